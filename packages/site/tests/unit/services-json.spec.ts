import { expect, test } from "playwright/test";
import { findSchemaErrors } from "test-support";
import {
  createServiceRecordJsonSchema,
  serviceRecordSchema,
} from "../../src/open-data/service-record-schema.ts";
import { type RecordedService, toServiceRecord } from "../../src/open-data/services-json.ts";
import { BASES } from "../../src/services/lawful-bases.ts";
import { listFields } from "../support/json-schema-fields.ts";
import { COUNCIL, publishActivity, publishServices, RETENTION } from "../support/services.ts";

const SCHEMA = "https://privacy.example.gov.uk/services.schema.json";

const publish = (services: readonly RecordedService[] = publishServices()) =>
  toServiceRecord(services, COUNCIL, SCHEMA);

/** Returns the only activity of the record of these services. */
function getActivity(...[changes]: Parameters<typeof publishActivity>) {
  const activity = publish(publishActivity(changes)).services[0]?.activities[0];
  if (activity === undefined) throw new Error("The record has no activity.");
  return activity;
}

/** Returns the errors of a record by the published JSON Schema, as another program finds them. */
function validate(record: object): string[] {
  const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;
  return findSchemaErrors(plain(withoutAddress()), plain(record));
}

/** Ajv refuses to compile two schemas with one address. */
function withoutAddress(): object {
  const { $id: _id, ...schema } = createServiceRecordJsonSchema(SCHEMA) as { $id: string };
  return schema;
}

test("The record has the organisation with its contacts, and services by group and title", () => {
  const { services, ...rest } = publish();
  expect(rest).toEqual({
    $schema: SCHEMA,
    version: 1,
    organisation: {
      name: "Example Council",
      home: "https://www.example.gov.uk",
      statement: "https://privacy.example.gov.uk/",
      contacts: {
        email: "data@example.gov.uk",
        phone: null,
        post: ["Town Hall", "Mereford"],
        dataProtectionOfficer: "dpo@example.gov.uk",
      },
    },
  });
  expect(services.map(({ title }) => title)).toEqual(["Electoral roll", "Libraries"]);
});

test("A service has every value that is published, under the names of the record", () => {
  const { activities = [], ...service } = publish().services[1] ?? {};
  expect(service).toEqual({
    address: "https://privacy.example.gov.uk/services/libraries/",
    edition: null,
    title: "Libraries",
    group: "Culture and leisure",
    summary: "How we use information about you when you use our libraries.",
    owner: "Library Service",
    people: ["library members", "parents of members under 16"],
    controller: null,
  });
  expect(activities[0]).toEqual({
    id: "membership",
    title: "Your library card",
    purpose: "To lend you books, & to remind you if a loan is > 3 weeks old.",
    lawfulBasis: { basis: "public-task", article: "6(1)(e)" },
    laws: [
      {
        name: "Public Libraries and Museums Act 1964, section 7",
        href: "https://www.legislation.gov.uk/ukpga/1964/75/section/7",
      },
      { name: "The council’s own rules", href: null },
    ],
    interests: null,
    withdrawal: null,
    data: ["name and address", "the books that you borrow"],
    specialCategories: [
      { kind: "health", condition: "9(2)(g)", schedule1: 16 },
      { kind: "criminal-offences", condition: "10", schedule1: null },
      { kind: "racial-or-ethnic-origin", condition: null, schedule1: null },
    ],
    sources: [
      { kind: "person", name: null },
      { kind: "other", name: "your school" },
      { kind: "public", name: "the electoral register" },
    ],
    mustProvide: {
      obligation: "needed-for-the-service",
      otherwise: "Without it we cannot lend you books.",
    },
    recipients: [
      {
        name: "Catalogue Systems Ltd",
        home: "https://www.catalogue.example/",
        country: "US",
        role: "processor",
        why: "It runs our catalogue.",
      },
      {
        name: "Example County Council",
        home: null,
        country: "GB",
        role: "joint-controller",
        why: null,
      },
      {
        name: "The police",
        home: null,
        country: null,
        role: "controller",
        why: "They look into thefts.",
      },
    ],
    transfers: [
      { country: "US", safeguard: "transfer-addendum", copy: "Ask the Library Service." },
      { country: "JP", safeguard: "adequacy-regulations", copy: null },
      { country: "IN", safeguard: null, copy: null },
    ],
    retention: { period: "P2Y", from: "you last use your library card", criteria: null },
    automatedDecisions: [
      {
        logic: "A computer adds up your fines.",
        effect: "You cannot borrow above £20.",
        record: "https://www.gov.uk/algorithmic-transparency-records/library-fines",
      },
      { logic: null, effect: null, record: null },
    ],
    rights: ["access", "rectification", "restriction", "objection"],
  });
  expect(activities[1]).toMatchObject({
    withdrawal: "Follow the link in each email.",
    interests: null,
  });
  expect(activities[2]?.interests).toContain("which no law makes our task");
});

