import { expect, test } from "playwright/test";
import { nameMatcher } from "cookie-inventory";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import { createLookup } from "../../src/compare/record-matching.ts";
import { storedItems } from "../../src/stored-items.ts";
import type { Observations } from "../../src/observation-schema.ts";
import { describeFindings, inventoryOf, SESSION, textOf } from "../support/compared-inventory.ts";
import { observed, observedItems, seenCookie, seenItem } from "../support/made-observations.ts";

const DAY = 86_400;

/** Records, a cookie by its name on example.gov.uk or another domain, and the index of the record that covers it. */
type Precedence = readonly [
  records: readonly object[],
  cookie: string | { readonly name: string; readonly domain: string },
  index: number | undefined,
];
const PRECEDENCE: Readonly<Record<string, Precedence>> = {
  "An exact name takes precedence over an alias": [
    [{ name: "a", aliases: ["b"] }, { name: "b" }],
    "b",
    1,
  ],
  "An exact name takes precedence over a pattern": [[{ name: "a_*" }, { name: "a_1" }], "a_1", 1],
  "An alias takes precedence over a pattern": [
    [{ name: "a_*" }, { name: "z", aliases: ["a_1"] }],
    "a_1",
    1,
  ],
  "The longer pattern takes precedence": [[{ name: "a*" }, { name: "a_b*" }], "a_b1", 1],
  "Only literal characters count towards the length of a pattern": [
    [{ name: "a*****" }, { name: "ab*" }],
    "abcdefg",
    1,
  ],
  "A pattern among the aliases counts as a pattern": [
    [{ name: "a_*" }, { name: "z", aliases: ["a_b*"] }],
    "a_b1",
    1,
  ],
  "An exact name on a wider domain takes precedence over an alias on the same domain": [
    [{ name: "z", aliases: ["a"], domain: "www.example.gov.uk" }, { name: "a" }],
    { name: "a", domain: "www.example.gov.uk" },
    1,
  ],
  "The more specific domain takes precedence between equal names": [
    [{ name: "a" }, { name: "a", domain: "www.example.gov.uk" }],
    { name: "a", domain: "x.www.example.gov.uk" },
    1,
  ],
  "The first in the file takes precedence between equal patterns": [
    [{ name: "a_*b" }, { name: "a*_b" }],
    "a_1_b",
    0,
  ],
  "A record covers only its domain and subdomains": [
    [{ name: "a", domain: "ample.gov.uk" }],
    "a",
    undefined,
  ],
  "A pattern must match the whole name": [[{ name: "a_*" }], "xa_1", undefined],
  "A “*” stands for at least one character": [[{ name: "a_*" }], "a_", undefined],
  "Names are case-sensitive": [[{ name: "A" }], "a", undefined],
  "A name that contains “*” is its own exact name": [[{ name: "a*b" }, { name: "a*" }], "a*b", 0],
  "An alias that contains “*” is its own exact name too": [
    [{ name: "*a*" }, { name: "z", aliases: ["a*"] }],
    "a*",
    1,
  ],
  "A pattern does not cover an item without a name": [[{ name: "*" }], "", undefined],
  "<unnamed> covers an item without a name": [[{ name: "*" }, { name: "<unnamed>" }], "", 1],
  "<unnamed> among the aliases covers an item without a name": [
    [{ name: "a", aliases: ["<unnamed>"] }],
    "",
    0,
  ],
  "<unnamed> does not cover an item with that name": [
    [{ name: "<unnamed>" }],
    "<unnamed>",
    undefined,
  ],
  "A “*” covers an item named <unnamed>": [[{ name: "*" }], "<unnamed>", 0],
};

for (const [name, [records, cookie, index]] of Object.entries(PRECEDENCE)) {
  test(name, () => {
    const entries = inventoryOf(textOf(records)).data.cookies.map((record, position) => ({
      record,
      index: position,
    }));
    const found = seenCookie(typeof cookie === "string" ? { name: cookie } : cookie);
    const items = storedItems(observedItems(found));
    expect(items.map((item) => createLookup(entries)(item)?.entry.index)).toEqual([index]);
  });
}

const PASTE =
  "undeclared cookies Paste this record after the last one in “cookies”, with a comma between them: ";

/** Runs with items that no record covers, and the rule, place and start of the hint of each finding. */
const UNMATCHED: Readonly<
  Record<
    string,
    readonly [records: readonly object[], observations: Observations, ...expected: string[]]
  >
