import { expect, test } from "playwright/test";
import { listOpenDataFiles } from "../../src/open-data/open-data-files.ts";
import { createServiceData, type ServiceData } from "../../src/open-data/service-data.ts";
import { COUNCIL, publishActivity, publishServices } from "../support/services.ts";
import { ENGLISH } from "../support/english.ts";
import { createTemplates } from "../support/templates.ts";

const DATA = createServiceData(publishServices(), COUNCIL);

test("A council with services has four more files, which other websites may read", () => {
  const files = (hasServices: boolean) => listOpenDataFiles({ hasServices, hasEditions: true });
  const added = files(true).filter(
    ({ path }) => !files(false).some((other) => other.path === path),
  );
  expect(added).toEqual([
    { path: "/services.json", type: null, isOpen: true },
    { path: "/services.schema.json", type: "application/schema+json", isOpen: true },
    { path: "/services.csv", type: "text/csv; charset=utf-8; header=present", isOpen: true },
    { path: "/services.jsonld", type: "application/ld+json", isOpen: true },
  ]);
  expect(Object.keys(DATA.contents)).toEqual(added.map(({ path }) => path));
  expect(
    files(false)
      .map(({ path }) => path)
      .join(),
  ).not.toContain("services");
});

test("The record names its schema by its full address, and the schema has it", () => {
  const address = "https://privacy.example.gov.uk/services.schema.json";
  expect(JSON.parse(DATA.contents["/services.json"] ?? "")).toMatchObject({ $schema: address });
  expect(JSON.parse(DATA.contents["/services.schema.json"] ?? "")).toMatchObject({ $id: address });
});

test("The examples have the first activity of the first service only", () => {
  const { json, csv, jsonld } = createServiceData(publishServices().slice(0, 1), COUNCIL).examples;
  expect(JSON.parse(json)).toMatchObject({
    services: [{ title: "Libraries", activities: [{ id: "membership" }] }],
  });
  expect(csv.split("\n")).toEqual([
    expect.stringMatching(/^id,address,/),
    expect.stringMatching(/^libraries\/membership,/),
  ]);
  expect(JSON.parse(jsonld)).toEqual([
    expect.objectContaining({
      "@id": "#services/libraries",
      "dpv:hasProcess": [expect.objectContaining({ "dct:title": "Your library card" })],
    }),
  ]);
});

/** Renders the block with these files. */
function renderExamples(serviceData: ServiceData | null, first: object = ENGLISH.language): string {
  const nunjucks = createTemplates();
  const examples = { json: "{}", csv: "name", text: "Text", atom: null, feed: null };
  nunjucks.addGlobal("openData", () => ({ examples, serviceData, language: first }));
  return nunjucks.render("blocks/data-examples.njk", ENGLISH);
}

test("The page about open data shows the record of services, and documents each column", () => {
  const html = renderExamples(DATA);
  const files = [...html.matchAll(/<figcaption[^>]*>(.*?)</g)].map(([, file]) => file);
  expect(files.slice(-3)).toEqual(["services.json", "services.csv", "services.jsonld"]);
  for (const [column, description] of Object.entries(ENGLISH.words.data.services.columns)) {
    expect(html).toContain(`>${column}</dt>`);
    expect(html).toContain(`>${description}</dd>`);
  }
  const links = [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual([
    "/services/",
    "/services.json",
    "/services.schema.json",
    "/services.csv",
    "/services.jsonld",
  ]);
});

test("Examples in another language than the page’s say which", () => {
  expect(renderExamples(null)).not.toContain("lang=");
  expect(renderExamples(null, { code: "cy", tag: "cy" })).toContain(
    '<pre class="govuk-body-s" lang="cy"><code>Text',
  );
});

test("Without services, the page about open data does not mention them", () => {
  expect(renderExamples(null)).not.toMatch(/service/i);
});

test("Characters of HTML in a notice are escaped in the examples", () => {
  const purpose = "Ages 12 < 16 & </code> <script>";
  const html = renderExamples(createServiceData(publishActivity({ purpose }), COUNCIL));
  expect(html.match(/Ages 12 &lt; 16 &amp; &lt;\/code&gt; &lt;script&gt;/g)).toHaveLength(3);
  expect(html).not.toContain("<script>");
});
