import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import {
  findSchemaErrors,
  mereford,
  merefordInThreeLanguages,
  merefordWithServices,
  projectOf,
} from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { createEditorSchemas } from "../../src/editor-schemas.ts";
import { PACKAGE_BLOCKS } from "../../src/package-files.ts";
import { createService } from "../../src/services/new-service.ts";

/* What helps people who edit in VS Code, or on github.dev: schemas, their mapping in .vscode/settings.json, and snippets. */

const ROOT = path.join(import.meta.dirname, "../../../..");
const TEMPLATE = path.join(ROOT, "packages/create/template");
const TODAY = Temporal.PlainDate.from("2026-11-23");

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const list = (folder: string) => readdirSync(path.join(ROOT, folder));
const schemas = createEditorSchemas();
const findSchema = (name: string) => schemas.find(({ file }) => path.matchesGlob(name, file));

interface Mapping {
  readonly fileMatch: readonly string[];
  readonly url: string;
}

test("The files in schemas are up to date", () => {
  for (const { schemaFile, text } of schemas)
    expect(read(schemaFile), "run “npx privacy-notice schema”").toBe(text);
  const expected = schemas.map(({ schemaFile }) => path.basename(schemaFile));
  expect(list("schemas").toSorted(), "remove files without a schema").toEqual(expected.toSorted());
});

test("Every file that people edit has a schema, which .vscode/settings.json names", () => {
  const { "json.schemas": mappings } = JSON.parse(read(".vscode/settings.json")) as {
    "json.schemas": Mapping[];
  };
  expect(mappings, "add a new schema to “json.schemas” in .vscode/settings.json").toEqual(
    schemas.map(({ file, schemaFile }) => ({ fileMatch: [`/${file}`], url: `./${schemaFile}` })),
  );

  const edited = list("_data").map((file) => `_data/${file}`);
  for (const file of [...edited, "tests/facts.json"]) {
    const schema = findSchema(file);
    expect(schema, `add a schema for ${file} to packages/site/src/editor-schemas.ts`).toBeDefined();
    expect(findSchemaErrors(JSON.parse(schema?.text ?? ""), JSON.parse(read(file))), file).toEqual(
      [],
    );
  }
});

test("The schemas accept the services of the test council, and refuse others", () => {
  const files = Object.entries(merefordWithServices()).filter(([file]) => SERVICES.test(file));
  const texts = files.map(([file, text]) => ({ file, text, schema: findSchema(file)?.text ?? "" }));
  expect(texts.length).toBe(5);
  for (const { file, text, schema } of texts) {
    expect(findSchemaErrors(JSON.parse(schema), JSON.parse(text)), file).toEqual([]);
    const misspelt: unknown = JSON.parse(text.replaceAll(/"(?:purpose|period|country)"/g, '"x"'));
    expect(findSchemaErrors(JSON.parse(schema), misspelt), file).not.toEqual([]);
  }
});

test("The schemas accept the data of the test council in three languages", () => {
  const files = Object.entries(merefordInThreeLanguages()).filter(([file]) =>
    file.startsWith("_data/"),
  );
  for (const [file, text] of files) {
    const schema = JSON.parse(findSchema(file)?.text ?? "") as object;
    expect(findSchemaErrors(schema, JSON.parse(text)), file).toEqual([]);
  }
});

test("A new council has the same schemas, settings and snippets", () => {
  const files = [".vscode", "schemas"].flatMap((folder) =>
    list(folder).map((file) => `${folder}/${file}`),
  );
  for (const file of files) {
    const copy = path.join(TEMPLATE, file);
    const advice = "run “npm run prepare -w create-privacy-notice”";
    expect(existsSync(copy) && readFileSync(copy, "utf8"), advice).toBe(read(file));
  }
});

interface Snippet {
  readonly prefix: string;
  readonly scope: "json" | "markdown";
  readonly body: readonly string[];
}

const snippets = JSON.parse(read(".vscode/privacy-notice.code-snippets")) as Record<
  string,
  Snippet
>;

/** What VS Code inserts: the defaults, and the choice `index` of the field `field`; the first one of all others. */
function fill({ body }: Snippet, field?: string, index = 0): string {
  return body
    .join("\n")
    .replaceAll(/\$\{(\d+)\|(.*?)\|\}/g, (_whole, name: string, choices: string) =>
      String(choices.split(",")[name === field ? index : 0]),
    )
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", TODAY.toString())
    .replaceAll(/\$\d+/g, "");
}

/** Returns what can be inserted: once for each choice of each field. */
function fillAll(snippet: Snippet): string[] {
  const fields = [...snippet.body.join("\n").matchAll(/\$\{(\d+)\|(.*?)\|\}/g)];
  return [
    fill(snippet),
    ...fields.flatMap(([, field, choices = ""]) =>
      choices.split(",").map((_choice, index) => fill(snippet, field, index)),
    ),
  ];
}

/** Where a snippet belongs, and the rules of the problems that the check finds in its defaults. */
interface Place {
  readonly file: string;
  /** The list or record into which it is inserted; for Markdown, the text before it. */
  readonly into: readonly (string | number)[] | string;
  /** undefined for a file that the test council does not have. */
  readonly rules?: readonly string[];
}
/** The files of services and of what they refer to. */
const SERVICES = /^_data\/(?:services\/.*|recipients|retention)\.json$/;
/** Returns the files of the test council; those of its services, too, if the file belongs to them. */
const councilWith = (file: string) => (SERVICES.test(file) ? merefordWithServices() : mereford());

