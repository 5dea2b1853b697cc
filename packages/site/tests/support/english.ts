import { readEnglish } from "../../src/words/read-words.ts";

/** English, with the package’s messages. */
export const ENGLISH = readEnglish();
