import { expect, test } from "playwright/test";
import type { SeenCookie, SeenItem, State } from "../../src/observation-schema.ts";
import { found, SESSION, told } from "../support/compared-inventory.ts";
import {
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";

const DAY = 86_400;

/** The records that are proposed for what was seen. */
function proposed(seen: readonly (SeenCookie | SeenItem)[], records: readonly object[] = []) {
  return found(records, observedItems(...seen)).flatMap(({ rule, edits }) =>
    rule === "undeclared" ? edits.map(({ value }) => value as Record<string, unknown>) : [],
  );
}

function names(seen: readonly (SeenCookie | SeenItem)[]) {
  return proposed(seen).map(({ name }) => name);
}

const cookies = (...all: string[]) => all.map((name) => seenCookie({ name }));

test("Something that nobody declared is told with a record to paste", () => {
  const cookie = seenCookie({
    name: "chat",
    domain: "www.example.gov.uk",
    hostOnly: true,
    lifetime: 1799,
    setBy: { by: "header", address: `${HOME}login` },
  });
  expect(told([SESSION], observed([{ cookies: [seenCookie()] }, { cookies: [cookie] }]))).toEqual([
    [
      "undeclared",
      "cookies",
      "The cookie “chat” of www.example.gov.uk is stored on visitors’ devices, and no record says so. It was first seen on https://www.example.gov.uk/page-1, set by the response https://www.example.gov.uk/login.",
      `Paste this record behind the last one in “cookies”, with a comma between the two: { "name": "chat", "aliases": [], "storage": "cookie", "category": null, "persistence": "persistent", "duration": "PT30M", "domain": "www.example.gov.uk", "provider": "us", "purpose": null, "setBy": "server", "exception": null, "status": "verified", "lastVerified": "2026-11-23" } Then fill in “category” (essential, functional, analytics or other) and “purpose” (what it does, in a plain sentence).`,
    ],
  ]);
});

test("In an inventory without records there is nothing to paste it behind", () => {
  const cookie = seenCookie({
    name: "",
    domain: "tracker.test",
    party: "third",
    setBy: { by: "unknown", address: null },
  });
  expect(told([], observedItems(cookie))).toEqual([
    [
      "undeclared",
      "cookies",
      "The cookie without a name of tracker.test is stored on visitors’ devices, and no record says so. It was first seen on https://www.example.gov.uk/.",
      `Paste this record into the square brackets of “cookies”: { "name": "<unnamed>", "aliases": [], "storage": "cookie", "category": null, "persistence": "session", "duration": null, "domain": "tracker.test", "provider": null, "purpose": null, "setBy": "unknown", "exception": null, "status": "verified", "lastVerified": "2026-11-23" } Then fill in “category” (essential, functional, analytics or other), “purpose” (what it does, in a plain sentence) and “provider” (a key from “providers” at the top of the file; add an entry there if its owner has none).`,
    ],
  ]);
});

test("Names that differ in their numbers are told as one name with a changing part", () => {
  const seen = [1, 2, 30].map((days) =>
    seenCookie({
      name: `visit_${days}a`,
      lifetime: days * DAY,
      setBy: { by: "script", address: null },
    }),
  );
  expect(told([], observedItems(...seen))).toEqual([
    [
      "undeclared",
      "cookies",
      "The 3 cookies “visit_*” of example.gov.uk, such as “visit_1a”, are stored on visitors’ devices, and no record says so. “visit_1a” was first seen on https://www.example.gov.uk/, set by a script.",
      `Paste this record into the square brackets of “cookies”: { "name": "visit_*", "aliases": [], "storage": "cookie", "category": null, "persistence": "persistent", "duration": "P30D", "domain": "example.gov.uk", "provider": "us", "purpose": null, "setBy": "client", "exception": null, "status": "verified", "lastVerified": "2026-11-23" } Then fill in “category” (essential, functional, analytics or other) and “purpose” (what it does, in a plain sentence).`,
    ],
  ]);
});

const NAMES: readonly [
  name: string,
  seen: readonly (SeenCookie | SeenItem)[],
  proposed: readonly string[],
][] = [
  ["two of a kind", cookies("visit_1", "visit_2"), ["visit_1", "visit_2"]],
  ["three of a kind", cookies("visit_1", "visit_2", "visit_3"), ["visit_*"]],
  ["several changing parts", cookies("_pk.2.a1", "_pk.2.b2", "_pk.31.c3"), ["_pk.*.*"]],
  ["letters that change with the numbers", cookies("_ga_A1B", "_ga_9XY", "_ga_Z0"), ["_ga_*"]],
  ["names that are a word and a number", cookies("cookie1", "cookie2", "cookie33"), ["cookie*"]],
  [
    "names that differ in letters",
    cookies("visit_a", "visit_b", "visit_c"),
    ["visit_a", "visit_b", "visit_c"],
  ],
  ["names that have little in common", cookies("p3p", "TS01", "u2"), ["TS01", "p3p", "u2"]],
  ["few names of one letter and a number", cookies("k1", "k2", "k3"), ["k1", "k2", "k3"]],
  [
    "10,000 names",
    Array.from({ length: 10_000 }, (_, index) => seenCookie({ name: `c${index}` })),
    ["c*"],
  ],
  [
    "10,000 numbers",
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
    "one name for the host and for its subdomains",
    [seenCookie(), seenCookie({ hostOnly: true })],
    ["theme"],
  ],
  ["signs that a name cannot hold", cookies("a b=;c", "tab\u0007s"), ["a*b*c", "tab*s"]],
  ["names that are the same without these signs", cookies("abc d", "abc,d"), ["abc*d"]],
  ["a name with a “*” of its own", cookies("abc*d"), ["abc*d"]],
  ["a name that stands for having none", cookies("<unnamed>"), ["<*>"]],
  ["no name", [seenCookie({ name: "" }), seenItem({ name: "" })], ["<unnamed>", "<unnamed>"]],
  ["a name of 300 letters", cookies("n".repeat(300)), [`${"n".repeat(100)}*`]],
];

for (const [name, seen, expected] of NAMES) {
  test(`The name that is proposed for ${name}`, () => expect(names(seen)).toEqual(expected));
}

test("A name that covers much more than what was seen comes with a warning", () => {
  expect(found([], observedItems(seenCookie({ name: "a b" })))[0]?.hint).toMatch(
    /This name may cover more than what was seen: write a narrower one if you can\.$/,
  );
});

test("How long it stays is the longest that was seen", () => {
  const [record] = proposed([
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
  test(`What is in ${storage} is proposed as “${persistence}”, and as set by a script`, () => {
    expect(proposed([seenItem({ storage })])).toMatchObject([
      { storage, persistence, duration: null, setBy: "client", domain: "www.example.gov.uk" },
    ]);
  });
}

test.describe("The provider that is proposed", () => {
  const providerOf = (change: Partial<SeenCookie>, records: readonly object[] = []) =>
    proposed([seenCookie({ name: "new", ...change })], records).map(({ provider }) => provider);

  test("is the council for what its own scripts and responses store", () => {
    expect(providerOf({ domain: "shop.example.gov.uk" })).toEqual(["us"]);
  });

  test("is whose home is on the domain", () => {
    expect(providerOf({ domain: "stats.counter.test", party: "third" })).toEqual(["counter"]);
  });

  test("is whose script stores it on the council’s domain", () => {
    const setBy = { by: "script", address: "https://cdn.counter.test/count.js" } as const;
    expect(providerOf({ setBy })).toEqual(["counter"]);
    expect(providerOf({ setBy: { ...setBy, address: "https://cdn.test/x.js" } })).toEqual([null]);
  });

  test("is whose all records of the domain are", () => {
    const records = [{ name: "id", domain: "cdn.test", provider: "maps" }];
    const other = { name: "id2", domain: "cdn.test", provider: "counter" };
    const change = { domain: "x.cdn.test", party: "third" } as const;
    expect(providerOf(change, records)).toEqual(["maps"]);
    expect(providerOf(change, [...records, other])).toEqual([null]);
  });

  test("is never the council for what comes from elsewhere", () => {
    const records = [{ name: "id", domain: "tracker.test", provider: "us" }];
    expect(providerOf({ domain: "tracker.test", party: "third" }, records)).toEqual([null]);
  });
});

test("What websites call their cookies cannot steer a terminal, nor fill it", () => {
  const [finding] = found(
    [],
    observedItems(seenCookie({ name: `\u001B[2J\u202Egnp\u2028${"x".repeat(5000)}` })),
  );
  expect(finding?.message).toContain(String.raw`“\u001b[2J\u202egnp\u2028xxx`);
  expect(`${finding?.message}${finding?.hint}`.length).toBeLessThan(1200);
  expect(`${finding?.message}${finding?.hint}`).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
});

const AFTER: readonly (readonly [states: readonly State[], words: string])[] = [
  [["before"], "."],
  [["before", "accepted"], "."],
  [["rejected"], ", after a choice."],
  [["rejected", "accepted"], ", after a choice."],
  [["accepted"], ", after “yes” to cookies."],
];
for (const [states, words] of AFTER) {
  test(`What is stored in the states ${states.join(" and ")} is told so`, () => {
    const cookie = seenCookie({ setBy: { by: "unknown", address: null } });
    const pages = states.map((state) => ({ address: HOME, state, cookies: [cookie] }));
    const [message = ""] = found([], observed(pages)).map((finding) => finding.message);
    expect(message).toContain(` It was first seen on ${HOME}${words}`);
  });
}
