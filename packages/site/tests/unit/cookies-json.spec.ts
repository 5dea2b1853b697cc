import { type Inventory, readInventory, toPublishedCookies } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { COOKIE, mereford, projectOf, PROVIDERS } from "test-support";
import { z } from "zod";
import {
  createOpenInventoryJsonSchema,
  openInventorySchema,
  toOpenInventory,
} from "../../src/open-data/cookies-json.ts";
import { listFields } from "../support/json-schema-fields.ts";

const COUNCIL = {
  name: "Example Council",
  home: "https://www.example.gov.uk",
  address: "https://privacy.example.gov.uk",
};
const SCHEMA = "https://privacy.example.gov.uk/cookies.schema.json";
const EDITION = { edition: "1.1", date: "2027-02-01" };

/** Publishes a valid record with each of these changes. */
function publish(...changes: readonly object[]) {
  const cookies = changes.map((change) => ({ ...COOKIE, ...change }));
  const inventory = { providers: PROVIDERS, cookies } as Inventory;
  return toOpenInventory(toPublishedCookies(inventory).all, COUNCIL, EDITION, SCHEMA);
}

/** Validates against the published JSON Schema instead of the Zod schema. */
function validate(value: unknown) {
  const json = JSON.stringify(createOpenInventoryJsonSchema(SCHEMA));
  return z.fromJSONSchema(JSON.parse(json) as z.core.JSONSchema.JSONSchema).safeParse(value);
}

test("Publishes only the facts about a cookie that visitors see", () => {
  const published = publish({
    aliases: ["colours"],
    realName: "colours",
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
        realName: "colours",
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
        lastVerified: "2027-01-01",
      },
    ],
  });
});

/** Records with the published expiry and consent. */
const EXPIRY_AND_CONSENT = [
  [{ duration: "P6M" }, "after", "P6M", "excepted"],
  [{ duration: "p1w" }, "after", "P1W", "excepted"],
  [{ duration: "+PT0.5S" }, "after", "PT0.5S", "excepted"],
  [{ duration: null, exception: null }, null, null, null],
  [{ persistence: "session", duration: null, exception: 2 }, "browser-closes", null, "asked"],
] as const;
for (const [change, expires, duration, consent] of EXPIRY_AND_CONSENT) {
  test(`Publishes the expiry and consent of ${JSON.stringify(change)}`, () => {
    const published = publish({ exception: 4, ...change });
    expect(published.cookies[0]).toMatchObject({ expires, duration, consent });
    expect(validate(published).success).toBe(true);
  });
}

test("The edition is null before the first one", () => {
  const published = toOpenInventory([], COUNCIL, null, SCHEMA);
  expect(published.edition).toBeNull();
  expect(validate(published).success).toBe(true);
});

test("The published file matches the published schema", () => {
  const { inventory } = readInventory(projectOf(mereford()));
  const { all: cookies } = toPublishedCookies(inventory?.data as Inventory);
  expect(cookies.length).toBeGreaterThan(1);
  const published = toOpenInventory(cookies, COUNCIL, EDITION, SCHEMA);
  const read: unknown = JSON.parse(JSON.stringify(published));
  expect(validate(read).error).toBeUndefined();
  expect(openInventorySchema.parse(read)).toEqual(published);
});

test("The published schema rejects invalid values and allows new fields", () => {
  const [valid] = publish({}).cookies;
  const isValid = (change: object) =>
    validate(JSON.parse(JSON.stringify({ ...publish({}), ...change }))).success;
  for (const invalid of [
    { version: 2 },
    { edition: undefined },
    { edition: { number: "1.0", date: "2027-02-30" } },
    { cookies: {} },
    { cookies: [{ ...valid, purpose: undefined }] },
    { cookies: [{ ...valid, category: "marketing" }] },
    { cookies: [{ ...valid, duration: "1 year" }] },
    { cookies: [{ ...valid, consent: "not-stated" }] },
    { cookies: [{ ...valid, provider: "us" }] },
  ])
    expect(isValid(invalid), JSON.stringify(invalid)).toBe(false);
  expect(isValid({ cookies: [{ ...valid, partitioned: true }], licence: "x" })).toBe(true);
});

test("The published schema has its address, a title and a description of each field", () => {
  const schema = createOpenInventoryJsonSchema(SCHEMA);
  expect(schema).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: SCHEMA,
    title: "Cookies and similar things that websites store",
  });
  const fields = listFields(schema);
  expect(fields.filter(([, description]) => description === undefined)).toEqual([]);
  // If a field is removed or renamed, increase the version.
  const namesIn = (parent: string) =>
    fields.flatMap(([path]) =>
      path.startsWith(`${parent}/`) ? path.slice(parent.length + 1) : [],
    );
  expect(
    namesIn("")
      .filter((path) => !path.includes("/"))
      .join(" "),
  ).toBe("$schema version edition organisation cookies");
  expect(namesIn("/edition").join(" ")).toBe("number date");
  expect(namesIn("/organisation").join(" ")).toBe("name home statement");
  expect(namesIn("/cookies").join(" ")).toBe(
    "name aliases realName storage persistence expires duration category domain purpose consent provider provider/name provider/home provider/privacyPolicy lastVerified",
  );
});
