import { expect, test } from "playwright/test";
import { matcher } from "cookie-inventory";
import { compare } from "../../src/compare/compare-inventory.ts";
import { lookupIn } from "../../src/compare/record-matching.ts";
import { storedItems } from "../../src/stored-items.ts";
import { inventoryOf, textOf, told } from "../support/compared-inventory.ts";
import { observed, observedItems, seenCookie, seenItem } from "../support/made-observations.ts";

const SESSION = { persistence: "session", duration: null };
const DAY = 86_400;

/** Which of the records a cookie belongs to. */
const PRECEDENCE: readonly [
  name: string,
  records: readonly object[],
  cookie: { name: string; domain?: string },
  index: number | undefined,
][] = [
  [
    "the exact name before an alias",
    [{ name: "a", aliases: ["b"] }, { name: "b" }],
    { name: "b" },
    1,
  ],
  ["the exact name before a pattern", [{ name: "a_*" }, { name: "a_1" }], { name: "a_1" }, 1],
  [
    "an alias before a pattern",
    [{ name: "a_*" }, { name: "z", aliases: ["a_1"] }],
    { name: "a_1" },
    1,
  ],
  [
    "the longer pattern before the shorter one",
    [{ name: "a*" }, { name: "a_b*" }],
    { name: "a_b1" },
    1,
  ],
  [
    "literal characters, and not “*”, as what makes a pattern long",
    [{ name: "a*****" }, { name: "ab*" }],
    { name: "abcdefg" },
    1,
  ],
  [
    "a pattern among the aliases as a pattern",
    [{ name: "a_*" }, { name: "z", aliases: ["a_b*"] }],
    { name: "a_b1" },
    1,
  ],
  [
    "the exact name of a wider domain before an alias of the same one",
    [{ name: "z", aliases: ["a"], domain: "www.example.gov.uk" }, { name: "a" }],
    { name: "a", domain: "www.example.gov.uk" },
    1,
  ],
  [
    "the more specific domain among equals",
    [{ name: "a" }, { name: "a", domain: "www.example.gov.uk" }],
    { name: "a", domain: "x.www.example.gov.uk" },
    1,
  ],
  [
    "the first in the file among equals",
    [{ name: "a_*b" }, { name: "a*_b" }],
    { name: "a_1_b" },
    0,
  ],
  [
    "only what is within the domain",
    [{ name: "a", domain: "ample.gov.uk" }],
    { name: "a" },
    undefined,
  ],
  ["patterns from end to end", [{ name: "a_*" }], { name: "xa_1" }, undefined],
  ["something in place of a “*”", [{ name: "a_*" }], { name: "a_" }, undefined],
  ["capitals", [{ name: "A" }], { name: "a" }, undefined],
  ["a name that has a “*” in it", [{ name: "a*b" }, { name: "a*" }], { name: "a*b" }, 0],
  ["no pattern where there is no name", [{ name: "*" }], { name: "" }, undefined],
  ["<unnamed> where there is no name", [{ name: "*" }, { name: "<unnamed>" }], { name: "" }, 1],
  ["<unnamed> among the aliases", [{ name: "a", aliases: ["<unnamed>"] }], { name: "" }, 0],
  ["nothing else by <unnamed>", [{ name: "<unnamed>" }], { name: "<unnamed>" }, undefined],
  ["everything but no name by “*”", [{ name: "*" }], { name: "<unnamed>" }, 0],
];

for (const [name, records, cookie, index] of PRECEDENCE) {
  test(`Matching takes ${name}`, () => {
    const entries = inventoryOf(textOf(records)).data.cookies.map((record, at) => ({
      record,
      index: at,
    }));
    const [thing] = storedItems(observedItems(seenCookie(cookie)));
    if (thing === undefined) throw new Error("Nothing was seen.");
    expect(lookupIn(entries)(thing)?.entry.index).toBe(index);
  });
}

