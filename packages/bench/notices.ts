import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { COOKIE, inventoryText, PROVIDERS } from "test-support";
import { createWorkspace } from "privacy-notice";
import { linkPackages, PROJECT } from "./own.ts";

/*
 * Content to measure with: notices of one page each, as many as asked for, and inventories. The frame that our pages
 * have goes to other generators, so that all of them write the same HTML.
 */

const PARAGRAPHS = 12;

/** What differs from page to page in a frame. */
export const SLOTS = ["slug", "title", "description", "content"] as const;
export type Slot = (typeof SLOTS)[number];

/** The HTML around a notice: texts, and between them the slots. */
export type Frame = readonly (string | { readonly slot: Slot })[];

export const slugOf = (number: number): string => `notice-${number}`;

/** The Markdown of a notice; `marksHeadings` where a generator understands “{#id}”. */
export function noticeText(number: number, marksHeadings = true): string {
  const heading = (words: string, id: string) =>
    `## ${words}${marksHeadings ? ` {#${id}}` : ""}\n\n`;
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

/** Our project with the pages of a made-up council and so many notices more. */
export function withNotices(count: number): string {
  const { folder } = createWorkspace();
  linkPackages(folder, PROJECT);
  for (let number = 0; number < count; number += 1) {
    writeFileSync(path.join(folder, `src/pages/${slugOf(number)}.md`), noticeText(number));
  }
  return folder;
}

/** Our project with the pages of a made-up council and an inventory of so many cookies. */
export function withCookies(count: number): string {
  const { folder, write } = createWorkspace();
  linkPackages(folder, PROJECT);
  const cookies = Array.from({ length: count }, (_, number) => ({
    ...COOKIE,
    name: `theme${number}`,
    purpose: `Remembers your colours on page ${number}.`,
    exception: 4,
  }));
  write("_data/cookies.json", inventoryText(cookies, PROVIDERS));
  return folder;
}

/** The frame of our pages, out of the first notice as we have built it. */
export function frameOf(folder: string): Frame {
  const html = readFileSync(path.join(folder, "_site", slugOf(0), "index.html"), "utf8");
  const [above = "", rest] = html.split("</h1>\n");
  const end = rest?.indexOf("\n</main>") ?? -1;
  if (rest === undefined || end === -1) throw new Error("Our pages have another frame now.");
  const slots: readonly (readonly [string, Slot])[] = [
    [slugOf(0), "slug"],
    [titleOf(0), "title"],
    [descriptionOf(0), "description"],
  ];
  return slots.reduce<Frame>(
    (frame, [words, slot]) =>
      frame.flatMap((part) => (typeof part === "string" ? split(part, words, slot) : [part])),
    [`${above}</h1>\n`, { slot: "content" }, rest.slice(end)],
  );
}

/** The words of a page as a reader meets them, whatever a generator does to the white space. */
export function wordsOf(html: string): string {
  return html
    .replace(/<style[^>]*>.*?<\/style>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function split(text: string, words: string, slot: Slot): Frame {
  return text
    .split(words)
    .flatMap((part, index) => (index === 0 ? [part] : [{ slot }, part]))
    .filter((part) => part !== "");
}

function titleOf(number: number): string {
  return `Notice ${number}`;
}

function descriptionOf(number: number): string {
  return `What we do with record ${number}.`;
}
