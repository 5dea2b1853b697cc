import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { write } from "./benchmark-sites.ts";
import { createSiteFolder } from "./measure-build.ts";

/* Sites with many notices of services: one that uses privacy-notice, and one in plain Eleventy that writes the same HTML. */

const EXAMPLE = "examples/northmoor";
const ACTIVITIES = 3;

interface Service {
  readonly title: string;
  readonly activities: readonly { readonly id: string; readonly title: string }[];
}

/** Creates the example’s site with `count` services of three activities each. Returns its folder. */
export function createServiceSite(count: number): string {
  const folder = createSiteFolder([]);
  cpSync(EXAMPLE, folder, {
    recursive: true,
    filter: (file) => !/\/(?:_site|editions|services)$/.test(file),
  });
  const services = readServices();
  for (let number = 0; number < count; number += 1) {
    const service = services[number % services.length];
    if (service === undefined) continue;
    const { activities } = service;
    const data = {
      ...service,
      title: `${service.title} ${number}`,
      activities: Array.from({ length: ACTIVITIES }, (_, index) => ({
        ...activities[index % activities.length],
        id: `activity-${index}`,
        title: `${activities[index % activities.length]?.title} ${index}`,
      })),
    };
    write(folder, `_data/services/service-${number}.json`, JSON.stringify(data));
  }
  return folder;
}

function readServices(): Service[] {
  const folder = path.join(EXAMPLE, "_data/services");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")));
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