test.describe("What no record covers", () => {
  const rules = (...args: Parameters<typeof told>) =>
    told(...args).map(([rule, place, , hint]) => [rule, place, hint?.split(/[.{]/)[0]]);
  const PASTE =
    "Paste this record behind the last one in “cookies”, with a comma between the two: ";

  test("is no wrong storage of a record that is true as it stands", () => {
    expect(rules([SESSION], observedItems(seenCookie(), seenItem({ name: "theme" })))).toEqual([
      ["undeclared", "cookies", PASTE],
    ]);
  });

  test("is no wrong domain of a record that is true as it stands", () => {
    expect(
      rules(
        [{ ...SESSION, domain: "www.example.gov.uk" }],
        observedItems(seenCookie(), seenCookie({ domain: "www.example.gov.uk" })),
      ),
    ).toEqual([["undeclared", "cookies", PASTE]]);
  });

  test("is no wrong domain of a record that may be true behind a login", () => {
    expect(
      rules(
        [{ ...SESSION, domain: "my.example.gov.uk", behindLogin: true }],
        observedItems(seenCookie()),
      ),
    ).toEqual([["undeclared", "cookies", PASTE]]);
  });

  test("belongs to a pattern of another storage, and to none of another domain", () => {
    expect(
      rules(
        [{ name: "th*" }],
        observedItems(seenItem({ name: "theme" }), seenItem({ name: "three" })),
      ),
    ).toEqual([
      ["wrong-storage", "0.storage", `Write "storage": "localStorage" and "duration": null`],
    ]);
    expect(
      rules(
        [{ ...SESSION, name: "th*", domain: "www.example.gov.uk" }],
        observedItems(seenCookie()),
      ),
    ).toEqual([
      ["undeclared", "cookies", PASTE],
      ["not-seen", "0.status", "Look whether the websites still set it"],
    ]);
  });

  test("belongs to the record of another storage that names it best", () => {
    expect(
      rules(
        [{ name: "th*" }, { name: "z", aliases: ["theme"] }, { name: "theme", duration: null }],
        observed([{ items: [seenItem({ name: "theme" })] }], { left: { limit: ["x"] } }),
      ),
    ).toEqual([["wrong-storage", "2.storage", `Write "storage": "localStorage"`]]);
  });

  test("in two other storages is one wrong storage and one more record", () => {
    const seen = observedItems(
      seenItem({ name: "theme" }),
      seenItem({ name: "theme", storage: "sessionStorage" }),
    );
    expect(rules([{ duration: null }], seen)).toEqual([
      ["undeclared", "cookies", PASTE],
      ["wrong-storage", "0.storage", `Write "storage": "localStorage"`],
    ]);
  });

  test("belongs to a record of the same party, rather than of another", () => {
    const records = [
      { ...SESSION, domain: "very-long-name.counter.test", provider: "counter" },
      { ...SESSION, domain: "old.example.gov.uk" },
    ];
    const left = { left: { limit: ["x"] } };
    expect(rules(records, observed([{ cookies: [seenCookie()] }], left))).toEqual([
      ["wrong-domain", "1.domain", `Write "domain": "example`],
    ]);
  });

  test("on domains that have nothing in common moves a record to the first of them", () => {
    const seen = observedItems(
      seenCookie({ domain: "a.example.gov.uk" }),
      seenCookie({ domain: "b.other.test", party: "third" }),
    );
    expect(rules([{ ...SESSION, domain: "old.example.gov.uk" }], seen)).toEqual([
      ["undeclared", "cookies", PASTE],
      ["wrong-domain", "0.domain", `Write "domain": "a`],
    ]);
  });

  test("is declared once more where moving a record would make two the same", () => {
    const seen = observedItems(seenCookie());
    const records = [
      { ...SESSION, name: "colours", aliases: ["theme"], domain: "old.example.gov.uk" },
      { ...SESSION, name: "colours", status: "retired" },
    ];
    expect(rules(records, seen).map(([rule]) => rule)).toEqual(["undeclared"]);
  });

  test("comes back under its retired record, rather than as another record’s wrong storage", () => {
    const records = [
      { name: "theme" },
      { name: "th*", storage: "localStorage", duration: null, status: "retired" },
    ];
    expect(rules(records, observedItems(seenItem({ name: "theme" })))).toEqual([
      ["undeclared", "1.status", `Write "status": "verified" and "lastVerified": "2026-11-23"`],
      ["not-seen", "0.status", "Look whether the websites still set it"],
    ]);
  });
});

test("An alias is not proposed as the name where a retired record has it", () => {
  const records = [
    { ...SESSION, aliases: ["colours"] },
    { ...SESSION, name: "colours", status: "retired" },
  ];
  expect(told(records, observedItems(seenCookie({ name: "colours" })))).toEqual([]);
});

test("A thing that an amended record would cover is told with it, and not as undeclared", () => {
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
      expect(matcher(recorded)(name)).toBe(covered);
    });
  }

  test("is looked for without going on for ever, whatever a website calls its cookies", () => {
    expect(matcher(`${"a*".repeat(50)}b`)("a".repeat(100_000))).toBe(false);
  });
});

test("A thousand records and ten thousand things are compared in a moment", () => {
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
