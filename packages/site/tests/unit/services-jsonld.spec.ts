import jsonld, { type ExpandedNode } from "jsonld";
import { expect, test } from "playwright/test";
import terms from "../../src/open-data/dpv-terms.json" with { type: "json" };
import { toServiceRecord } from "../../src/open-data/services-json.ts";
import { toServicesJsonLd } from "../../src/open-data/services-jsonld.ts";
import { BASES, CONDITION_NAMES } from "../../src/services/lawful-bases.ts";
import { COUNCIL, publishActivity, publishServices } from "../support/services.ts";

interface Document {
  readonly "@context": Readonly<Record<string, unknown>>;
  readonly "dpv:hasService": readonly {
    readonly "dpv:hasProcess": readonly Readonly<Record<string, unknown>>[];
  }[];
}

/** Returns the file as programs read it. */
function publish(services = publishServices()): Document {
  const record = toServiceRecord(services, COUNCIL, "https://schema.example");
  return JSON.parse(JSON.stringify(toServicesJsonLd(record))) as Document;
}

/** Returns the process of the first activity of Libraries with these changes. */
function getProcess(changes: Parameters<typeof publishActivity>[0]) {
  return publish(publishActivity(changes))["dpv:hasService"][0]?.["dpv:hasProcess"][0] ?? {};
}

/** Expands the file; throws if anything in it has no meaning, or is to be loaded. */
function expand(document: object): Promise<ExpandedNode[]> {
  const documentLoader = (address: string) => {
    throw new Error(`The file needs ${address}.`);
  };
  return jsonld.expand(document, { safe: true, documentLoader });
}

/** Services whose files together have every term. */
const ALL = [
  publishServices(),
  ...BASES.map((basis) => publishActivity({ basis })),
  publishActivity({
    specialCategories: CONDITION_NAMES.map((condition) => ({
      kind: condition === "10" ? "criminal-offences" : "health",
      condition,
      schedule1: null,
    })),
  }),
];

type Role = "classes" | "properties" | "instances";

/** Returns the terms of the vocabulary in expanded nodes, each with what it is used as. */
function listTerms(value: unknown): [Role, string][] {
  if (Array.isArray(value)) return value.flatMap(listTerms);
  if (typeof value !== "object" || value === null) return [];
  const isReference = "@id" in value && Object.keys(value).length === 1;
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): [Role, string][] => {
    if (name === "@type") return [inner].flat().map((type) => ["classes", String(type)]);
    if (name === "@id" && isReference) return [["instances", String(inner)]];
    return [["properties", name], ...listTerms(inner)];
  });
}

/** Returns the terms of the vocabulary in the files of ALL, without its address. */
async function listUsedTerms(): Promise<[Role, string][]> {
  const expanded = await Promise.all(ALL.map((services) => expand(publish(services))));
  return listTerms(expanded).flatMap(([role, name]): [Role, string][] =>
    name.startsWith(terms.namespace) ? [[role, name.slice(terms.namespace.length)]] : [],
  );
}

test("Every term is in the list of published terms, and is used as what it is", async () => {
  const used = await listUsedTerms();
  expect(used.length).toBeGreaterThan(500);
  for (const [role, term] of used) {
    // An instance also stands for its class: { "@type": ["dpv:LegalBasis", "dpv:Consent"] }.
    const known = role === "classes" ? { ...terms.classes, ...terms.instances } : terms[role];
    expect(Object.keys(known)).toContain(term);
  }
});

test("The list of terms has a source and a version, and no term that is not used", async () => {
  expect(terms).toMatchObject({ source: "https://w3id.org/dpv", version: "2.3" });
  const used = new Set((await listUsedTerms()).map(([, term]) => term));
  const listed = Object.keys({ ...terms.classes, ...terms.properties, ...terms.instances });
  expect(listed.filter((term) => !used.has(term))).toEqual([]);
});

const CONTEXTS = {
  "all services": publishServices(),
  "a service with open questions only": publishServices().slice(1),
};
for (const [name, services] of Object.entries(CONTEXTS)) {
  test(`The context for ${name} has only what is used`, () => {
    const { "@context": context, ...document } = publish(services);
    const { "@version": version, "@base": base, ...definitions } = context;
    expect(version).toBe(1.1);
    expect(base).toBe("https://privacy.example.gov.uk/services.jsonld");
    const text = JSON.stringify(document);
    for (const [term, definition] of Object.entries(definitions)) {
      if (term.includes(":")) expect(text).toContain(`"${term}":`);
      else expect(text + JSON.stringify(definitions)).toContain(`"${term}:`);
      expect(definition).toBeTruthy();
    }
    expect("xsd" in definitions).toBe(name === "all services");
  });
}

