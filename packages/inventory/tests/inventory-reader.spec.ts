import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { INVENTORY_FILE, readInventory } from "../src/cookies/inventory-reader.ts";
import { inventoryJsonSchema } from "../src/cookies/inventory-schema.ts";
import { COOKIE, inventoryText, projectOf, PROVIDERS } from "test-support";

function read(text: string) {
  return readInventory(projectOf({ [INVENTORY_FILE]: text }));
}

function messages(text: string): string[] {
  return read(text).problems.map(({ message }) => message);
}

test.describe("The inventory accepts", () => {
  const right: Record<string, object> = {
    "a complete record": {},
    "a session cookie": { persistence: "session", duration: null },
    "a persistent cookie whose lifetime is not stated": { duration: null },
    "a lifetime in minutes": { duration: "PT30M" },
    "a name with a changing part": { name: "_ga_*" },
    "local storage": { storage: "localStorage", duration: null },
    "session storage": { storage: "sessionStorage", persistence: "session", duration: null },
    "consent as the paragraph relied on": { exception: 2 },
    "an exception from consent": { exception: 7 },
    "a verified record": { status: "verified", lastVerified: "2026-02-28" },
    "a retired record": { status: "retired" },
    "quotes, ampersands and angle brackets in a purpose": { purpose: `Says "<b>" & 'more'.` },
  };
  for (const [name, change] of Object.entries(right)) {
    test(name, () => expect(messages(inventoryText([{ ...COOKIE, ...change }]))).toEqual([]));
  }

  test("no record at all", () => expect(messages(inventoryText([]))).toEqual([]));

  test("the same name on two domains, or in two kinds of storage", () => {
    const others = [{ domain: "shop.example.gov.uk" }, { storage: "localStorage", duration: null }];
    expect(
      messages(inventoryText([COOKIE, ...others.map((change) => ({ ...COOKIE, ...change }))])),
    ).toEqual([]);
  });
});

