import { expect, test } from "playwright/test";
import { nameMatcher } from "cookie-inventory";
import { compare } from "../../src/compare/compare-inventory.ts";
import { lookupIn } from "../../src/compare/record-matching.ts";
import { storedItems } from "../../src/stored-items.ts";
import type { Observations } from "../../src/observation-schema.ts";
import { inventoryOf, SESSION, textOf, told } from "../support/compared-inventory.ts";
import { observed, observedItems, seenCookie, seenItem } from "../support/made-observations.ts";

const DAY = 86_400;

/** Which of the records a cookie belongs to, by its name on example.gov.uk or another domain. */
type Precedence = readonly [
  records: readonly object[],
  cookie: string | { readonly name: string; readonly domain: string },
  index: number | undefined,
];
const PRECEDENCE: Readonly<Record<string, Precedence>> = {
  "the exact name before an alias": [[{ name: "a", aliases: ["b"] }, { name: "b" }], "b", 1],
  "the exact name before a pattern": [[{ name: "a_*" }, { name: "a_1" }], "a_1", 1],
  "an alias before a pattern": [[{ name: "a_*" }, { name: "z", aliases: ["a_1"] }], "a_1", 1],
  "the longer pattern before the shorter one": [[{ name: "a*" }, { name: "a_b*" }], "a_b1", 1],
  "literal characters, and not “*”, as what makes a pattern long": [
    [{ name: "a*****" }, { name: "ab*" }],
    "abcdefg",
    1,
  ],
  "a pattern among the aliases as a pattern": [
    [{ name: "a_*" }, { name: "z", aliases: ["a_b*"] }],
    "a_b1",
    1,
  ],
  "the exact name of a wider domain before an alias of the same one": [
    [{ name: "z", aliases: ["a"], domain: "www.example.gov.uk" }, { name: "a" }],
    { name: "a", domain: "www.example.gov.uk" },
    1,
  ],
  "the more specific domain among equals": [
    [{ name: "a" }, { name: "a", domain: "www.example.gov.uk" }],
    { name: "a", domain: "x.www.example.gov.uk" },
    1,
  ],
  "the first in the file among equals": [[{ name: "a_*b" }, { name: "a*_b" }], "a_1_b", 0],
  "only what is within the domain": [[{ name: "a", domain: "ample.gov.uk" }], "a", undefined],
  "patterns from end to end": [[{ name: "a_*" }], "xa_1", undefined],
  "something in place of a “*”": [[{ name: "a_*" }], "a_", undefined],
  capitals: [[{ name: "A" }], "a", undefined],
  "a name that has a “*” in it": [[{ name: "a*b" }, { name: "a*" }], "a*b", 0],
  "no pattern where there is no name": [[{ name: "*" }], "", undefined],
  "<unnamed> where there is no name": [[{ name: "*" }, { name: "<unnamed>" }], "", 1],
  "<unnamed> among the aliases": [[{ name: "a", aliases: ["<unnamed>"] }], "", 0],
  "nothing else by <unnamed>": [[{ name: "<unnamed>" }], "<unnamed>", undefined],
  "everything but no name by “*”": [[{ name: "*" }], "<unnamed>", 0],
};

for (const [name, [records, cookie, index]] of Object.entries(PRECEDENCE)) {
  test(`Matching takes ${name}`, () => {
    const entries = inventoryOf(textOf(records)).data.cookies.map((record, at) => ({
      record,
      index: at,
    }));
    const seen = seenCookie(typeof cookie === "string" ? { name: cookie } : cookie);
    const items = storedItems(observedItems(seen));
    expect(items.map((item) => lookupIn(entries)(item)?.entry.index)).toEqual([index]);
  });
}

const PASTE =
  "undeclared cookies Paste this record behind the last one in “cookies”, with a comma between the two: ";

/** What is told of items that no record covers: the rule and the place of each finding, and what to write. */
const STRAYS: Readonly<
  Record<string, readonly [records: readonly object[], seen: Observations, ...told: string[]]>
