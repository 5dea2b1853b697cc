import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  describeLanguage,
  error,
  type Language as SiteLanguage,
  type Problem,
  type Project,
  readJson,
  type ReadResult,
} from "cookie-inventory";
import { WORDS } from "../package-files.ts";
import { checkMessages, findMissingMessages } from "./check-words.ts";
import type { Language, Locale, Words } from "./locale.ts";

const ENGLISH: Language = { code: "en", name: "English", tag: "en-GB", direction: "ltr" };

/** The folder with the messages that a council changes, or translates itself: a JSON file for each language. */
export const WORDS_FOLDER = "_data/words";

/** The groups of messages that a language for summaries needs. Its pages have everything else in English. */
export const SUMMARY_GROUPS: readonly string[] = [
  "languages",
  "layout",
  "contents",
  "contact",
  "accessibility",
];

/** Returns English with the package’s messages. */
export function readEnglish(): Locale {
  return { words: readEnglishWords(), language: ENGLISH };
}

/** What a message says of a language. */
type NamedLanguage = Pick<SiteLanguage, "code" | "name"> & {
  readonly content?: SiteLanguage["content"];
};

/** Returns the messages of a language: the package’s, with those that the council changes or adds. */
export function readWords(project: Project, language: NamedLanguage): ReadResult<Words> {
  const { code } = language;
  const english = readEnglishWords();
  const packaged = readPackageWords(code);
  const file = `${WORDS_FOLDER}/${code}.json`;
  const groups = language.content === "summary" ? SUMMARY_GROUPS : undefined;
  if (!isWordsFile(project, file)) {
    const missing = findMissingMessages(packaged, english, groups, () => ({ file }));
    return missing.length === 0
      ? { ok: true, value: merge(english, packaged) }
      : { ok: false, problems: [toMissingFile(file, language)] };
  }
  const read = readJson(project, file);
  if (!read.ok) return read;
  const { data, at } = read.value;
  const words = merge(packaged, data);
  const problems = [
    ...checkMessages(read.value, english),
    ...findMissingMessages(words, english, groups, at),
  ];
  return problems.length === 0
    ? { ok: true, value: merge(english, words) }
    : { ok: false, problems };
}

/** Whether a file has the messages of a language. */
export function isWordsFile(project: Project, file: string): boolean {
  return project.list(WORDS_FOLDER).includes(file);
}

function toMissingFile(file: string, language: NamedLanguage): Problem {
  const message = `This file is missing: the package does not have the words of its pages, such as “Contents”, in ${describeLanguage(language)}.`;
  const groups =
    language.content === "summary" ? `the groups ${listInWords(SUMMARY_GROUPS)}` : "all messages";
  const hint = `Write it with ${groups} of node_modules/privacy-notice/words/en.json in that language. See docs/words.md.`;
  return error({ file }, "missing-words", message, hint);
}

function listInWords(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names.map((name) => `“${name}”`));
}

/** Returns an error for each file with messages of a language that is not one of these. */
export function findUnusedWords(project: Project, codes: readonly string[]): Problem[] {
  const used = new Set(codes.map((code) => `${WORDS_FOLDER}/${code}.json`));
  return project
    .list(WORDS_FOLDER)
    .filter((file) => !used.has(file))
    .map((file) => {
      const message = "No page has the words of this file, since the site is not in this language.";
      const hint = `Remove it, or name it after a language of the site: ${[...used].join(", ")}.`;
      return error({ file }, "unused-words", message, hint);
    });
}

function readEnglishWords(): Words {
  return JSON.parse(readFileSync(getPackageFile(ENGLISH.code), "utf8"));
}

/** Returns the package’s messages of a language; an empty object if it has none. */
function readPackageWords(code: string): object {
  const file = getPackageFile(code);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function getPackageFile(code: string): string {
  return path.join(WORDS, `${code}.json`);
}

/** Returns groups of messages with the changes to some. A message stays if the change is not a text. */
function merge<T extends object>(words: T, changes: unknown): T {
  if (typeof changes !== "object" || changes === null) return words;
  const before = new Map<string, unknown>(Object.entries(words));
  const changed = Object.entries(changes).map(([name, value]) => {
    const old = before.get(name);
    if (typeof old === "object" && old !== null) return [name, merge(old, value)];
    return [name, typeof old === "string" && typeof value !== "string" ? old : value];
  });
  return { ...words, ...Object.fromEntries(changed) };
}