> = {
  "An item of another storage is undeclared if another item matches the record": [
    [SESSION],
    observedItems(seenCookie(), seenItem({ name: "theme" })),
    PASTE,
  ],
  "An item of another domain is undeclared if another item matches the record": [
    [{ ...SESSION, domain: "www.example.gov.uk" }],
    observedItems(seenCookie(), seenCookie({ domain: "www.example.gov.uk" })),
    PASTE,
  ],
  "An item of another domain is undeclared if the record is behind a login": [
    [{ ...SESSION, domain: "my.example.gov.uk", behindLogin: true }],
    observedItems(seenCookie()),
    PASTE,
  ],
  "A pattern with another storage is corrected": [
    [{ name: "th*" }],
    observedItems(seenItem({ name: "theme" }), seenItem({ name: "three" })),
    `wrong-storage 0.storage Change it to "storage": "localStorage", "duration": null`,
  ],
  "A pattern with another domain is not corrected": [
    [{ ...SESSION, name: "th*", domain: "www.example.gov.uk" }],
    observedItems(seenCookie()),
    PASTE,
    "not-seen 0.status Check whether the websites still set it",
  ],
  "A pattern is not moved to the domain of an item with that very name": [
    [{ ...SESSION, name: "th*", domain: "www.example.gov.uk" }],
    observedItems(seenCookie({ name: "th*" })),
    PASTE,
    "not-seen 0.status Check whether the websites still set it",
  ],
  "The domain of a record with the item’s name is corrected rather than one with its alias": [
    [
      { ...SESSION, name: "z", aliases: ["theme"], domain: "old.example.gov.uk" },
      { ...SESSION, domain: "own.example.gov.uk" },
    ],
    observed([{ cookies: [seenCookie()] }], { left: { limit: ["x"] } }),
    `wrong-domain 1.domain Change it to "domain": "example`,
  ],
  "The storage of the record that matches best is corrected": [
    [{ name: "th*" }, { name: "z", aliases: ["theme"] }, { name: "theme", duration: null }],
    observed([{ items: [seenItem({ name: "theme" })] }], { left: { limit: ["x"] } }),
    `wrong-storage 2.storage Change it to "storage": "localStorage"`,
  ],
  "Items of one name in two other storages correct one record and add another": [
    [{ duration: null }],
    observedItems(
      seenItem({ name: "theme" }),
      seenItem({ name: "theme", storage: "sessionStorage" }),
    ),
    PASTE,
    `wrong-storage 0.storage Change it to "storage": "localStorage"`,
  ],
  "A record of the same party is corrected rather than one of another party": [
    [
      { ...SESSION, domain: "very-long-name.counter.test", provider: "counter" },
      { ...SESSION, domain: "old.example.gov.uk" },
    ],
    observed([{ cookies: [seenCookie()] }], { left: { limit: ["x"] } }),
    `wrong-domain 1.domain Change it to "domain": "example`,
  ],
  "A record moves to the first of several unrelated domains": [
    [{ ...SESSION, domain: "old.example.gov.uk" }],
    observedItems(
      seenCookie({ domain: "a.example.gov.uk" }),
      seenCookie({ domain: "b.other.test", party: "third" }),
    ),
    PASTE,
    `wrong-domain 0.domain Change it to "domain": "a`,
  ],
  "An item is undeclared if moving its record would duplicate another": [
    [
      { ...SESSION, name: "colours", aliases: ["theme"], domain: "old.example.gov.uk" },
      { ...SESSION, name: "colours", status: "retired" },
    ],
    observedItems(seenCookie()),
    PASTE,
  ],
  "A retired record that covers an item takes precedence over a wrong storage": [
    [
      { name: "theme" },
      { name: "th*", storage: "localStorage", duration: null, status: "retired" },
    ],
    observedItems(seenItem({ name: "theme" })),
    `undeclared 1.status Change it to "status": "verified", "lastVerified": "2026-11-23"`,
    "not-seen 0.status Check whether the websites still set it",
  ],
};
for (const [name, [records, observations, ...expected]] of Object.entries(UNMATCHED)) {
  test(name, () => {
    const findings = describeFindings(records, observations).map(
      ([rule, place, , hint = ""]) => `${rule} ${place} ${hint.split(/[.{]/)[0]}`,
    );
    expect(findings).toEqual(expected);
  });
}

test("An alias is not proposed as the name if a retired record has it", () => {
  const records = [
    { ...SESSION, aliases: ["colours"] },
    { ...SESSION, name: "colours", status: "retired" },
  ];
  expect(describeFindings(records, observedItems(seenCookie({ name: "colours" })))).toEqual([]);
});

test("An item that a corrected record covers is checked against it, and not undeclared", () => {
  const observations = observedItems(
    seenCookie({ domain: "www.example.gov.uk" }),
    seenCookie({ name: "theme_1", domain: "www.example.gov.uk", lifetime: DAY }),
  );
  const records = [{ ...SESSION, aliases: ["theme_*"], domain: "old.example.gov.uk" }];
  expect(describeFindings(records, observations).map(([rule]) => rule)).toEqual([
    "wrong-domain",
    "wrong-persistence",
  ]);
});

test.describe("A recorded name", () => {
  const NAMES: readonly [recorded: string, name: string, covered: boolean][] = [
    ["a*b*c", "aXbYc", true],
    ["a*b*c", "abYc", false],
    ["a*b*c", "aXbc", false],
    ["a*b*c", "aXbbYc", true],
    ["a*a", "a", false],
    ["a*a", "aa", false],
    ["a*a", "aXa", true],
    ["**", "a", false],
    ["**", "ab", true],
    ["*", "\n", true],
    ["a.c", "abc", false],
    ["*", "😀", true],
    ["<unnamed>", "", true],
    ["<unnamed>", "<unnamed>", false],
    ["<unnamed>*", "<unnamed>x", true],
  ];
  for (const [recorded, name, covered] of NAMES) {
    test(`“${recorded}” ${covered ? "covers" : "does not cover"} ${JSON.stringify(name)}`, () => {
      expect(nameMatcher(recorded)(name)).toBe(covered);
    });
  }

  test("is matched in linear time, however long a cookie’s name", () => {
    expect(nameMatcher(`${"a*".repeat(50)}b`)("a".repeat(100_000))).toBe(false);
  });
});

test("Compares ten thousand items with a thousand records in linear time", () => {
  const records = Array.from({ length: 1000 }, (_, index) => ({
    ...SESSION,
    name: index % 2 === 0 ? `name_${index}` : `part_${index}_*`,
  }));
  const cookies = Array.from({ length: 10_000 }, (_, index) =>
    seenCookie({ name: index % 2 === 0 ? `name_${index}` : `part_${index % 2000}_${index}` }),
  );
  const inventory = inventoryOf(textOf(records));
  const observations = observed([{ cookies }]);
  // Takes about 100 ms; a quadratic comparison takes minutes and reaches the test’s timeout.
  expect(compareInventory(observations, inventory).length).toBeGreaterThan(0);
});
