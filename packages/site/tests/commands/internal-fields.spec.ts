import { expect, test } from "playwright/test";
import {
  recipientsJsonSchema,
  retentionJsonSchema,
  serviceJsonSchema,
} from "../../src/services/service-schema.ts";
import { LIBRARIES, RECIPIENTS, RETENTION, serviceFiles } from "../support/services.ts";
import { createWorkspace } from "../support/workspace.ts";

/* What is internal never leaves _data: no output file has a word of the fields “internal”. */

/** Returns every text in these values. */
function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

/** Returns the values of all fields called “internal”. */
function listInternal(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === "internal" ? [inner as object] : listInternal(inner),
  );
}

const FILES = serviceFiles();
const WORDS = Object.entries(FILES)
  .filter(([file]) => file.endsWith(".json"))
  .flatMap(([, text]) => listTexts(listInternal(JSON.parse(text))));

const KINDS = [
  ["a service", serviceJsonSchema(), LIBRARIES],
  ["a recipient", recipientsJsonSchema(), RECIPIENTS["library-software"]],
  ["a retention rule", retentionJsonSchema(), RETENTION["membership"]],
] as const;
for (const [name, schema, { internal } = {}] of KINDS) {
  test(`The test has a word in each internal field of ${name}`, () => {
    const [fields] = listInternal(schema) as { readonly properties: object }[];
    const planted = Object.entries(internal ?? {}).flatMap(([field, value]) =>
      listTexts(value).some((text) => WORDS.includes(text)) ? field : [],
    );
    expect(planted.toSorted()).toEqual(Object.keys(fields?.properties ?? {}).toSorted());
  });
}

/** A page of the council that prints everything that templates can read about services. */
const DUMP = `---
permalink: /dump/
layout: null
---
<pre>{{ services | dump | safe }}</pre>
<pre>{{ [serviceIndex, servicePages, openDataFiles, openData()] | dump | safe }}</pre>
<p>Recipients: {{ [recipients] | dump }}. Retention: {{ [retention] | dump }}.</p>
`;

test("No output file has a word of an internal field", async () => {
  const workspace = createWorkspace();
  for (const [file, text] of Object.entries(FILES)) workspace.write(file, text);
  workspace.write("src/pages/dump.njk", DUMP);
  workspace.write(
    "src/pages/data.md",
    "---\ntitle: Open data\ndescription: Our files.\npermalink: /data/\n---\n\nOur [record](/services.json).\n\n::data-examples\n",
  );
  const { code, stderr } = await workspace.build();
  const site = workspace.site();
  workspace.dispose();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });

  expect(WORDS.length).toBeGreaterThan(10);
  expect(new Set(WORDS).size).toBe(WORDS.length);
  const leaks = Object.entries(site).flatMap(([file, content]) =>
    WORDS.filter((word) => content.includes(word)).map((word) => `${file}: ${word}`),
  );
  expect(leaks).toEqual([]);

  // The page has what is published, and no registry.
  expect(site["dump/index.html"]).toContain("Catalogue Systems Ltd");
  expect(site["dump/index.html"]).toContain("Recipients: [null]. Retention: [null].");
  for (const file of ["services.json", "services.csv", "services.jsonld", "data/index.html"])
    expect(site[file], file).toContain("electoral-roll");
  expect(site["services/libraries/index.html"]).toContain("Catalogue Systems Ltd");
});