test.describe("The inventory refuses", () => {
  const WRONG: readonly [name: string, change: object, message: string][] = [
    [
      "a record without a name",
      { name: undefined },
      "“name” is missing (in the record “number 1”).",
    ],
    ["an empty name", { name: "" }, "“name” is empty (in the record “”)."],
    [
      "a name with a space",
      { name: "my theme" },
      "“name” must not contain a space, “=”, “;” or “,” (in the record “my theme”).",
    ],
    [
      "a name with a value",
      { name: "theme=dark" },
      "“name” must not contain a space, “=”, “;” or “,” (in the record “theme=dark”).",
    ],
    [
      "a name that is turned round by an invisible character",
      { name: "theme\u202Egnp" },
      "“name” contains an invisible control character (in the record “theme\u202Egnp”).",
    ],
    [
      "a purpose with a control character",
      { purpose: "Remembers\u0007." },
      "“purpose” contains an invisible control character (in the record “theme”).",
    ],
    [
      "an unknown field",
      { colour: "red" },
      "There is no field called “colour” (in the record “theme”).",
    ],
    [
      "a missing field",
      { setBy: undefined },
      "“setBy” is missing: write one of server, client, unknown (in the record “theme”).",
    ],
    [
      "an unknown category",
      { category: "necessary" },
      "“category” must be one of essential, functional, analytics, other (in the record “theme”).",
    ],
    [
      "an unknown kind of storage",
      { storage: "flash" },
      "“storage” must be one of cookie, localStorage, sessionStorage, indexedDB, cacheStorage, serviceWorker (in the record “theme”).",
    ],
    [
      "a status that there is not",
      { status: "live" },
      "“status” must be one of draft, declared, verified, retired (in the record “theme”).",
    ],
    [
      "a duration in words",
      { duration: "1 year" },
      "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “theme”).",
    ],
    [
      "a duration of nothing",
      { duration: "P0D" },
      "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “theme”).",
    ],
    [
      "a duration that runs backwards",
      { duration: "-P1Y" },
      "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “theme”).",
    ],
    [
      "a domain with https://",
      { domain: "https://example.gov.uk" },
      "“domain” must be a host name in lower case, such as example.gov.uk, without https:// (in the record “theme”).",
    ],
    [
      "a paragraph that is not in Schedule A1",
      { exception: 8 },
      "“exception” must be one of 2, 3, 4, 5, 6, 7 (in the record “theme”).",
    ],
    [
      "a day that there is not",
      { lastVerified: "2026-02-30" },
      "“lastVerified” must be a real date, written like 2026-11-23 (in the record “theme”).",
    ],
    [
      "a purpose left out, unless it is a draft",
      { purpose: undefined },
      "“purpose” is missing (in the record “theme”).",
    ],
    [
      "a purpose that is null, unless it is a draft",
      { purpose: null },
      "“purpose” must be text in double quotes (in the record “theme”).",
    ],
    [
      "a provider that does not exist",
      { provider: "them" },
      "The cookie “theme” names a provider “them” that is not in this file.",
    ],
    [
      "a provider by an inherited name",
      { provider: "constructor" },
      "The cookie “theme” names a provider “constructor” that is not in this file.",
    ],
    [
      "a draft, and says what is still to fill in",
      { status: "draft", purpose: undefined, category: null },
      "“theme” is a draft; still to fill in: category and purpose.",
    ],
    [
      "a draft as an audit adds it",
      { status: "draft", purpose: null, category: null, provider: null },
      "“theme” is a draft; still to fill in: category, purpose and provider.",
    ],
    [
      "a draft whose provider is left out",
      { status: "draft", provider: undefined },
      "“provider” is missing (in the record “theme”).",
    ],
    [
      "a provider that is null, unless it is a draft",
      { provider: null },
      "“provider” must be text in double quotes (in the record “theme”).",
    ],
    [
      "a draft that nothing is missing from",
      { status: "draft" },
      "“theme” is a draft; nothing is missing any more.",
    ],
    [
      "a session cookie with a duration",
      { persistence: "session" },
      "“theme” goes with the session, and yet has a duration of P1Y.",
    ],
    [
      "a verified record without a day",
      { status: "verified" },
      "“theme” is verified, and no day says when.",
    ],
    [
      "a purpose that names law that has ended",
      { purpose: "Kept under the Data Protection Act 1998." },
      "“Data Protection Act 1998” is out of date: the Data Protection Act 1998 ended on 25 May 2018.",
    ],
    [
      "local storage that goes with the session",
      { storage: "localStorage", persistence: "session", duration: null },
      "“theme” is in localStorage, which browsers always keep as “persistent”.",
    ],
  ];
  for (const [name, change, message] of WRONG) {
    test(name, () =>
      expect(messages(inventoryText([{ ...COOKIE, ...change }]))).toEqual([message]),
    );
  }

  test("two records with the same name and domain, and says where the other one is", () => {
    const result = read(inventoryText([COOKIE, { ...COOKIE, purpose: "Another." }]));
    expect(result).toMatchObject({
      problems: [
        {
          rule: "duplicate-record",
          message:
            "There are two records for “theme” on example.gov.uk; the other one is on line 10.",
          line: 26,
        },
      ],
    });
  });

  const ADDRESSES = [
    "javascript:alert(1)",
    "http://example.gov.uk",
    "//example.gov.uk",
    "data:text/html,x",
    "not an address",
  ];
  for (const address of ADDRESSES) {
    test(`a provider’s address that is ${address}`, () => {
      const providers = { us: { ...PROVIDERS.us, privacyPolicy: address } };
      expect(messages(inventoryText([COOKIE], providers))).toEqual([
        "“privacyPolicy” must be a full address that starts with https:// (in the record “us”).",
      ]);
    });
  }
});

test("A problem names file, line, column, what is wrong and what to write", () => {
  const text = inventoryText([{ ...COOKIE, setBy: "script" }]);
  const result = read(text);
  expect(result).toEqual({
    inventory: undefined,
    problems: [
      {
        rule: "wrong-value",
        severity: "error",
        file: "_data/cookies.json",
        end: { line: 20, column: 14 },
        line: text.split("\n").findIndex((line) => line.includes("setBy")) + 1,
        column: 7,
        message: "“setBy” must be one of server, client, unknown (in the record “theme”).",
        hint: "“server” if a response sets it, “client” if a script does, “unknown” if nobody has looked.",
      },
    ],
  });
});

test("The JSON Schema that editors use is the one that the code checks by", () => {
  const committed = readFileSync(
    path.join(import.meta.dirname, "../../../schemas/cookies.schema.json"),
    "utf8",
  );
  expect(JSON.parse(committed), "run “npx privacy-notice schema”").toEqual(
    JSON.parse(JSON.stringify(inventoryJsonSchema())),
  );
});

test("One wrong record hides nothing that is wrong with the others", () => {
  const found = messages(
    inventoryText([
      { ...COOKIE, name: "a", category: "necessary" },
      { ...COOKIE, name: "b", provider: "them" },
      { ...COOKIE, name: "c", status: "draft" },
    ]),
  );
  expect(found).toEqual([
    "“category” must be one of essential, functional, analytics, other (in the record “a”).",
    "The cookie “b” names a provider “them” that is not in this file.",
    "“c” is a draft; nothing is missing any more.",
  ]);
});
