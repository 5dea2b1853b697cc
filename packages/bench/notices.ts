import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mereford } from "test-support";
import { createFolder } from "./processes.ts";

/* Sites of many notices, as our site and as plain Eleventy that writes the same HTML. */

const PARAGRAPHS = 12;

/** What differs from page to page in the HTML around a notice, and how plain Eleventy writes it. */
const SLOTS: readonly (readonly [string, string])[] = [
  [slugOf(0), "{{ page.fileSlug }}"],
  [titleOf(0), "{{ title }}"],
  [descriptionOf(0), "{{ description }}"],
];

function slugOf(number: number): string {
  return `notice-${number}`;
}

/** A made-up council’s site with so many notices more: its folder. */
export function ourSite(count: number): string {
  const folder = createFolder([".eleventy.ts", "netlify.toml"]);
  for (const [file, text] of Object.entries(mereford())) write(folder, file, text);
  write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
  writeNotices(path.join(folder, "src/pages"), count, true);
  return folder;
}

/** Plain Eleventy with the same notices, in the HTML that `ours` was built with: its folder. */
export function plainSite(count: number, ours: string): string {
  const folder = createFolder([]);
  const html = readFileSync(path.join(ours, "_site", slugOf(0), "index.html"), "utf8");
  const [above = "", rest = ""] = html.split("</h1>\n");
  const below = rest.slice(rest.indexOf("\n</main>"));
  const frame = SLOTS.reduce(
    (text, [words, slot]) => text.replaceAll(words, `{% endraw %}${slot}{% raw %}`),
    `{% raw %}${above}</h1>\n{% endraw %}{{ content | safe }}{% raw %}${below}{% endraw %}`,
  );
  write(folder, "_includes/page.njk", frame);
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

/** An Eleventy site of one page: its folder. */
export function emptySite(): string {
  const folder = createFolder([]);
  const scripts = { build: "eleventy --quiet" };
  write(folder, "package.json", JSON.stringify({ private: true, type: "module", scripts }));
  write(folder, "index.md", "# A page\n\nThis is all.\n");
  return folder;
}

/** Throws an Error unless both sites have the same words in a notice. */
export function checkSame(ours: string, plain: string, number: number): void {
  const [a, b] = [ours, plain].map((folder) =>
    wordsOf(readFileSync(path.join(folder, "_site", slugOf(number), "index.html"), "utf8")),
  );
  if (a !== b) throw new Error(`Notice ${number} differs:\n${a}\n${b}`);
}

export function remove(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true });
}

/** The words of a page as a reader meets them. */
function wordsOf(html: string): string {
  return html
    .replace(/<style[^>]*>.*?<\/style>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function writeNotices(folder: string, count: number, hasIds: boolean): void {
  for (let number = 0; number < count; number += 1)
    write(folder, `${slugOf(number)}.md`, noticeText(number, hasIds));
}

/** The Markdown of a notice; `hasIds` where headings may have “{#id}”. */
function noticeText(number: number, hasIds: boolean): string {
  const heading = (words: string, id: string) => `## ${words}${hasIds ? ` {#${id}}` : ""}\n\n`;
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, part) =>
      `We keep record ${number}-${part} for as long as the law asks us to. You can ask us for a copy of it at any time.\n\n`,
  );
  return [
    `---\ntitle: ${titleOf(number)}\ndescription: ${descriptionOf(number)}\n---\n\n`,
    `This is notice ${number}.\n\n`,
    heading("What we keep", "what-we-keep"),
    ...paragraphs,
    heading("Your rights", "your-rights"),
    "- You can ask for it.\n- You can have it corrected.\n",
  ].join("");
}

function titleOf(number: number): string {
  return `Notice ${number}`;
}

function descriptionOf(number: number): string {
  return `What we do with record ${number}.`;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