test("What is not stated is null, and “none” is an empty list", () => {
  const [electoral, libraries] = publish().services;
  expect(electoral).toMatchObject({
    owner: null,
    people: null,
    controller: {
      name: "Electoral registration officer",
      email: "officer@elections.example",
      dataProtectionOfficer: null,
    },
  });
  const { id, title, ...unstated } = electoral?.activities[0] ?? {};
  expect([id, title]).toEqual(["register", "The list of voters"]);
  expect(Object.values(unstated).filter((value) => value !== null)).toEqual([]);
  expect(Object.keys(unstated)).toEqual(Object.keys(libraries?.activities[0] ?? {}).slice(2));

  const none = {
    laws: [],
    specialCategories: [],
    recipients: [],
    transfers: [],
    automatedDecisions: [],
  };
  expect(getActivity(none)).toMatchObject(none);
});

const PERIODS = [
  ["p2y", "P2Y"],
  ["+P1W", "P1W"],
  ["P6m", "P6M"],
  ["PT0,5H", "PT30M"],
] as const;
for (const [written, period] of PERIODS) {
  test(`The period ${written} is published as ${period}`, () => {
    const rule = { period: written, from: null, criteria: null };
    const services = publishActivity({}).map((service) => ({
      ...service,
      activities: service.activities.map((activity) => ({ ...activity, retention: rule })),
    }));
    expect(publish(services).services[0]?.activities[0]?.retention).toEqual({ ...rule, period });
    expect(validate(publish(services))).toEqual([]);
  });
}

test("A retention rule without a period has its criteria", () => {
  expect(getActivity({ retention: "events" }).retention).toEqual(RETENTION["events"]);
});

/** The rights besides access, rectification and restriction. */
const RIGHTS = {
  consent: ["erasure", "portability"],
  contract: ["erasure", "portability"],
  "legal-obligation": [],
  "vital-interests": ["erasure"],
  "public-task": ["objection"],
  "legitimate-interests": ["erasure", "objection"],
} as const;
for (const basis of BASES) {
  test(`The rights with the lawful basis “${basis}” follow from it`, () => {
    expect(getActivity({ basis }).rights).toEqual([
      "access",
      "rectification",
      "restriction",
      ...RIGHTS[basis],
    ]);
  });
}

test("Addresses are published without characters that no address can have", () => {
  const href = "https://www.legislation.gov.uk/section 7/é";
  const services = publishActivity({ laws: [{ name: "An Act", href }] });
  expect(publish(services).services[0]?.activities[0]?.laws).toEqual([
    { name: "An Act", href: "https://www.legislation.gov.uk/section%207/%C3%A9" },
  ]);
  expect(validate(publish(services))).toEqual([]);
});

test("Texts are published as they are, also with characters of HTML", () => {
  const purpose = 'For 1 < 2 & 3 > 2, “quotes” and "quotes"';
  expect(getActivity({ purpose }).purpose).toBe(purpose);
});

