import { expect, test } from "playwright/test";
import { update } from "../../src/update/update-text.ts";
import { changesInWords } from "../../src/update/update-summary.ts";
import { textOf } from "../support/compared-inventory.ts";
import {
  choiceMade,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";
import {
  DRAFT,
  earlier,
  FOREIGN,
  laidOut,
  LOCAL,
  SESSION,
  testUpdates,
  VERIFIED,
  type WebsiteEntry,
} from "../support/updated-inventory.ts";

const DAY = 86_400;
const visitedShop = { address: "https://shop.example.gov.uk/" };

testUpdates([
  [
    "What is seen as it is declared is verified on the day of the audit",
    [SESSION],
    observedItems(seenCookie()),
    [{ ...SESSION, ...VERIFIED }],
    [["verified", "theme"]],
  ],
  [
    "What was verified before is verified again",
    [{ ...SESSION, status: "verified", lastVerified: "2025-01-01" }],
    observedItems(seenCookie()),
    [{ ...SESSION, ...VERIFIED }],
    [["verified", "theme"]],
  ],
  [
    "What was verified on this day stays as it is",
    [{ ...SESSION, ...VERIFIED }],
    observedItems(seenCookie()),
    [{ ...SESSION, ...VERIFIED }],
    [],
  ],
  [
    "What was verified on a later day stays as it is",
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    observedItems(seenCookie()),
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    [],
  ],
  [
    "What was seen on a later day, and not verified, keeps that day",
    [{ ...SESSION, lastVerified: "2026-12-01" }],
    observedItems(seenCookie()),
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    [["verified", "theme"]],
  ],
  [
    "What is behind a login and was seen all the same is verified",
    [{ ...SESSION, behindLogin: true }],
    observedItems(seenCookie()),
    [{ ...SESSION, behindLogin: true, ...VERIFIED }],
    [["verified", "theme"]],
  ],
  [
    "What is on a page of an incomplete run is verified, and what is not stays as it is",
    [SESSION, { name: "old" }],
    observed([{ cookies: [seenCookie()] }, { outcome: "failed" }]),
    [{ ...SESSION, ...VERIFIED }, { name: "old" }],
    [["verified", "theme"]],
    earlier(),
  ],
  [
    "Records of one name are each verified by what is theirs",
    [SESSION, { ...SESSION, domain: "shop.example.gov.uk" }, LOCAL],
    observed([
      { ...visitedShop, cookies: [seenCookie(), seenCookie({ domain: "shop.example.gov.uk" })] },
    ]),
    [
      { ...SESSION, ...VERIFIED },
      { ...SESSION, domain: "shop.example.gov.uk", ...VERIFIED },
      LOCAL,
    ],
    [
      ["verified", "theme"],
      ["verified", "theme"],
    ],
  ],
  [
    "Storage is corrected",
    [{}],
    observedItems(seenItem({ name: "theme" })),
    [{ ...LOCAL, ...VERIFIED }],
    [["amended", "theme"]],
  ],
  [
    "A domain is corrected",
    [{ ...SESSION, domain: "www.example.gov.uk" }],
    observedItems(seenCookie()),
    [{ ...SESSION, ...VERIFIED }],
    [["amended", "theme"]],
  ],
  [
    "A duration is corrected",
    [{ duration: "P30D" }],
    observedItems(seenCookie({ lifetime: 365 * DAY })),
    [VERIFIED],
    [["amended", "theme"]],
  ],
  [
    "A persistence is corrected, and the duration with it",
    [{}],
    observedItems(seenCookie()),
    [{ ...SESSION, ...VERIFIED }],
    [["amended", "theme"]],
  ],
  [
    "A session that is none is corrected",
    [SESSION],
    observedItems(seenCookie({ lifetime: 7 * DAY })),
    [{ duration: "P7D", ...VERIFIED }],
    [["amended", "theme"]],
  ],
  [
    "An alias that is seen in place of the name changes places with it",
    [{ ...SESSION, name: "_utma", aliases: ["x", "__utma"] }],
    observedItems(seenCookie({ name: "__utma" })),
    [{ ...SESSION, name: "__utma", aliases: ["_utma", "x"], ...VERIFIED }],
    [["amended", "_utma"]],
  ],
  [
    "An alias too long for one line changes places with the name, each in a line",
    [{ ...SESSION, name: "n".repeat(50), aliases: ["m".repeat(50), "theme"] }],
    observedItems(seenCookie()),
    [{ ...SESSION, aliases: ["n".repeat(50), "m".repeat(50)], ...VERIFIED }],
    [["amended", "n".repeat(50)]],
  ],
  [
    "A provider that is known is corrected",
    [{ ...SESSION, domain: "counter.test" }],
    observedItems(seenCookie({ domain: "stats.counter.test", party: "third" })),
    [{ ...SESSION, domain: "counter.test", provider: "counter", ...VERIFIED }],
    [["amended", "theme"]],
  ],
  [
    "A provider that nobody knows is not guessed, and what has a wrong one is not verified",
    [{ ...SESSION, domain: "tracker.test" }],
    observedItems(seenCookie(FOREIGN)),
    [{ ...SESSION, domain: "tracker.test" }],
    [],
  ],
  [
    "What is certain is corrected beside what nobody knows, and not verified",
    [{ domain: "tracker.test" }],
    observedItems(seenCookie(FOREIGN)),
    [{ ...SESSION, domain: "tracker.test" }],
    [["amended", "theme"]],
  ],
  [
    "What was seen later than this audit is not corrected by it",
    [{ status: "verified", lastVerified: "2026-12-01" }],
    observedItems(seenCookie()),
    [{ status: "verified", lastVerified: "2026-12-01" }],
    [],
  ],
  [
    "What does not wait for a “yes” is not verified",
    [{ ...SESSION, exception: 2 }],
    observedItems(seenCookie()),
    [{ ...SESSION, exception: 2 }],
    [],
  ],
  [
    "What does not take a “no” is not verified",
    [{ ...SESSION, exception: 5 }],
    observed([{}, { state: "rejected", cookies: [seenCookie()] }], { choices: [choiceMade()] }),
    [{ ...SESSION, exception: 5 }],
    [],
  ],
  [
    "What was stored only after a “yes” is verified",
    [{ ...SESSION, exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted", cookies: [seenCookie()] })] }),
    [{ ...SESSION, exception: 2, ...VERIFIED }],
    [["verified", "theme"]],
  ],
]);

const LAYOUTS: readonly (readonly [name: string, layout: (text: string) => string])[] = [
  ["lines that end as on Windows", (text) => text.replaceAll("\n", "\r\n")],
  ["lines that are set in by tabs", (text) => text.replaceAll("  ", "\t")],
  ["lines that are set in by four blanks", (text) => text.replaceAll("  ", "    ")],
  ["no line break at its end", (text) => text.trimEnd()],
];
const SOME = ["theme", "chat", "map"].map((name) => seenCookie({ name }));
for (const [name, layout] of LAYOUTS) {
  test(`A file with ${name} keeps it that way`, async () => {
    const before = layout(await laidOut([{}, { name: "old" }]));
    expect(update(before, observedItems(...SOME), earlier()).text).toBe(
      layout(
        await laidOut([
          { ...SESSION, ...VERIFIED },
          { name: "old", status: "retired" },
          { ...DRAFT, ...SESSION, name: "chat" },
          { ...DRAFT, ...SESSION, name: "map" },
        ]),
      ),
    );
  });
}

test("A draft is all that an inventory may be refused for", () => {
  const seen = observedItems();
  expect(() => update("{", seen)).toThrow("A closing “}” is missing.");
  expect(() => update(textOf([{ provider: "them" }]), seen)).toThrow(
    "The cookie “theme” names a provider “them” that is not in this file.",
  );
  const text = textOf([{ status: "draft" }]);
  expect(update(text, seen)).toEqual({ text, changes: [] });
});

const WORDS: readonly (readonly [changes: WebsiteEntry, done: string, dry?: string])[] = [
  [[], "The inventory already says what was seen: nothing to write."],
  [
    [["verified", "a"]],
    "In the inventory: 1 record verified.",
    "In the inventory, there would be: 1 record verified.",
  ],
  [
    [
      ["verified", "a"],
      ["retired", "b"],
      ["drafted", "c"],
      ["verified", "d"],
      ["amended", "e"],
      ["drafted", "f"],
    ],
    "In the inventory: 2 records verified, 1 record corrected by what was seen (“e”), 2 drafts added, to be finished (“c” and “f”) and 1 record proposed as retired (“b”).",
    "In the inventory, there would be: 2 records verified, 1 record corrected by what was seen (“e”), 2 drafts added, to be finished (“c” and “f”) and 1 record proposed as retired (“b”).",
  ],
  [
    ["a", "b", "c", "d", "e"].map((name) => ["retired", name] as const),
    "In the inventory: 5 records proposed as retired (“a”, “b”, “c” and 2 more).",
    "In the inventory, there would be: 5 records proposed as retired (“a”, “b”, “c” and 2 more).",
  ],
  [
    [
      ["verified", "a"],
      ["left", "b"],
      ["left", "b"],
      ["left", "c"],
    ],
    "In the inventory: 1 record verified. What was seen of “b” and “c” cannot be written there, since the check would refuse it: see the report.",
    "In the inventory, there would be: 1 record verified. What was seen of “b” and “c” cannot be written there, since the check would refuse it: see the report.",
  ],
  [
    [["left", "b"]],
    "The inventory already says what could be written: nothing to write. What was seen of “b” cannot be written there, since the check would refuse it: see the report.",
  ],
];
for (const [told, done, dry = done] of WORDS) {
  test(`An update is told in words: ${done}`, () => {
    const changes = told.map(([what, name]) => ({ what, name }));
    expect(changesInWords(changes, false)).toBe(done);
    expect(changesInWords(changes, true)).toBe(dry);
  });
}