test("The record leads to services, these to processes and notices", async () => {
  const [record] = await expand(publish());
  const site = "https://privacy.example.gov.uk";
  expect(record).toMatchObject({
    "@id": `${site}/services.jsonld#record`,
    "@type": [`${terms.namespace}ROPA`],
    [`${terms.namespace}hasService`]: [
      { "@id": `${site}/services.jsonld#services/electoral-roll` },
      {
        "@id": `${site}/services.jsonld#services/libraries`,
        [`${terms.namespace}hasNotice`]: [{ "@id": `${site}/services/libraries/` }],
        [`${terms.namespace}hasProcess`]: [
          { "@id": `${site}/services.jsonld#services/libraries/membership` },
          { "@id": `${site}/services.jsonld#services/libraries/news` },
          { "@id": `${site}/services.jsonld#services/libraries/visits` },
        ],
      },
    ],
  });
});

test("What is not stated has no property, and neither has an empty list", () => {
  const electoral = publish()["dpv:hasService"][0];
  expect(electoral?.["dpv:hasProcess"]).toEqual([
    {
      "@id": "#services/electoral-roll/register",
      "@type": "dpv:PersonalDataProcess",
      "dct:title": "The list of voters",
    },
  ]);
  expect(electoral).toMatchObject({
    "dpv:hasDataController": {
      "@id": "#services/electoral-roll/controller",
      "dpv:hasName": "Electoral registration officer",
      "dpv:hasContact": "officer@elections.example",
    },
  });
  for (const services of ALL) expect(JSON.stringify(publish(services))).not.toMatch(/\[\]|null/);
});

test("A law is part of the lawful basis, or of the process if that is not stated", () => {
  const laws = [{ name: "An Act", href: "https://www.legislation.gov.uk/act" }];
  const law = { "@id": laws[0]?.href, "@type": "dpv:Law", "dct:title": "An Act" };
  const bases = { laws, specialCategories: [] };
  expect(getProcess({ ...bases, basis: "legal-obligation" })).toMatchObject({
    "dpv:hasLegalBasis": [
      {
        "@type": ["dpv:LegalBasis", "dpv:LegalObligation"],
        "dct:title": "Legal obligation (UK GDPR, article 6(1)(c))",
        "dpv:hasApplicableLaw": [law],
      },
    ],
  });
  const open = getProcess({ ...bases, basis: null });
  expect(open).toMatchObject({ "dpv:hasApplicableLaw": [law] });
  expect(open).not.toHaveProperty("dpv:hasLegalBasis");
});

test("The role of a recipient decides how the process leads to it", () => {
  expect(getProcess({})).toMatchObject({
    "dpv:hasDataProcessor": [
      { "@type": "dpv:DataProcessor", "dpv:hasName": "Catalogue Systems Ltd" },
    ],
    "dpv:hasJointDataControllers": [
      {
        "@type": "dpv:JointDataControllers",
        "dpv:hasDataController": ["#organisation", { "dpv:hasName": "Example County Council" }],
      },
    ],
    "dpv:hasRecipient": [
      { "@type": ["dpv:Recipient", "dpv:ThirdParty"], "dpv:hasName": "The police" },
    ],
  });
});

test("Criminal offence data is not special category data", () => {
  const { "dpv:hasPersonalData": data } = getProcess({});
  expect(data).toContainEqual({
    "@type": "dpv:PersonalData",
    "dct:title": "Criminal offences",
    "dpv:hasNecessity": "dpv:Required",
  });
  expect(data).toContainEqual({
    "@type": ["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"],
    "dct:title": "Health",
    "dpv:hasNecessity": "dpv:Required",
  });
});

/** Retention rules with the duration in the file. XML Schema has no weeks. */
const DURATIONS = [
  ["membership", "P2Y", "2 years after you last use your library card"],
  ["visits", "P7D", "1 week"],
] as const;
for (const [retention, duration, description] of DURATIONS) {
  test(`The retention rule “${retention}” has the duration ${duration}`, () => {
    expect(getProcess({ retention })).toMatchObject({
      "dpv:hasStorageCondition": {
        "dpv:hasDuration": { "dct:description": description, "dpv:hasDuration": duration },
      },
    });
  });
}

test("Texts keep characters of HTML, and are never read as terms", async () => {
  const purpose = "dpv:Consent <3 & \"more\" > 'less'";
  const expanded = await expand(publish(publishActivity({ purpose, data: ["@id", "#record"] })));
  const text = JSON.stringify(expanded);
  for (const value of [purpose, "@id", "#record"])
    expect(text).toContain(`{"@language":"en-gb","@value":${JSON.stringify(value)}}`);
});

test("Nothing that is internal is in the file", () => {
  expect(JSON.stringify(publish())).not.toMatch(/inside-|2099-10-31/);
});