> = {
  "is no wrong storage of a record that is true as it stands": [
    [SESSION],
    observedItems(seenCookie(), seenItem({ name: "theme" })),
    PASTE,
  ],
  "is no wrong domain of a record that is true as it stands": [
    [{ ...SESSION, domain: "www.example.gov.uk" }],
    observedItems(seenCookie(), seenCookie({ domain: "www.example.gov.uk" })),
    PASTE,
  ],
  "is no wrong domain of a record that may be true behind a login": [
    [{ ...SESSION, domain: "my.example.gov.uk", behindLogin: true }],
    observedItems(seenCookie()),
    PASTE,
  ],
  "belongs to a pattern of another storage": [
    [{ name: "th*" }],
    observedItems(seenItem({ name: "theme" }), seenItem({ name: "three" })),
    `wrong-storage 0.storage Write "storage": "localStorage" and "duration": null`,
  ],
  "belongs to no pattern of another domain": [
    [{ ...SESSION, name: "th*", domain: "www.example.gov.uk" }],
    observedItems(seenCookie()),
    PASTE,
    "not-seen 0.status Look whether the websites still set it",
  ],
  "belongs to the record of another storage that names it best": [
    [{ name: "th*" }, { name: "z", aliases: ["theme"] }, { name: "theme", duration: null }],
    observed([{ items: [seenItem({ name: "theme" })] }], { left: { limit: ["x"] } }),
    `wrong-storage 2.storage Write "storage": "localStorage"`,
  ],
  "in two other storages is one wrong storage and one more record": [
    [{ duration: null }],
    observedItems(
      seenItem({ name: "theme" }),
      seenItem({ name: "theme", storage: "sessionStorage" }),
    ),
    PASTE,
    `wrong-storage 0.storage Write "storage": "localStorage"`,
  ],
  "belongs to a record of the same party, rather than of another": [
    [
      { ...SESSION, domain: "very-long-name.counter.test", provider: "counter" },
      { ...SESSION, domain: "old.example.gov.uk" },
    ],
    observed([{ cookies: [seenCookie()] }], { left: { limit: ["x"] } }),
    `wrong-domain 1.domain Write "domain": "example`,
  ],
  "on domains that have nothing in common moves a record to the first of them": [
    [{ ...SESSION, domain: "old.example.gov.uk" }],
    observedItems(
      seenCookie({ domain: "a.example.gov.uk" }),
      seenCookie({ domain: "b.other.test", party: "third" }),
    ),
    PASTE,
    `wrong-domain 0.domain Write "domain": "a`,
  ],
  "is declared once more where moving a record would make two the same": [
    [
      { ...SESSION, name: "colours", aliases: ["theme"], domain: "old.example.gov.uk" },
      { ...SESSION, name: "colours", status: "retired" },
    ],
    observedItems(seenCookie()),
    PASTE,
  ],
  "comes back under its retired record, rather than as another record’s wrong storage": [
    [
      { name: "theme" },
      { name: "th*", storage: "localStorage", duration: null, status: "retired" },
    ],
    observedItems(seenItem({ name: "theme" })),
    `undeclared 1.status Write "status": "verified" and "lastVerified": "2026-11-23"`,
    "not-seen 0.status Look whether the websites still set it",
  ],
};
for (const [name, [records, seen, ...expected]] of Object.entries(STRAYS)) {
  test(`What no record covers ${name}`, () => {
    const findings = told(records, seen).map(
      ([rule, place, , hint = ""]) => `${rule} ${place} ${hint.split(/[.{]/)[0]}`,
    );
    expect(findings).toEqual(expected);
  });
}

test("An alias is not proposed as the name where a retired record has it", () => {
  const records = [
    { ...SESSION, aliases: ["colours"] },
    { ...SESSION, name: "colours", status: "retired" },
  ];
  expect(told(records, observedItems(seenCookie({ name: "colours" })))).toEqual([]);
});

test("A item that an amended record would cover is told with it, and not as undeclared", () => {
  const seen = observedItems(
    seenCookie({ domain: "www.example.gov.uk" }),
    seenCookie({ name: "theme_1", domain: "www.example.gov.uk", lifetime: DAY }),
  );
  const records = [{ ...SESSION, aliases: ["theme_*"], domain: "old.example.gov.uk" }];
  expect(told(records, seen).map(([rule]) => rule)).toEqual(["wrong-domain", "wrong-persistence"]);
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

  test("is looked for without going on for ever, whatever a website calls its cookies", () => {
    expect(nameMatcher(`${"a*".repeat(50)}b`)("a".repeat(100_000))).toBe(false);
  });
});

test("A thousand records and ten thousand items are compared in a moment", () => {
  const records = Array.from({ length: 1000 }, (_, index) => ({
    ...SESSION,
    name: index % 2 === 0 ? `name_${index}` : `part_${index}_*`,
  }));
  const cookies = Array.from({ length: 10_000 }, (_, index) =>
    seenCookie({ name: index % 2 === 0 ? `name_${index}` : `part_${index % 2000}_${index}` }),
  );
  const inventory = inventoryOf(textOf(records));
  const observations = observed([{ cookies }]);
  // Some 100 ms; what is quadratic takes minutes, and the runner ends it.
  expect(compare(observations, inventory).length).toBeGreaterThan(0);
});
