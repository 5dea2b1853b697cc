import { expect, test } from "playwright/test";
import { type Change, update } from "../../src/update/update-text.ts";
import { changesInWords } from "../../src/update/update-summary.ts";
import { LOCAL, SESSION, textOf } from "../support/compared-inventory.ts";
import {
  choiceMade,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";
import {
  earlier,
  FOREIGN,
  testUnchanged,
  testUpdates,
  VERIFIED,
} from "../support/updated-inventory.ts";

const DAY = 86_400;
const visitedShop = { address: "https://shop.example.gov.uk/" };

testUpdates({
  "What is seen as it is declared is verified on the day of the audit": [
    [SESSION],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "verified theme",
  ],
  "What was verified before is verified again": [
    [{ ...SESSION, status: "verified", lastVerified: "2025-01-01" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "verified theme",
  ],
  "What was seen on a later day, and not verified, keeps that day": [
    [{ ...SESSION, lastVerified: "2026-12-01" }],
    seenCookie(),
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    "verified theme",
  ],
  "What is behind a login and was seen all the same is verified": [
    [{ ...SESSION, behindLogin: true }],
    seenCookie(),
    [{ ...SESSION, behindLogin: true, ...VERIFIED }],
    "verified theme",
  ],
  "What is on a page of an incomplete run is verified, and what is not stays as it is": [
    [SESSION, { name: "old" }],
    observed([{ cookies: [seenCookie()] }, { outcome: "failed" }]),
    [{ ...SESSION, ...VERIFIED }, { name: "old" }],
    "verified theme",
    earlier(),
  ],
  "Records of one name are each verified by what is theirs": [
    [SESSION, { ...SESSION, domain: "shop.example.gov.uk" }, LOCAL],
    observed([
      { ...visitedShop, cookies: [seenCookie(), seenCookie({ domain: "shop.example.gov.uk" })] },
    ]),
    [
      { ...SESSION, ...VERIFIED },
      { ...SESSION, domain: "shop.example.gov.uk", ...VERIFIED },
      LOCAL,
    ],
    "verified theme, verified theme",
  ],
  "Storage is corrected": [
    [{}],
    seenItem({ name: "theme" }),
    [{ ...LOCAL, ...VERIFIED }],
    "amended theme",
  ],
  "A domain is corrected": [
    [{ ...SESSION, domain: "www.example.gov.uk" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "amended theme",
  ],
  "A duration is corrected": [
    [{ duration: "P30D" }],
    seenCookie({ lifetime: 365 * DAY }),
    [VERIFIED],
    "amended theme",
  ],
  "A persistence is corrected, and the duration with it": [
    [{}],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "amended theme",
  ],
  "A session that is none is corrected": [
    [SESSION],
    seenCookie({ lifetime: 7 * DAY }),
    [{ duration: "P7D", ...VERIFIED }],
    "amended theme",
  ],
  "An alias that is seen in place of the name changes places with it": [
    [{ ...SESSION, name: "_utma", aliases: ["x", "__utma"] }],
    seenCookie({ name: "__utma" }),
    [{ ...SESSION, name: "__utma", aliases: ["_utma", "x"], ...VERIFIED }],
    "amended _utma",
  ],
  "An alias too long for one line changes places with the name, each in a line": [
    [{ ...SESSION, name: "n".repeat(50), aliases: ["m".repeat(50), "theme"] }],
    seenCookie(),
    [{ ...SESSION, aliases: ["n".repeat(50), "m".repeat(50)], ...VERIFIED }],
    `amended ${"n".repeat(50)}`,
  ],
  "A provider that is known is corrected": [
    [{ ...SESSION, domain: "counter.test" }],
    seenCookie({ domain: "stats.counter.test", party: "third" }),
    [{ ...SESSION, domain: "counter.test", provider: "counter", ...VERIFIED }],
    "amended theme",
  ],
  "What is certain is corrected beside what nobody knows, and not verified": [
    [{ domain: "tracker.test" }],
    seenCookie(FOREIGN),
    [{ ...SESSION, domain: "tracker.test" }],
    "amended theme",
  ],
  "What was stored only after a “yes” is verified": [
    [{ ...SESSION, exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted", cookies: [seenCookie()] })] }),
    [{ ...SESSION, exception: 2, ...VERIFIED }],
    "verified theme",
  ],
});

testUnchanged({
  "What was verified on this day stays as it is": [[{ ...SESSION, ...VERIFIED }], seenCookie()],
  "What was verified on a later day stays as it is": [
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    seenCookie(),
  ],
  "A provider that nobody knows is not guessed, and what has a wrong one is not verified": [
    [{ ...SESSION, domain: "tracker.test" }],
    seenCookie(FOREIGN),
  ],
  "What was seen later than this audit is not corrected by it": [
    [{ status: "verified", lastVerified: "2026-12-01" }],
    seenCookie(),
  ],
  "What does not wait for a “yes” is not verified": [[{ ...SESSION, exception: 2 }], seenCookie()],
  "What does not take a “no” is not verified": [
    [{ ...SESSION, exception: 5 }],
    observed([{}, { state: "rejected", cookies: [seenCookie()] }], { choices: [choiceMade()] }),
  ],
});

test("A draft is all that an inventory may be refused for", () => {
  const seen = observedItems();
  expect(() => update("{", seen)).toThrow("A closing “}” is missing.");
  expect(() => update(textOf([{ provider: "them" }]), seen)).toThrow(
    "The cookie “theme” names a provider “them” that is not in this file.",
  );
  const text = textOf([{ status: "draft" }]);
  expect(update(text, seen)).toEqual({ text, changes: [] });
});

const CANNOT = "cannot be written there, since the check would refuse it: see the report.";
const WORDS: readonly (readonly [changes: string, done: string])[] = [
  ["", "The inventory already says what was seen: nothing to write."],
  ["verified a", "In the inventory: 1 record verified."],
  [
    "verified a, retired b, drafted c, verified d, amended e, drafted f",
    "In the inventory: 2 records verified, 1 record corrected by what was seen (“e”), 2 drafts added, to be finished (“c” and “f”) and 1 record proposed as retired (“b”).",
  ],
  [
    "retired a, retired b, retired c, retired d, retired e",
    "In the inventory: 5 records proposed as retired (“a”, “b”, “c” and 2 more).",
  ],
  [
    "verified a, left b, left b, left c",
    `In the inventory: 1 record verified. What was seen of “b” and “c” ${CANNOT}`,
  ],
  [
    "left b",
    `The inventory already says what could be written: nothing to write. What was seen of “b” ${CANNOT}`,
  ],
];
for (const [told, done] of WORDS) {
  test(`An update is told in words: ${done}`, () => {
    const changes = told.split(", ").flatMap((each): Change[] => {
      const [what, name] = each.split(" ");
      return name === undefined ? [] : [{ what: what as Change["what"], name }];
    });
    expect(changesInWords(changes, false)).toBe(done);
    expect(changesInWords(changes, true)).toBe(
      done.replace("In the inventory:", "In the inventory, there would be:"),
    );
  });
}
