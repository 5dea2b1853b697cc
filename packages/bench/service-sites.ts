import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
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

/**
 * Creates a plain Eleventy site with a page for each notice of the built `serviceSite`, whose text is HTML already: all that is
 * left to do is the layout. Returns its folder.
 */
export function createPlainServiceSite(serviceSite: string): string {
  const folder = createSiteFolder([]);
  const built = path.join(serviceSite, "_site/services");
  const names = readdirSync(built).filter((name) => name.startsWith("service-"));
  const pages = names.map((name) => {
    const html = readFileSync(path.join(built, name, "index.html"), "utf8");
    const [above = "", rest = ""] = html.split("</h1>\n");
    const end = rest.indexOf("</main>");
    const title = /<h1[^>]*>(.*)/.exec(above)?.[1] ?? "";
    return { name, above, title, main: rest.slice(0, end), below: rest.slice(end) };
  });
  const [first] = pages;
  if (first === undefined) throw new Error("The site has no services.");
  const layout =
    `{% raw %}${first.above}</h1>\n{% endraw %}{{ content | safe }}{% raw %}${first.below}{% endraw %}`
      .replaceAll(first.name, "{% endraw %}{{ page.fileSlug }}{% raw %}")
      .replaceAll(first.title, "{% endraw %}{{ title }}{% raw %}");
  write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
  write(folder, "_includes/page.njk", layout);
  write(
    folder,
    "eleventy.config.js",
    `export default (eleventy) => eleventy.addGlobalData("layout", "page.njk");
export const config = { htmlTemplateEngine: false, dir: { input: "services", includes: "../_includes" } };
`,
  );
  for (const { name, title, main } of pages)
    write(folder, `services/${name}.html`, `---\ntitle: ${JSON.stringify(title)}\n---\n${main}`);
  return folder;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
