import { expect, test } from "playwright/test";
import { z } from "zod";
import { type Inventory, listing, readInventory } from "cookie-inventory";
import {
  openInventory,
  openInventoryJsonSchema,
  openInventorySchema,
} from "../../src/open-data/cookies-json.ts";
import { COOKIE, mereford, projectOf, PROVIDERS } from "test-support";

const COUNCIL = {
  name: "Example Council",
  home: "https://www.example.gov.uk",
  address: "https://privacy.example.gov.uk",
};
const SCHEMA = "https://privacy.example.gov.uk/cookies.schema.json";
const EDITION = { edition: "1.1", date: "2027-02-01" };

/** What is published of records that differ from a right one by `changes`. */
function publish(...changes: readonly object[]) {
  const cookies = changes.map((change) => ({ ...COOKIE, ...change }));
  const inventory = { providers: PROVIDERS, cookies } as Inventory;
  return openInventory(listing(inventory), COUNCIL, EDITION, SCHEMA);
}

/** Validates by the JSON Schema that is published, and not by what it is made from. */
function byPublishedSchema(value: unknown) {
  const json = JSON.stringify(openInventoryJsonSchema(SCHEMA));
  return z.fromJSONSchema(JSON.parse(json) as z.core.JSONSchema.JSONSchema).safeParse(value);
}

test("Programs get what visitors see of a cookie, and nothing else", () => {
  const published = publish({
    aliases: ["colours"],
    setBy: "server",
    exception: 6,
    status: "verified",
    lastVerified: "2027-01-01",
    behindLogin: true,
  });
  expect(published).toEqual({
    $schema: SCHEMA,
    version: 1,
    edition: { number: "1.1", date: "2027-02-01" },
    organisation: {
      name: "Example Council",
      home: "https://www.example.gov.uk",
      statement: "https://privacy.example.gov.uk/",
    },
    cookies: [
      {
        name: "theme",
        aliases: ["colours"],
        storage: "cookie",
        persistence: "persistent",
        expires: "after",
        duration: "P1Y",
        category: "functional",
        domain: "example.gov.uk",
        purpose: "Remembers your colours.",
        consent: "excepted",
        provider: {
          name: "Example Council",
          home: "https://www.example.gov.uk",
          privacyPolicy: null,
        },
      },
    ],
  });
});

test("Programs get no drafts and no retired records", () => {
  const { cookies } = publish(
    { name: "a" },
    { name: "b", status: "draft" },
    { name: "c", status: "retired" },
  );
  expect(cookies.map(({ name }) => name)).toEqual(["a"]);
});

const EXPIRIES = [
  [{ duration: "P6M" }, "after", "P6M"],
  [{ duration: "p1w" }, "after", "P1W"],
  [{ duration: "+PT0.5S" }, "after", "PT0.5S"],
  [{ duration: null }, null, null],
  [{ persistence: "session", duration: null }, "browser-closes", null],
  [{ storage: "sessionStorage", persistence: "session", duration: null }, "tab-closes", null],
  [{ storage: "localStorage", duration: null }, "visitor-deletes", null],
] as const;
for (const [change, expires, duration] of EXPIRIES) {
  test(`${JSON.stringify(change)} expires ${expires ?? "at a time that is not stated"}`, () => {
    const published = publish(change);
    expect(published.cookies[0]).toMatchObject({ expires, duration });
    expect(byPublishedSchema(published).success).toBe(true);
  });
}

const CONSENTS = [
  [null, null],
  [2, "asked"],
  [4, "excepted"],
] as const;
for (const [exception, consent] of CONSENTS) {
  test(`Paragraph ${exception ?? "not stated"}: consent is ${consent ?? "not stated"}`, () => {
    expect(publish({ exception }).cookies[0]?.consent).toBe(consent);
  });
}

test("Before the first edition there is none to name", () => {
  const published = openInventory({ cookies: [] }, COUNCIL, null, SCHEMA);
  expect(published.edition).toBeNull();
  expect(byPublishedSchema(published).success).toBe(true);
});

test("What is published is right by the schema that is published beside it", () => {
  const { inventory } = readInventory(projectOf(mereford()));
  const { cookies } = listing(inventory?.data as Inventory);
  expect(cookies.length).toBeGreaterThan(1);
  const published = openInventory({ cookies }, COUNCIL, EDITION, SCHEMA);
  const read: unknown = JSON.parse(JSON.stringify(published));
  expect(byPublishedSchema(read).error).toBeUndefined();
  expect(openInventorySchema.parse(read)).toEqual(published);
});

const [RIGHT] = publish({}).cookies;
const WRONG: readonly (readonly [name: string, change: object])[] = [
  ["another version", { version: 2 }],
  ["no version", { version: undefined }],
  ["no edition", { edition: undefined }],
  ["an edition without a day", { edition: { number: "1.0" } }],
  ["a day that does not exist", { edition: { number: "1.0", date: "2027-02-30" } }],
  ["cookies that are no list", { cookies: {} }],
  ["a cookie without a purpose", { cookies: [{ ...RIGHT, purpose: undefined }] }],
  ["a category that there is not", { cookies: [{ ...RIGHT, category: "marketing" }] }],
  ["a duration in words", { cookies: [{ ...RIGHT, duration: "1 year" }] }],
  ["consent that is “not-stated”", { cookies: [{ ...RIGHT, consent: "not-stated" }] }],
  ["a provider that is only named", { cookies: [{ ...RIGHT, provider: "us" }] }],
];
for (const [name, change] of WRONG) {
  test(`By the published schema, ${name} is wrong`, () => {
    const json = JSON.stringify({ ...publish({}), ...change });
    expect(byPublishedSchema(JSON.parse(json)).success).toBe(false);
  });
}

test("A new field breaks no program that has this schema", () => {
  const later = { ...publish({}), cookies: [{ ...RIGHT, partitioned: true }], licence: "x" };
  expect(byPublishedSchema(later).success).toBe(true);
});

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

/** Every field of a schema by its path, with its description. */
function fieldsOf(schema: Described, path = ""): [string, string | undefined][] {
  const inside = [schema.items, ...(schema.anyOf ?? [])].flatMap((part) =>
    part === undefined ? [] : fieldsOf(part, path),
  );
  const own = Object.entries(schema.properties ?? {}).flatMap(
    ([name, field]): [string, string | undefined][] => [
      [`${path}/${name}`, field.description],
      ...fieldsOf(field, `${path}/${name}`),
    ],
  );
  return [...own, ...inside];
}

test("The published schema says where it stands, what it is, and what each field means", () => {
  const schema = openInventoryJsonSchema(SCHEMA);
  expect(schema).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: SCHEMA,
    title: "Cookies and similar things that websites store",
  });
  const fields = fieldsOf(schema);
  expect(fields.filter(([, description]) => description === undefined)).toEqual([]);
  // Where a name is missing or another one stands, the version has to go up.
  expect(fields.map(([path]) => path)).toEqual([
    "/$schema",
    "/version",
    "/edition",
    "/edition/number",
    "/edition/date",
    "/organisation",
    "/organisation/name",
    "/organisation/home",
    "/organisation/statement",
    "/cookies",
    "/cookies/name",
    "/cookies/aliases",
    "/cookies/storage",
    "/cookies/persistence",
    "/cookies/expires",
    "/cookies/duration",
    "/cookies/category",
    "/cookies/domain",
    "/cookies/purpose",
    "/cookies/consent",
    "/cookies/provider",
    "/cookies/provider/name",
    "/cookies/provider/home",
    "/cookies/provider/privacyPolicy",
  ]);
});
