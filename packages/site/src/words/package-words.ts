import { readFileSync } from "node:fs";
import path from "node:path";
import { WORDS } from "../package-files.ts";
import type { Language, Locale, Words } from "./locale.ts";

const ENGLISH: Language = { code: "en", name: "English", tag: "en-GB", direction: "ltr" };

/** Returns English with the package’s messages. */
export function readEnglish(): Locale {
  return { words: readPackageWords(ENGLISH.code), language: ENGLISH };
}

function readPackageWords(code: string): Words {
  return JSON.parse(readFileSync(path.join(WORDS, `${code}.json`), "utf8"));
}
