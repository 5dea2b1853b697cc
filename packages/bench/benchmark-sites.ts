import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mereford } from "test-support";
import { createSiteFolder } from "./measure-build.ts";

/* Sites with many notices: one that uses privacy-notice, and one in plain Eleventy that writes the same HTML. */

const PARAGRAPHS = 12;

/** The text that differs between pages in the HTML around a notice, and its Nunjucks expression in plain Eleventy. */
const VARIABLES: readonly (readonly [string, string])[] = [
  [toSlug(0), "{{ page.fileSlug }}"],
  [toTitle(0), "{{ title }}"],
  [toDescription(0), "{{ description }}"],
];

function toSlug(number: number): string {
  return `notice-${number}`;
}

/** Creates the test council’s site with `count` more notices. Returns its folder. */
export function createNoticeSite(count: number): string {
  const folder = createSiteFolder([".eleventy.ts", "netlify.toml"]);
  for (const [file, text] of Object.entries(mereford())) write(folder, file, text);
  write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
  writeNotices(path.join(folder, "src/pages"), count, true);
  return folder;
}

/** Creates a plain Eleventy site with the same notices, and the HTML of the built `noticeSite`. Returns its folder. */
export function createPlainSite(count: number, noticeSite: string): string {
  const folder = createSiteFolder([]);
  const html = readFileSync(path.join(noticeSite, "_site", toSlug(0), "index.html"), "utf8");
  const [above = "", rest = ""] = html.split("</h1>\n");
  const below = rest.slice(rest.indexOf("\n</main>"));
  const layout = VARIABLES.reduce(
    (text, [value, expression]) => text.replaceAll(value, `{% endraw %}${expression}{% raw %}`),
    `{% raw %}${above}</h1>\n{% endraw %}{{ content | safe }}{% raw %}${below}{% endraw %}`,
  );
  write(folder, "_includes/page.njk", layout);
  write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
  write(
    folder,
    "eleventy.config.js",
    `export default (eleventy) => eleventy.addGlobalData("layout", "page.njk");
export const config = { markdownTemplateEngine: false, dir: { input: "pages", includes: "../_includes" } };
`,
  );
  writeNotices(path.join(folder, "pages"), count, false);
  return folder;
}

/** Creates an Eleventy site with one page. Returns its folder. */
export function createOnePageSite(): string {
  const folder = createSiteFolder([]);
  const scripts = { build: "eleventy --quiet" };
  write(folder, "package.json", JSON.stringify({ private: true, type: "module", scripts }));
  write(folder, "index.md", "# A page\n\nThis is all.\n");
  return folder;
}

/** Throws an Error if a notice has different text in the two sites. */
export function checkSameText(noticeSite: string, plainSite: string, number: number): void {
  const [a, b] = [noticeSite, plainSite].map((folder) =>
    readText(readFileSync(path.join(folder, "_site", toSlug(number), "index.html"), "utf8")),
  );
  if (a !== b) throw new Error(`Notice ${number} differs:\n${a}\n${b}`);
}

export function removeFolders(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true });
}

/** Returns the visible text of a page. */
function readText(html: string): string {
  return html
    .replace(/<style[^>]*>.*?<\/style>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function writeNotices(folder: string, count: number, hasIds: boolean): void {
  for (let number = 0; number < count; number += 1)
    write(folder, `${toSlug(number)}.md`, createNotice(number, hasIds));
}

/** Returns the Markdown of a notice. With `hasIds` its headings have “{#id}”, which plain Eleventy does not support. */
function createNotice(number: number, hasIds: boolean): string {
  const heading = (text: string, id: string) => `## ${text}${hasIds ? ` {#${id}}` : ""}\n\n`;
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, part) =>
      `We keep record ${number}-${part} for as long as the law asks us to. You can ask us for a copy of it at any time.\n\n`,
  );
  return [
    `---\ntitle: ${toTitle(number)}\ndescription: ${toDescription(number)}\n---\n\n`,
    `This is notice ${number}.\n\n`,
    heading("What we keep", "what-we-keep"),
    ...paragraphs,
    heading("Your rights", "your-rights"),
    "- You can ask for it.\n- You can have it corrected.\n",
  ].join("");
}

function toTitle(number: number): string {
  return `Notice ${number}`;
}

function toDescription(number: number): string {
  return `What we do with record ${number}.`;
}

/** Writes a file below `folder`, with its folders. */
export function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
