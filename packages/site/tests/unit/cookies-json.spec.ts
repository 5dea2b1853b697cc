import { expect, test } from "playwright/test";
import { z } from "zod";
import { type Inventory, toPublishedCookies, readInventory } from "cookie-inventory";
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
  return openInventory(toPublishedCookies(inventory).all, COUNCIL, EDITION, SCHEMA);
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

/** Records, and what programs get of when they expire and whether consent is asked. */
const STATED = [
  [{ duration: "P6M" }, "after", "P6M", "excepted"],
  [{ duration: "p1w" }, "after", "P1W", "excepted"],
  [{ duration: "+PT0.5S" }, "after", "PT0.5S", "excepted"],
  [{ duration: null, exception: null }, null, null, null],
  [{ persistence: "session", duration: null, exception: 2 }, "browser-closes", null, "asked"],
] as const;
for (const [change, expires, duration, consent] of STATED) {
  test(`Of ${JSON.stringify(change)}, programs get what is stated`, () => {
    const published = publish({ exception: 4, ...change });
    expect(published.cookies[0]).toMatchObject({ expires, duration, consent });
    expect(byPublishedSchema(published).success).toBe(true);
  });
}

test("Before the first edition there is none to name", () => {
  const published = openInventory([], COUNCIL, null, SCHEMA);
  expect(published.edition).toBeNull();
  expect(byPublishedSchema(published).success).toBe(true);
});

test("What is published is right by the schema that is published beside it", () => {
  const { inventory } = readInventory(projectOf(mereford()));
  const { all: cookies } = toPublishedCookies(inventory?.data as Inventory);
  expect(cookies.length).toBeGreaterThan(1);
  const published = openInventory(cookies, COUNCIL, EDITION, SCHEMA);
  const read: unknown = JSON.parse(JSON.stringify(published));
  expect(byPublishedSchema(read).error).toBeUndefined();
  expect(openInventorySchema.parse(read)).toEqual(published);
});

test("The published schema refuses what programs could not read, and allows new fields", () => {
  const [right] = publish({}).cookies;
  const isRight = (change: object) =>
    byPublishedSchema(JSON.parse(JSON.stringify({ ...publish({}), ...change }))).success;
  for (const wrong of [
    { version: 2 },
    { edition: undefined },
    { edition: { number: "1.0", date: "2027-02-30" } },
    { cookies: {} },
    { cookies: [{ ...right, purpose: undefined }] },
    { cookies: [{ ...right, category: "marketing" }] },
    { cookies: [{ ...right, duration: "1 year" }] },
    { cookies: [{ ...right, consent: "not-stated" }] },
    { cookies: [{ ...right, provider: "us" }] },
  ])
    expect(isRight(wrong), JSON.stringify(wrong)).toBe(false);
  expect(isRight({ cookies: [{ ...right, partitioned: true }], licence: "x" })).toBe(true);
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
  const names = (of: string) =>
    fields.flatMap(([path]) => (path.startsWith(`${of}/`) ? path.slice(of.length + 1) : []));
  expect(
    names("")
      .filter((path) => !path.includes("/"))
      .join(" "),
  ).toBe("$schema version edition organisation cookies");
  expect(names("/edition").join(" ")).toBe("number date");
  expect(names("/organisation").join(" ")).toBe("name home statement");
  expect(names("/cookies").join(" ")).toBe(
    "name aliases storage persistence expires duration category domain purpose consent provider provider/name provider/home provider/privacyPolicy",
  );
});
