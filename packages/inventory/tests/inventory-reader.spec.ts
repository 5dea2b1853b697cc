import { readFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { expect, test } from "playwright/test";
import { INVENTORY_FILE, readInventory } from "../src/cookies/inventory-reader.ts";
import { COOKIE, inventoryText, projectOf, PROVIDERS } from "test-support";

function read(text: string) {
  return readInventory(projectOf({ [INVENTORY_FILE]: text }));
}

function messages(text: string): string[] {
  return read(text).problems.map(({ message }) => message);
}

test.describe("The inventory accepts", () => {
  const VALID_CHANGES: Record<string, object> = {
    "a complete record": {},
    "a session cookie": { persistence: "session", duration: null },
    "a persistent cookie whose lifetime is not stated": { duration: null },
    "a lifetime in minutes": { duration: "PT30M" },
    "a name with a changing part": { name: "_ga_*" },
    "local storage": { storage: "localStorage", duration: null },
    "session storage": { storage: "sessionStorage", persistence: "session", duration: null },
    "consent as the exception": { exception: 2 },
    "an exception that needs no consent": { exception: 7 },
    "a verified record": { status: "verified", lastVerified: "2026-02-28" },
    "a retired record": { status: "retired" },
    "a record whose suggestions are all confirmed": { suggested: {} },
    "quotes, ampersands and angle brackets in a purpose": { purpose: `Says "<b>" & 'more'.` },
  };
  for (const [name, change] of Object.entries(VALID_CHANGES)) {
    test(name, () => expect(messages(inventoryText([{ ...COOKIE, ...change }]))).toEqual([]));
  }

  test("an empty list of records", () => expect(messages(inventoryText([]))).toEqual([]));

  test("the same name on two domains or in two kinds of storage", () => {
    const changes = [
      { domain: "shop.example.gov.uk" },
      { storage: "localStorage", duration: null },
    ];
    expect(
      messages(inventoryText([COOKIE, ...changes.map((change) => ({ ...COOKIE, ...change }))])),
    ).toEqual([]);
  });
});

test.describe("The inventory rejects", () => {
  /* packages/site/tests/unit/mistakes.ts has the most common mistakes, each with its place and hint. */
  const INVALID_CHANGES: readonly (readonly [change: object, ...messages: string[]])[] = [
    [{ name: undefined }, "“name” is missing (in the record “number 1”)."],
    [{ name: "" }, "“name” is empty (in the record “”)."],
    [
      { name: "my theme" },
      "“name” must not contain a space, “=”, “;” or “,” (in the record “my theme”).",
    ],
    [
      { name: "theme\u202Egnp" },
      "“name” contains a sign that changes the direction of text (U+202E) (in the record “theme\u202Egnp”).",
    ],
    [
      { purpose: "Remembers\u00AD." },
      "“purpose” contains a soft hyphen (U+00AD) (in the record “theme”).",
    ],
    [
      { purpose: "Remembers \uD800." },
      "“purpose” contains a character that was lost (U+D800) (in the record “theme”).",
    ],
    [
      { purpose: "Remembers\u0007." },
      "“purpose” contains a control character (U+0007) (in the record “theme”).",
    ],
    ...["P0D", "-P1Y", "1 year"].map((duration): [object, string] => [
      { duration },
      "“duration” must be an ISO 8601 duration, such as P2Y or PT30M, or null (in the record “theme”).",
    ]),
    // Only a draft can lack these.
    [{ purpose: undefined }, "“purpose” is missing (in the record “theme”)."],
    [{ purpose: null }, "“purpose” must be text in double quotes (in the record “theme”)."],
    [{ provider: null }, "“provider” must be text in double quotes (in the record “theme”)."],
    [
      { status: "draft", provider: undefined },
      "“provider” is missing (in the record “theme”).",
      "“theme” is a draft.",
    ],
    [
      { status: "draft", purpose: undefined, category: null },
      "“theme” is a draft. Missing: category and purpose.",
    ],
    [{ status: "draft" }, "“theme” is still a draft, but nothing is missing."],
    [
      { status: "draft", suggested: { purpose: "A database", duration: "A database" } },
      "“theme” is a draft. Only suggested: purpose and duration.",
    ],
    [
      {
        status: "draft",
        provider: null,
        suggested: { category: "A database", provider: "A list" },
      },
      "“theme” is a draft. Missing: provider. Only suggested: category.",
    ],
    // A suggestion is never published.
    [
      { suggested: { purpose: "A database" } },
      "“theme” is recorded as “declared”, but its purpose is only suggested.",
    ],
    [
      {
        status: "verified",
        lastVerified: "2026-11-23",
        suggested: { provider: "A list", category: "A database" },
      },
      "“theme” is recorded as “verified”, but its provider and category are only suggested.",
    ],
    [
      { status: "draft", suggested: { exception: "A database" } },
      "There is no field called “exception” (in the record “theme”).",
      "“theme” is still a draft, but nothing is missing.",
    ],
    // Every JavaScript object has this property.
    [
      { provider: "constructor" },
      "The provider of “theme” is “constructor”, which is not under “providers” in this file.",
    ],
    [
      { storage: "localStorage", persistence: "session", duration: null },
      "“theme” is in localStorage, which is always “persistent”.",
    ],
  ];
  for (const [change, ...expected] of INVALID_CHANGES) {
    test(inspect(change, { breakLength: Infinity }), () =>
      expect(messages(inventoryText([{ ...COOKIE, ...change }]))).toEqual(expected),
    );
  }

  for (const address of ["javascript:alert(1)", "//example.gov.uk", "not an address"]) {
    test(`“${address}” as a provider’s address`, () => {
      const providers = { us: { ...PROVIDERS.us, privacyPolicy: address } };
      expect(messages(inventoryText([COOKIE], providers))).toEqual([
        "“privacyPolicy” must be a full address that starts with https:// (in the record “us”).",
      ]);
    });
  }
});

test("Reports problems of all records, even if one does not match the schema", () => {
  const found = messages(
    inventoryText([
      { ...COOKIE, name: "a", category: "necessary" },
      { ...COOKIE, name: "b", provider: "them" },
      { ...COOKIE, name: "c", status: "draft" },
    ]),
  );
  expect(found).toEqual([
    "“category” must be one of essential, functional, analytics, other (in the record “a”).",
    "The provider of “b” is “them”, which is not under “providers” in this file.",
    "“c” is still a draft, but nothing is missing.",
  ]);
});

test("The inventory in the README has no problems", () => {
  const readme = readFileSync(path.join(import.meta.dirname, "../README.md"), "utf8");
  const [, example = ""] = /```json\n([^]*?)```/.exec(readme) ?? [];
  const { inventory, problems } = readInventory(projectOf({ "my.json": example }), "my.json");
  expect(problems).toEqual([]);
  expect(inventory?.data.cookies).toHaveLength(1);
});
