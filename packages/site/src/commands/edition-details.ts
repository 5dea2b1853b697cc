import { createInterface } from "node:readline/promises";
import { InvalidArgumentError } from "commander";
import { INVISIBLE_CHARACTERS, UserError } from "cookie-inventory";
import { editionNumber, type RecordedText } from "../editions/change-log.ts";
import type { EditionDetails } from "../editions/freeze-edition.ts";
import { type EditionLanguages, toText, toTexts } from "./entered-texts.ts";

/** The details of an edition that were given as options: sentences, which toTexts reads. */
export interface EnteredDetails {
  readonly kind?: EditionDetails["kind"];
  readonly what: readonly string[];
  readonly why?: readonly string[];
  readonly effect?: readonly string[];
}

/** The questions that are asked if an option is missing. */
const QUESTIONS = {
  kind: "Has what people can expect of us changed (major), or is it only explained better (minor)? ",
  what: "What changed? One plain sentence: ",
  why: "Why did it change? ",
  effect: "What does it mean for readers? ",
} as const;

/** Asks for missing details, in each language. Throws UserError with the missing options if there is no terminal. */
export async function completeDetails(
  { kind, what, why, effect }: EnteredDetails,
  languages: EditionLanguages,
): Promise<Omit<EditionDetails, "date">> {
  const missing = Object.entries({ kind, what: what[0], why, effect })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new UserError(
      `Add ${missing.join(", ")}, such as: npx privacy-notice edition --kind minor --what "We name the data protection officer." --why "People asked whom to write to." --effect "You can write to the officer."`,
    );
  }
  return {
    kind: kind ?? (await askFor(QUESTIONS.kind, parseKind)),
    what: toTexts(what.length > 0 ? what : await askIn(languages, QUESTIONS.what), languages),
    why: toText(why ?? (await askIn(languages, QUESTIONS.why)), languages),
    effect: toText(effect ?? (await askIn(languages, QUESTIONS.effect)), languages),
  };
}

/** Asks a question in each language. Returns the sentences as options have them. */
async function askIn(
  [, ...others]: EditionLanguages,
  question: string,
): Promise<readonly string[]> {
  const sentences = [await askFor(question, parseSentence)];
  for (const { code, name } of others)
    sentences.push(`${code}: ${await askFor(`The same in ${name}: `, parseSentence)}`);
  return sentences;
}

/**
 * Returns why the notices of services have changed, in each language: what an editor has entered, or else asks. Throws
 * UserError if there is no terminal.
 */
export async function completeReason(
  entered: readonly string[],
  languages: EditionLanguages,
): Promise<RecordedText> {
  if (entered.length > 0) return toText(entered, languages);
  if (!process.stdin.isTTY) {
    throw new UserError(
      'Add --why, such as: npx privacy-notice edition --why "The library has a new catalogue."',
    );
  }
  return toText(await askIn(languages, QUESTIONS.why), languages);
}

/** Asks until the answer is valid. */
async function askFor<T>(question: string, parse: (answer: string) => T | undefined): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const answer = parse(await terminal.question(question));
      if (answer !== undefined) return answer;
    }
  } finally {
    terminal.close();
  }
}

function parseKind(answer: string): EditionDetails["kind"] | undefined {
  return (["major", "minor"] as const).find((kind) => kind === answer.trim());
}

function parseSentence(answer: string): string | undefined {
  const sentence = answer.trim();
  return sentence === "" || INVISIBLE_CHARACTERS.test(sentence) ? undefined : sentence;
}

export function toSentences(value: string, previous: readonly string[] = []): string[] {
  const sentence = parseSentence(value);
  if (sentence === undefined) throw new InvalidArgumentError("Write a plain sentence on one line.");
  return [...previous, sentence];
}

export function toEditionNumber(value: string): string {
  if (editionNumber.safeParse(value).success) return value;
  throw new InvalidArgumentError("Write two numbers separated by a dot, such as 1.1.");
}
