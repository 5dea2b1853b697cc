import { readEnglish } from "../../src/words/package-words.ts";

/** English, with the package’s messages. */
export const ENGLISH = readEnglish();