const cookies = "_data/cookies.json";
const checklist = "_data/notice.json";
const statement = "src/pages/privacy.md";
const END = "for more.\n\n";
const NEW_PAGE = ["unlinked-page", "unlisted-address"];

const OPEN_IN_SERVICE = [
  "group-not-stated",
  "summary-not-stated",
  "people-not-stated",
  "owner-not-stated",
  "review-not-planned",
];
const ALL_OPEN = [
  ...OPEN_IN_SERVICE,
  "purpose-not-stated",
  "basis-not-stated",
  "special-categories-not-stated",
  "recipients-not-stated",
  "transfers-not-stated",
  "retention-not-stated",
  "must-provide-not-stated",
  "automated-decisions-not-stated",
  "data-not-stated",
  "sources-not-stated",
];

const PLACES: Readonly<Record<string, Place>> = {
  Cookie: { file: cookies, into: ["cookies"], rules: ["unknown-provider", "exception-not-stated"] },
  Provider: { file: cookies, into: ["providers"], rules: ["no-privacy-policy"] },
  // The test council has libraries already.
  Service: {
    file: "_data/services/museums.json",
    into: "",
    rules: [...ALL_OPEN, "shared-title"],
  },
  Activity: {
    file: "_data/services/libraries.json",
    into: ["activities"],
    rules: ALL_OPEN.filter((rule) => !OPEN_IN_SERVICE.includes(rule)),
  },
  Recipient: {
    file: "_data/recipients.json",
    into: [],
    rules: ["recipient-country-not-stated"],
  },
  "Retention rule": {
    file: "_data/retention.json",
    into: [],
    rules: ["retention-period-not-stated"],
  },
  Fact: { file: "tests/facts.json", into: ["facts"], rules: ["fact-number"] },
  Website: { file: "_data/websites.json", into: ["websites"], rules: [] },
  "Addresses of a new page": { file: "_data/addresses.json", into: [], rules: ["lost-page"] },
  "Open question": { file: checklist, into: ["openQuestions"], rules: ["open-question"] },
  "Confirmed today": { file: checklist, into: ["items", "purposes"], rules: [] },
  "Plain English exception": { file: "_data/plain-english.json", into: ["allowed"], rules: [] },
  "Replaced text of an edition": {
    file: "_data/changes.json",
    into: ["editions", 0, "replaced"],
  },
  Page: { file: "src/pages/new.md", into: "", rules: NEW_PAGE },
  Section: { file: statement, into: END, rules: ["unlisted-address"] },
  Subsection: { file: statement, into: END, rules: ["unlisted-address"] },
  Block: {
    file: "src/pages/new.md",
    into: "---\ntitle: T\ndescription: D.\n---\n\n",
    rules: NEW_PAGE,
  },
  Table: { file: statement, into: END, rules: [] },
  History: { file: statement, into: END, rules: [] },
  Link: { file: statement, into: END, rules: [] },
};

test("Each snippet has a place in these tests, and a prefix of its own", () => {
  expect(Object.keys(snippets)).toEqual(expect.arrayContaining(Object.keys(PLACES)));
  expect(Object.keys(PLACES)).toEqual(expect.arrayContaining(Object.keys(snippets)));
  const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

/** Returns a file with the text of a snippet inserted. */
function insert(text: string, { file, into }: Place): string {
  if (typeof into === "string") {
    const before = councilWith(file)[file] ?? into;
    expect(before).toContain(into);
    return before.replace(into, () => `${into}${text}\n`);
  }
  const data = JSON.parse(councilWith(file)[file] ?? read(file)) as Record<string, unknown>;
  const target = into.reduce<unknown>(
    (value, key) => ((value as Record<string | number, unknown>)[key] ??= []),
    data,
  );
  const isProperty = text.startsWith('"');
  const value = JSON.parse(isProperty ? `{${text}}` : text) as object;
  if (Array.isArray(target)) target.push(value);
  else Object.assign(target as object, value);
  return JSON.stringify(data);
}

for (const [name, snippet] of Object.entries(snippets)) {
  test(`The snippet “${name}” is valid where it belongs`, async () => {
    const place = PLACES[name];
    if (place === undefined) throw new Error(`Add “${name}” to PLACES.`);
    const schema = findSchema(place.file);
    for (const text of schema === undefined ? [] : fillAll(snippet)) {
      const data: unknown = JSON.parse(insert(text, place));
      expect(findSchemaErrors(JSON.parse(schema?.text ?? ""), data), text).toEqual([]);
    }
    if (place.rules === undefined) return;
    const check = async (files: Record<string, string>) =>
      (await checkProject(projectOf(files), TODAY)).map(({ rule }) => rule);
    const council = councilWith(place.file);
    const files = { ...council, [place.file]: insert(fill(snippet), place) };
    const expected = [...(await check(council)), ...place.rules];
    expect((await check(files)).toSorted()).toEqual(expected.toSorted());
  });
}

test("The snippet for a block offers every block of the package", () => {
  const choices = /\|(.*)\|/.exec(snippets["Block"]?.body[0] ?? "")?.[1];
  expect(choices?.split(",").toSorted()).toEqual(PACKAGE_BLOCKS.toSorted());
});

test("The snippet for a service is what “privacy-notice new service” writes", () => {
  const text = fill(snippets["Service"] as Snippet);
  expect(JSON.parse(text)).toEqual(createService({ name: "libraries" }));
});
