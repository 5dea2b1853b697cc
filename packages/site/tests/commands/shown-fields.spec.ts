import {
  inventoryJsonSchema,
  INVENTORY_FILE,
  ORGANISATION_FILE,
  readInventory,
  toPublishedCookies,
} from "cookie-inventory";
import { applyEdits, type JSONPath, modify } from "jsonc-parser";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { toOpenInventory } from "../../src/open-data/cookies-json.ts";
import { createWorkspace } from "../support/workspace.ts";

/* Each field that editors can fill in changes what visitors get, or its hint says what uses it instead. */

const FILES = mereford();

const setValue = (text: string, path: JSONPath, value: unknown) =>
  applyEdits(text, modify(text, path, value, {}));

/** Returns the hint for a field, which the check gives with a wrong value. */
async function readHint(file: string, path: JSONPath): Promise<string> {
  const files = { ...FILES, [file]: setValue(FILES[file] ?? "", path, 0.5) };
  const problems = await checkProject(projectOf(files), Temporal.PlainDate.from("2026-11-23"));
  const field = path.findLast((step) => typeof step === "string");
  const wrong = problems.find(({ message }) => message.startsWith(`“${field}” must be`));
  return wrong?.hint ?? "";
}

const SAYS_WHERE_IT_IS_USED = /\b(?:check|audit)\b/;

/** Returns the path and the value of each text in a JSON file. */
function listTexts(value: unknown, path: JSONPath = []): (readonly [JSONPath, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    listTexts(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Returns a value of the same kind as `text` that is nowhere on the site. */
function createOther(text: string, index: number): string {
  if (text.includes("@")) return `other-${index}@mereford.example`;
  if (text.startsWith("https://")) return `https://other-${index}.example`;
  if (text.startsWith("#")) return "#123456";
  if (text.startsWith("/")) return `/other-${index}`;
  return /^[a-z.-]+$/.test(text) ? `other-${index}.example` : `Other ${index}`;
}

test("A new value of each field of organisation.json is on the site, or its hint says what uses it", async () => {
  const workspace = createWorkspace();
  const link = { text: "Our website", href: "https://www.mereford.example/links" };
  workspace.set(ORGANISATION_FILE, ["links"], [link]);
  const fields = listTexts(JSON.parse(workspace.read(ORGANISATION_FILE)))
    // The content of this file is on the site, not its name.
    .filter(([path]) => path.join(".") !== "logo.file")
    .map(([path, text], index) => ({ path, other: createOther(text, index) }));
  for (const { path, other } of fields) workspace.set(ORGANISATION_FILE, path, other);
  const { code, stderr } = await workspace.build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const site = Object.values(workspace.site()).join("\n");
  workspace.dispose();

  expect(fields.length).toBeGreaterThan(10);
  const unseen = fields.filter(({ other }) => !site.includes(other)).map(({ path }) => path);
  for (const path of unseen)
    expect(await readHint(ORGANISATION_FILE, path), path.join(".")).toMatch(SAYS_WHERE_IT_IS_USED);
});

/** Another value of each field of a record that is not text. */
const OTHER_VALUES: Readonly<Record<string, unknown>> = {
  aliases: ["_other"],
  storage: "localStorage",
  category: "other",
  persistence: "session",
  duration: "P2D",
  exception: 4,
  setBy: "server",
  status: "retired",
  lastVerified: "2026-10-02",
  provider: "mereford",
  behindLogin: true,
  suggested: {},
};

/** Returns what is published about the cookies. */
function publishCookies(text: string): string {
  const { inventory, problems } = readInventory(projectOf({ [INVENTORY_FILE]: text }));
  const relevant = problems.filter(
    ({ rule }) => rule !== "session-with-duration" && rule !== "real-name-not-alias",
  );
  expect(relevant).toEqual([]);
  if (inventory === undefined) throw new Error("The inventory does not match its schema.");
  const council = { name: "Mereford", home: "https://a.example", address: "https://b.example" };
  const { all } = toPublishedCookies(inventory.data);
  return JSON.stringify(toOpenInventory(all, council, null, "https://b.example/schema"));
}

test("A new value of each field of cookies.json is published, or its hint says what uses it", async () => {
  const text = FILES[INVENTORY_FILE] ?? "";
  const schema = inventoryJsonSchema() as {
    properties: { cookies: { items: { oneOf: [{ properties: object }] } } };
  };
  const ofRecords = Object.keys(schema.properties.cookies.items.oneOf[0].properties);
  const paths = [
    ...ofRecords.map((field) => ["cookies", 0, field]),
    ...["name", "home", "privacyPolicy"].map((field) => ["providers", "counter", field]),
  ];
  expect(ofRecords).toEqual(expect.arrayContaining(Object.keys(OTHER_VALUES)));
  const published = publishCookies(text);
  for (const path of paths) {
    const field = String(path.at(-1));
    const old = listTexts(JSON.parse(text)).find(([each]) => each.join() === path.join())?.[1];
    const other = OTHER_VALUES[field] ?? createOther(old ?? "", 1).replaceAll(" ", "-");
    if (publishCookies(setValue(text, path, other)) !== published) continue;
    expect(await readHint(INVENTORY_FILE, path), field).toMatch(SAYS_WHERE_IT_IS_USED);
  }
});

test("The hints of files that are on no page say what uses them", async () => {
  for (const [file, field] of [
    ["_data/notice.json", "items"],
    ["_data/notice.json", "openQuestions"],
    ["_data/plain-english.json", "allowed"],
    ["_data/websites.json", "websites"],
    ["tests/facts.json", "facts"],
  ] as const)
    expect(await readHint(file, [field]), `${field} of ${file}`).toMatch(SAYS_WHERE_IT_IS_USED);
});

test("A new value of each text in front matter is on the site", async () => {
  const workspace = createWorkspace();
  const file = "src/pages/cookies.md";
  workspace.edit(file, "title: What we store", "title: Other title");
  workspace.edit(file, "title: Storage", "title: Other entry");
  workspace.edit(
    file,
    "description: What",
    "permalink: /other/\ndate: 2026-03-03\ndescription: Other",
  );
  workspace.edit("_data/addresses.json", "/cookies/", "/other/");
  workspace.edit("src/pages/privacy.md", "(/cookies/)", "(/other/)");
  workspace.edit("src/pages/privacy.md", 'edition: "3.2"', 'edition: "3.4"');
  const { code, stderr } = await workspace.build();
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const page = workspace.site()["other/index.html"] ?? "";
  for (const text of ["<title>Other title", "Other entry", 'content="Other the', "3 March 2026"])
    expect(page).toContain(text);
  expect(workspace.site()["index.html"]).toContain("Edition 3.4");
  workspace.dispose();
});
