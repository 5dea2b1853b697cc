import { expect, test } from "playwright/test";
import { type Change, updateInventoryText } from "../../src/update/update-inventory.ts";
import { summariseChanges } from "../../src/update/update-summary.ts";
import { LOCAL, SESSION, textOf } from "../support/compared-inventory.ts";
import {
  choiceMade,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";
import {
  earlierRun,
  testUnchanged,
  testUpdates,
  THIRD_PARTY,
  VERIFIED,
} from "../support/updated-inventory.ts";

const DAY = 86_400;
const visitedShop = { address: "https://shop.example.gov.uk/" };

testUpdates({
  "A record whose item is found as recorded is verified on the day of the audit": [
    [SESSION],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "verified theme",
  ],
  "A verified record is verified again": [
    [{ ...SESSION, status: "verified", lastVerified: "2025-01-01" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "verified theme",
  ],
  "A declared record seen on a later day is verified and keeps that day": [
    [{ ...SESSION, lastVerified: "2026-12-01" }],
    seenCookie(),
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    "verified theme",
  ],
  "A record behind a login is verified when its item is found": [
    [{ ...SESSION, behindLogin: true }],
    seenCookie(),
    [{ ...SESSION, behindLogin: true, ...VERIFIED }],
    "verified theme",
  ],
  "An incomplete run verifies records, and does not retire any": [
    [SESSION, { name: "old" }],
    observed([{ cookies: [seenCookie()] }, { outcome: "failed" }]),
    [{ ...SESSION, ...VERIFIED }, { name: "old" }],
    "verified theme",
    earlierRun(),
  ],
  "Records of one name are verified only by their own items": [
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
  "A wrong storage is corrected": [
    [{}],
    seenItem({ name: "theme" }),
    [{ ...LOCAL, ...VERIFIED }],
    "corrected theme",
  ],
  "A wrong domain is corrected": [
    [{ ...SESSION, domain: "www.example.gov.uk" }],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "corrected theme",
  ],
  "A duration that is too short is corrected": [
    [{ duration: "P30D" }],
    seenCookie({ lifetime: 365 * DAY }),
    [VERIFIED],
    "corrected theme",
  ],
  "A persistent record of a session cookie is corrected": [
    [{}],
    seenCookie(),
    [{ ...SESSION, ...VERIFIED }],
    "corrected theme",
  ],
  "A session record of a persistent cookie is corrected": [
    [SESSION],
    seenCookie({ lifetime: 7 * DAY }),
    [{ duration: "P7D", ...VERIFIED }],
    "corrected theme",
  ],
  "An alias found instead of the name is swapped with it": [
    [{ ...SESSION, name: "_utma", aliases: ["x", "__utma"] }],
    seenCookie({ name: "__utma" }),
    [{ ...SESSION, name: "__utma", aliases: ["_utma", "x"], ...VERIFIED }],
    "corrected _utma",
  ],
  "Aliases too long for one line are written on one line each": [
    [{ ...SESSION, name: "n".repeat(50), aliases: ["m".repeat(50), "theme"] }],
    seenCookie(),
    [{ ...SESSION, aliases: ["n".repeat(50), "m".repeat(50)], ...VERIFIED }],
    `corrected ${"n".repeat(50)}`,
  ],
  "A wrong provider is corrected if the right one is known": [
    [{ ...SESSION, domain: "counter.test" }],
    seenCookie({ domain: "stats.counter.test", party: "third" }),
    [{ ...SESSION, domain: "counter.test", provider: "counter", ...VERIFIED }],
    "corrected theme",
  ],
  "A record with an unknown provider is otherwise corrected, and not verified": [
    [{ domain: "tracker.test" }],
    seenCookie(THIRD_PARTY),
    [{ ...SESSION, domain: "tracker.test" }],
    "corrected theme",
  ],
  "A record that needs consent is verified when its item is stored after accepting": [
    [{ ...SESSION, exception: 2 }],
    observed([{}], { choices: [choiceMade({ state: "accepted", cookies: [seenCookie()] })] }),
    [{ ...SESSION, exception: 2, ...VERIFIED }],
    "verified theme",
  ],
});

testUnchanged({
  "A record verified on the same day is unchanged": [[{ ...SESSION, ...VERIFIED }], seenCookie()],
  "A record verified on a later day is unchanged": [
    [{ ...SESSION, status: "verified", lastVerified: "2026-12-01" }],
    seenCookie(),
  ],
  "A wrong provider is unchanged and not verified if the right one is unknown": [
    [{ ...SESSION, domain: "tracker.test" }],
    seenCookie(THIRD_PARTY),
  ],
  "A record seen after this run is not corrected": [
    [{ status: "verified", lastVerified: "2026-12-01" }],
    seenCookie(),
  ],
  "A record that needs consent is not verified when its item is stored before a choice": [
    [{ ...SESSION, exception: 2 }],
    seenCookie(),
  ],
  "A record that visitors may object to is not verified when its item is stored after rejecting": [
    [{ ...SESSION, exception: 5 }],
    observed([{}, { state: "rejected", cookies: [seenCookie()] }], { choices: [choiceMade()] }),
  ],
});

test("Throws for errors other than drafts", () => {
  const observations = observedItems();
  expect(() => updateInventoryText("{", observations)).toThrow("is missing.");
  expect(() => updateInventoryText(textOf([{ provider: "them" }]), observations)).toThrow("“them”");
  const text = textOf([{ status: "draft" }]);
  expect(updateInventoryText(text, observations)).toEqual({ text, changes: [] });
});

const SUMMARIES: readonly (readonly [changes: string, summary: string])[] = [
  ["", "The inventory is up to date."],
  ["verified a", "Inventory updated: 1 record verified."],
  [
    "verified a, retired b, drafted c, verified d, corrected e, drafted f",
    "Inventory updated: 2 records verified, 1 record corrected (“e”), 2 drafts added, to be completed (“c” and “f”) and 1 record retired (“b”).",
  ],
  [
    "retired a, retired b, retired c, retired d, retired e",
    "Inventory updated: 5 records retired (“a”, “b”, “c” and 2 more).",
  ],
  [
    "verified a, skipped b, skipped b, skipped c",
    "Inventory updated: 1 record verified. Skipped, because the check would reject the change: “b” and “c”. See the report.",
  ],
  [
    "skipped b",
    "The inventory is unchanged. Skipped, because the check would reject the change: “b”. See the report.",
  ],
];
for (const [list, summary] of SUMMARIES) {
  test(`Summarises an update: ${summary}`, () => {
    const changes = list.split(", ").flatMap((each): Change[] => {
      const [action, name] = each.split(" ");
      return name === undefined ? [] : [{ action: action as Change["action"], name }];
    });
    expect(summariseChanges(changes, false)).toBe(summary);
    expect(summariseChanges(changes, true)).toBe(
      summary.replace("Inventory updated:", "Inventory would be updated:"),
    );
  });
}
