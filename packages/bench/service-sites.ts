import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { write } from "./benchmark-sites.ts";
import { createSiteFolder } from "./measure-build.ts";

/* Sites with many notices of services: one that uses privacy-notice, and one in plain Eleventy that writes the same HTML. */

const EXAMPLE = "examples/northmoor";
const ACTIVITIES = 3;

/** A text in each language of the example, by its code; or the same for all of them. */
type Text = string | Readonly<Record<string, string>>;

interface Service {
  readonly title: Text;
  readonly activities: readonly { readonly id: string; readonly title: Text }[];
}

/**
 * Creates the example’s site with `count` services of three activities each, in the languages with these codes, the first of
 * which is “en”. It has no editions. Returns its folder.
 */
export function createServiceSite(count: number, codes: readonly string[] = ["en"]): string {
  const folder = createSiteFolder([]);
  cpSync(EXAMPLE, folder, {
    recursive: true,
    filter: (file) =>
      !/\/(?:_site|node_modules|editions|services|(?:changes|translations)\.json)$/.test(file),
  });
  for (const { code } of readLanguages()) {
    if (!codes.includes(code))
      rmSync(path.join(folder, "src/pages", code), { recursive: true, force: true });
  }
  const data = path.join(folder, "_data");
  for (const name of readdirSync(data))
    write(data, name, JSON.stringify(chooseTexts(readJson(path.join(data, name)), codes)));
  const organisation = readJson(path.join(data, "organisation.json"));
  const languages = readLanguages().filter(({ code }) => codes.includes(code));
  write(data, "organisation.json", JSON.stringify({ ...organisation, languages }));
  // Without editions, there are no feeds that a page could link to.
  for (const page of readdirSync(path.join(folder, "src"), { recursive: true, encoding: "utf8" })) {
    if (!page.endsWith("changes.md")) continue;
    const text = readFileSync(path.join(folder, "src", page), "utf8");
    write(folder, `src/${page}`, text.replaceAll(/changes\.(?:atom|json)\)/g, ")"));
  }
  // The addresses of other services and languages do not exist.
  write(data, "addresses.json", "{}");

  const services = readServices();
  for (let number = 0; number < count; number += 1) {
    const service = services[number % services.length];
    if (service === undefined) continue;
    const { activities } = service;
    const numbered = {
      ...service,
      title: addNumber(service.title, number),
      activities: Array.from({ length: ACTIVITIES }, (_, index) => ({
        ...activities[index % activities.length],
        id: `activity-${index}`,
        title: addNumber(activities[index % activities.length]?.title ?? "", index),
      })),
    };
    write(data, `services/service-${number}.json`, JSON.stringify(chooseTexts(numbered, codes)));
  }
  return folder;
}

function addNumber(text: Text, number: number): Text {
  if (typeof text === "string") return `${text} ${number}`;
  return Object.fromEntries(
    Object.entries(text).map(([code, each]) => [code, `${each} ${number}`]),
  );
}

/** Returns data with the texts in these languages; in one, without its code. */
function chooseTexts(value: unknown, codes: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => chooseTexts(each, codes));
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  if (!("en" in value))
    return Object.fromEntries(entries.map(([name, child]) => [name, chooseTexts(child, codes)]));
  return codes.length === 1
    ? value.en
    : Object.fromEntries(entries.filter(([code]) => codes.includes(code)));
}

function readJson(file: string) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function readLanguages(): { readonly code: string }[] {
  return readJson(path.join(EXAMPLE, "_data/organisation.json")).languages;
}

function readServices(): Service[] {
  const folder = path.join(EXAMPLE, "_data/services");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => readJson(path.join(folder, file)));
}

/** A page that writes the data of the notices’ template as JSON. */
const DATA_PAGE = `---
layout: null
permalink: /template-data.json
eleventyExcludeFromCollections: true
---
{{ { organisation: organisation, words: words, language: language, statement: { title: statement.title, url: statement.url }, servicePages: servicePages } | dump | safe }}`;

/**
 * Creates a plain Eleventy site with the same notices: its data needs no checks and no joins, and it has the same template.
 * What stands around the notices is fixed text. Changes `serviceSite`, and builds it with `build`. Returns its folder.
 */
export function createPlainServiceSite(serviceSite: string, build: () => unknown): string {
  const dataPage = path.join(serviceSite, "src/pages/template-data.njk");
  writeFileSync(dataPage, DATA_PAGE);
  build();
  rmSync(dataPage);
  const output = path.join(serviceSite, "_site");
  const data: Record<string, object> = JSON.parse(
    readFileSync(path.join(output, "template-data.json"), "utf8"),
  );
  const folder = createSiteFolder([]);
  write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
  for (const [name, value] of Object.entries(data))
    write(folder, `_data/${name}.json`, JSON.stringify(value));
  const html = readFileSync(path.join(output, "services/service-0/index.html"), "utf8");
  write(folder, "_includes/page.njk", createLayout(html));
  write(folder, "eleventy.config.js", CONFIGURATION);
  const template = readFileSync("packages/site/templates/services/notice.njk", "utf8");
  write(
    folder,
    "notices.njk",
    `---
layout: page.njk
pagination: { data: servicePages, size: 1, alias: service }
permalink: "{{ service.url }}"
---
{% set headings = service.headings %}
{% include "components/contents.njk" %}
${template}`,
  );
  return folder;
}

/** Returns a layout in plain Eleventy with the HTML around the notice of a built page. */
function createLayout(html: string): string {
  const [above = "", rest = ""] = html.split("</h1>\n");
  const title = /<h1[^>]*>(.*)/.exec(above)?.[1] ?? "";
  const below = rest.slice(rest.indexOf("</main>"));
  return `{% raw %}${above}</h1>\n{% endraw %}{{ content | safe }}{% raw %}${below}{% endraw %}`
    .replaceAll("/services/service-0/", "{% endraw %}{{ page.url }}{% raw %}")
    .replaceAll(title, "{% endraw %}{{ service.pageTitle }}{% raw %}");
}

const CONFIGURATION = `import nunjucks from "nunjucks";
import { filters } from "SITE/src/eleventy/filters.ts";
import { messageElements } from "SITE/src/eleventy/message-elements.ts";
const { FileSystemLoader, Environment } = nunjucks;
export default (eleventy) => {
  const folders = ["_includes", "SITE/templates", "node_modules/govuk-frontend/dist"];
  const environment = new Environment(new FileSystemLoader(folders), { autoescape: true, trimBlocks: true, lstripBlocks: true });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  for (const [name, element] of Object.entries(messageElements)) environment.addGlobal(name, element);
  eleventy.setLibrary("njk", environment);
  eleventy.addFilter("markdown", (text) => text);
};
`.replaceAll("SITE", path.resolve("packages/site"));
