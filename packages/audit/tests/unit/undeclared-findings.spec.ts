import { INVENTORY_FILE, readInventory } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import type { SeenCookie, SeenItem, State } from "../../src/observation-schema.ts";
import {
  compareRecords,
  describeFindings,
  SESSION,
  textOf,
} from "../support/compared-inventory.ts";
import {
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";

const DAY = 86_400;

/** Returns the proposed records. */
function proposeRecords(
  items: readonly (SeenCookie | SeenItem)[],
  records: readonly object[] = [],
) {
  return compareRecords(records, observedItems(...items)).flatMap(({ rule, edits }) =>
    rule === "undeclared" ? edits.map(({ value }) => value as Record<string, unknown>) : [],
  );
}

function proposeNames(items: readonly (SeenCookie | SeenItem)[]) {
  return proposeRecords(items).map(({ name }) => name);
}

const cookies = (...all: string[]) => all.map((name) => seenCookie({ name }));

test("An undeclared item is reported with a record to paste", () => {
  const cookie = seenCookie({
    name: "chat",
    domain: "www.example.gov.uk",
    hostOnly: true,
    lifetime: 1799,
    setBy: { by: "header", address: `${HOME}login`, line: null },
  });
  expect(
    describeFindings([SESSION], observed([{ cookies: [seenCookie()] }, { cookies: [cookie] }])),
  ).toEqual([
    [
      "undeclared",
      "cookies",
      "The cookie “chat” for www.example.gov.uk is stored but not in the inventory. It was first found on https://www.example.gov.uk/page-1, set by the response from https://www.example.gov.uk/login.",
      `Paste this record after the last one in “cookies”, with a comma between them: { "name": "chat", "aliases": [], "storage": "cookie", "category": null, "persistence": "persistent", "duration": "PT30M", "domain": "www.example.gov.uk", "provider": "us", "purpose": null, "setBy": "server", "exception": null, "status": "draft", "lastVerified": "2026-11-23" } Then fill in “category” (essential, functional, analytics or other) and “purpose” (what it does, in a plain sentence), and write "status": "verified".`,
    ],
  ]);
});

test("The script that stores an undeclared item is named with its line", () => {
  const setBy = { by: "script", address: `${HOME}basket.js`, line: 12 } as const;
  const [[, , message] = []] = describeFindings([], observedItems(seenItem({ setBy })));
  expect(message).toBe(
    "The localStorage entry “basket” for www.example.gov.uk is stored but not in the inventory. It was first found on https://www.example.gov.uk/, set by the script https://www.example.gov.uk/basket.js, line 12.",
  );
});

test("The first record of an inventory is pasted between the brackets", () => {
  const cookie = seenCookie({
    name: "",
    domain: "tracker.test",
    party: "third",
    setBy: { by: "unknown", address: null, line: null },
  });
  expect(describeFindings([], observedItems(cookie))).toEqual([
    [
      "undeclared",
      "cookies",
      "The cookie without a name for tracker.test is stored but not in the inventory. It was first found on https://www.example.gov.uk/.",
      `Paste this record between the square brackets of “cookies”: { "name": "<unnamed>", "aliases": [], "storage": "cookie", "category": null, "persistence": "session", "duration": null, "domain": "tracker.test", "provider": null, "purpose": null, "setBy": "unknown", "exception": null, "status": "draft", "lastVerified": "2026-11-23" } Then fill in “category” (essential, functional, analytics or other), “purpose” (what it does, in a plain sentence) and “provider” (a key from “providers” at the top of the file; add its owner there if missing), and write "status": "verified".`,
    ],
  ]);
});

test("Names that differ only in their numbers are reported as one pattern", () => {
  const items = [1, 2, 30].map((days) =>
    seenCookie({
      name: `visit_${days}a`,
      lifetime: days * DAY,
      setBy: { by: "script", address: null, line: null },
    }),
  );
  expect(describeFindings([], observedItems(...items))).toEqual([
    [
      "undeclared",
      "cookies",
      "The 3 cookies “visit_*” for example.gov.uk, such as “visit_1a”, are stored but not in the inventory. “visit_1a” was first found on https://www.example.gov.uk/, set by a script.",
      `Paste this record between the square brackets of “cookies”: { "name": "visit_*", "aliases": [], "storage": "cookie", "category": null, "persistence": "persistent", "duration": "P30D", "domain": "example.gov.uk", "provider": "us", "purpose": null, "setBy": "client", "exception": null, "status": "draft", "lastVerified": "2026-11-23" } Then fill in “category” (essential, functional, analytics or other) and “purpose” (what it does, in a plain sentence), and write "status": "verified".`,
    ],
  ]);
});

test("The hint for a draft names only what is still missing", () => {
  const hintFor = (change: object) => {
    const { inventory } = readInventory(
      projectOf({ [INVENTORY_FILE]: textOf([{ status: "draft", ...change }]) }),
    );
    if (inventory === undefined) throw new Error("The inventory has an unexpected error.");
    return compareInventory(observedItems(seenCookie({ lifetime: 31_536_000 })), inventory).map(
      ({ rule, hint }) => `${rule}: ${hint}`,
    );
  };
  expect(hintFor({ category: null, purpose: null })).toEqual([
    `undeclared: Fill in “category” (essential, functional, analytics or other) and “purpose” (what it does, in a plain sentence). Write "status": "verified".`,
  ]);
  expect(hintFor({})).toEqual([`undeclared: Write "status": "verified".`]);
});

const NAMES: readonly [
  name: string,
  items: readonly (SeenCookie | SeenItem)[],
  expected: readonly string[],
][] = [
  ["two names that differ in a number", cookies("visit_1", "visit_2"), ["visit_1", "visit_2"]],
  ["three names that differ in a number", cookies("visit_1", "visit_2", "visit_3"), ["visit_*"]],
  ["names with several changing parts", cookies("_pk.2.a1", "_pk.2.b2", "_pk.31.c3"), ["_pk.*.*"]],
  ["names with changing letters and numbers", cookies("_ga_A1B", "_ga_9XY", "_ga_Z0"), ["_ga_*"]],
  ["names made of a word and a number", cookies("cookie1", "cookie2", "cookie33"), ["cookie*"]],
  [
    "names that differ only in letters",
    cookies("visit_a", "visit_b", "visit_c"),
    ["visit_a", "visit_b", "visit_c"],
  ],
  ["unrelated names", cookies("p3p", "TS01", "u2"), ["TS01", "p3p", "u2"]],
  ["a few names of one letter and a number", cookies("k1", "k2", "k3"), ["k1", "k2", "k3"]],
  [
    "10,000 names of one letter and a number",
    Array.from({ length: 10_000 }, (_, index) => seenCookie({ name: `c${index}` })),
    ["c*"],
  ],
  [
    "10,000 numeric names",
    Array.from({ length: 10_000 }, (_, index) => seenCookie({ name: `${index}` })),
    ["*"],
  ],
  [
    "the same names on two domains",
    [1, 2].flatMap((number) => [
      seenCookie({ name: `visit_${number}` }),
      seenCookie({ name: `visit_${number}`, domain: "shop.example.gov.uk" }),
    ]),
    ["visit_1", "visit_1", "visit_2", "visit_2"],
  ],
  [
    "a host-only cookie and a domain cookie of one name",
    [seenCookie(), seenCookie({ hostOnly: true })],
    ["theme"],
  ],
  [
    "names with characters that the inventory refuses",
    cookies("a b=;c", "tab\u0007s"),
    ["a*b*c", "tab*s"],
  ],
  ["names that differ only in refused characters", cookies("abc d", "abc,d"), ["abc*d"]],
  ["a name that contains “*”", cookies("abc*d"), ["abc*d"]],
  ["a name that is <unnamed>", cookies("<unnamed>"), ["<*>"]],
  [
    "items without a name",
    [seenCookie({ name: "" }), seenItem({ name: "" })],
    ["<unnamed>", "<unnamed>"],
  ],
  ["a name of 300 letters", cookies("n".repeat(300)), [`${"n".repeat(100)}*`]],
];

for (const [name, items, expected] of NAMES) {
  test(`Proposes ${expected.length === 1 ? "one record" : "separate records"} for ${name}`, () =>
    expect(proposeNames(items)).toEqual(expected));
}

test("The hint warns of a pattern that may cover more than was found", () => {
  expect(compareRecords([], observedItems(seenCookie({ name: "a b" })))[0]?.hint).toMatch(
    /This name may cover more than was found\. Use a narrower one if you can\.$/,
  );
});

test("The proposed duration is the longest lifetime found", () => {
  const [record] = proposeRecords([
    seenCookie({ lifetime: DAY }),
    seenCookie({ lifetime: null, path: "/a" }),
    seenCookie({ hostOnly: true, lifetime: 3 * DAY }),
  ]);
  expect(record).toMatchObject({ persistence: "persistent", duration: "P3D" });
});

for (const [storage, persistence] of [
  ["localStorage", "persistent"],
  ["sessionStorage", "session"],
  ["indexedDB", "persistent"],
  ["cacheStorage", "persistent"],
  ["serviceWorker", "persistent"],
] as const) {
  test(`An item in ${storage} is proposed as “${persistence}” and set by a script`, () => {
    expect(proposeRecords([seenItem({ storage })])).toMatchObject([
      { storage, persistence, duration: null, setBy: "client", domain: "www.example.gov.uk" },
    ]);
  });
}

test.describe("The proposed provider", () => {
  const providerOf = (change: Partial<SeenCookie>, records: readonly object[] = []) =>
    proposeRecords([seenCookie({ name: "new", ...change })], records).map(
      ({ provider }) => provider,
    );

  test("is the council for items that its own scripts and responses store", () => {
    expect(providerOf({ domain: "shop.example.gov.uk" })).toEqual(["us"]);
  });

  test("is the one whose home is on the item’s domain", () => {
    expect(providerOf({ domain: "stats.counter.test", party: "third" })).toEqual(["counter"]);
  });

  test("is the one whose script sets a first-party cookie", () => {
    const setBy = {
      by: "script",
      address: "https://cdn.counter.test/count.js",
      line: null,
    } as const;
    expect(providerOf({ setBy })).toEqual(["counter"]);
    expect(providerOf({ setBy: { ...setBy, address: "https://cdn.test/x.js" } })).toEqual([null]);
  });

  test("is the one that all records of the domain name", () => {
    const records = [{ name: "id", domain: "cdn.test", provider: "maps" }];
    const other = { name: "id2", domain: "cdn.test", provider: "counter" };
    const change = { domain: "x.cdn.test", party: "third" } as const;
    expect(providerOf(change, records)).toEqual(["maps"]);
    expect(providerOf(change, [...records, other])).toEqual([null]);
  });

  test("is never the council for third-party items", () => {
    const records = [{ name: "id", domain: "tracker.test", provider: "us" }];
    expect(providerOf({ domain: "tracker.test", party: "third" }, records)).toEqual([null]);
  });
});

test("Names of cookies are escaped and shortened in messages", () => {
  const [finding] = compareRecords(
    [],
    observedItems(seenCookie({ name: `\u001B[2J\u202Egnp\u2028${"x".repeat(5000)}` })),
  );
  expect(finding?.message).toContain(String.raw`“\u001b[2J\u202egnp\u2028xxx`);
  expect(`${finding?.message}${finding?.hint}`.length).toBeLessThan(1200);
  expect(`${finding?.message}${finding?.hint}`).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
});

const AFTER: readonly (readonly [states: readonly State[], suffix: string])[] = [
  [["before"], "."],
  [["before", "accepted"], "."],
  [["rejected"], ", after a choice."],
  [["rejected", "accepted"], ", after a choice."],
  [["accepted"], ", after accepting cookies."],
];
for (const [states, suffix] of AFTER) {
  test(`The message names the choice after which an item is stored: ${states.join(" and ")}`, () => {
    const cookie = seenCookie({ setBy: { by: "unknown", address: null, line: null } });
    const pages = states.map((state) => ({ address: HOME, state, cookies: [cookie] }));
    const [message = ""] = compareRecords([], observed(pages)).map((finding) => finding.message);
    expect(message).toContain(` It was first found on ${HOME}${suffix}`);
  });
}