test("Nothing that is internal is published", () => {
  expect(JSON.stringify(publish())).not.toMatch(/inside-|internal|nextReview|2099-10-31/);
});

test("The record matches its published schema", () => {
  const record = publish();
  expect(validate(record)).toEqual([]);
  expect(serviceRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
});

test("The published schema rejects invalid values and allows new fields", () => {
  const record = publish();
  const [service] = record.services;
  const [activity] = service?.activities ?? [];
  const withActivity = (change: object) => ({
    ...record,
    services: [{ ...service, activities: [{ ...activity, ...change }] }],
  });
  for (const invalid of [
    { ...record, version: 2 },
    { ...record, services: [{ ...service, address: undefined }] },
    withActivity({ purpose: undefined }),
    withActivity({ lawfulBasis: "public-task" }),
    withActivity({ lawfulBasis: { basis: "public task", article: "6(1)(e)" } }),
    withActivity({ laws: "none" }),
    withActivity({ retention: { period: "2 years", from: null, criteria: null } }),
    withActivity({ transfers: [{ country: "United States", safeguard: null, copy: null }] }),
    withActivity({ rights: ["erase"] }),
  ])
    expect(validate(invalid), JSON.stringify(invalid)).not.toEqual([]);
  expect(validate({ ...withActivity({ security: "none" }), licence: "x" })).toEqual([]);
});

test("The published schema has a description of each field, and says what the record leaves out", () => {
  const schema = createServiceRecordJsonSchema(SCHEMA);
  const omission = "It leaves out the general description of security measures, point (g)";
  expect(schema).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: SCHEMA,
    title: "What services use personal data for",
    description: expect.stringContaining(omission),
  });
  const fields = listFields(schema);
  expect(fields.filter(([, description]) => description === undefined)).toEqual([]);
  // If a field is removed or renamed, increase the version.
  const namesIn = (parent: string) =>
    fields.flatMap(([path]) =>
      path.startsWith(`${parent}/`) ? path.slice(parent.length + 1) : [],
    );
  const topIn = (parent: string) =>
    namesIn(parent)
      .filter((path) => !path.includes("/"))
      .join(" ");
  expect(topIn("")).toBe("$schema version organisation services");
  expect(namesIn("/organisation").join(" ")).toBe(
    "name home statement contacts contacts/email contacts/phone contacts/post contacts/dataProtectionOfficer",
  );
  expect(topIn("/services")).toBe(
    "address edition title group summary owner people controller activities",
  );
  expect(namesIn("/services/controller").join(" ")).toBe("name email dataProtectionOfficer");
  expect(topIn("/services/activities")).toBe(
    "id title purpose lawfulBasis laws interests withdrawal data specialCategories sources mustProvide recipients transfers retention automatedDecisions rights",
  );
  const fieldsOfLists = namesIn("/services/activities").filter((path) => path.includes("/"));
  expect(fieldsOfLists.join(" ")).toBe(
    "lawfulBasis/basis lawfulBasis/article laws/name laws/href specialCategories/kind specialCategories/condition specialCategories/schedule1 sources/kind sources/name mustProvide/obligation mustProvide/otherwise recipients/name recipients/home recipients/country recipients/role recipients/why transfers/country transfers/safeguard transfers/copy retention/period retention/from retention/criteria automatedDecisions/logic automatedDecisions/effect automatedDecisions/record",
  );
});

test("A service has the number and the date of its latest edition", () => {
  const [first, ...others] = publishServices();
  if (first === undefined) throw new Error("There is no service.");
  const latestEdition = { edition: "1.1", date: "2026-12-05" };
  const { services } = publish([{ ...first, latestEdition }, ...others]);
  expect(services.map(({ title, edition }) => [title, edition])).toEqual([
    ["Electoral roll", null],
    ["Libraries", { number: "1.1", date: "2026-12-05" }],
  ]);
});
