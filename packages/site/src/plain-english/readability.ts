import { type Partly, type Place, placeLookup, type Problem, warning } from "cookie-inventory";
import { fleschKincaid } from "flesch-kincaid";
import type { Root, Sentence } from "nlcst";
import { toString } from "nlcst-to-string";
import { ParseEnglish } from "parse-english";
import remarkParse from "remark-parse";
import remarkRetext from "remark-retext";
import retextPassive from "retext-passive";
import retextReadability from "retext-readability";
import retextSimplify from "retext-simplify";
import { syllable } from "syllable";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";
import { STATEMENT_FILE } from "../pages/page-files.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import type { PlainEnglishExceptions } from "./plain-english-exceptions.ts";

/** GOV.UK, Content design: sentences of more than 25 words are hard to follow. */
const MAX_SENTENCE_WORDS = 25;
/** The highest Flesch-Kincaid grade level, in US school years. */
const MAX_GRADE = 8;
/** The age, in years, at which a reader should find no sentence hard. */
const READER_AGE = 16;

/** Counts from which the grade level is calculated. */
interface Counts {
  sentence: number;
  word: number;
  syllable: number;
}

/** A file with prose in Markdown: a page, or the introduction of a service. */
export type Prose = Pick<PartialPage, "at" | "body" | "bodyOffset" | "source">;

/** Returns warnings about prose that is hard to read, using retext and its plugins. */
export async function checkPlainEnglish(
  prose: Prose,
  exceptions: Partly<PlainEnglishExceptions>,
): Promise<Problem[]> {
  const place = placeLookup(prose.source);
  const { findings, counts } = await analyse(extractProse(prose));
  return [
    ...removeAllowed(findings, prose.source.text, exceptions).map(
      ({ rule, start, end, message, hint }) => warning(place(start, end), rule, message, hint),
    ),
    ...checkGrade(prose, counts),
  ];
}

/** Returns the same warnings for texts that are not on a page, such as the purposes of cookies. */
export async function checkPlainEnglishLines(
  lines: readonly { readonly text: string; readonly place: Place }[],
  exceptions: Partly<PlainEnglishExceptions>,
): Promise<Problem[]> {
  // One text with a paragraph for each line, since retext is slow to start. Equal lines are analysed once.
  const byText = Map.groupBy(lines, ({ text }) => text);
  const starts: number[] = [];
  let joined = "";
  for (const text of byText.keys()) {
    starts.push(joined.length);
    joined += `${text}\n\n`;
  }
  const { findings } = await analyse(joined);
  const places = [...byText.values()];
  return removeAllowed(findings, joined, exceptions).flatMap(({ rule, start, message, hint }) => {
    const index = starts.findLastIndex((offset) => offset <= start);
    return (places[index] ?? []).map(({ place }) => warning(place, rule, message, hint));
  });
}

async function analyse(
  text: string,
): Promise<{ findings: readonly TextFinding[]; counts: Counts }> {
  const counts: Counts = { sentence: 0, word: 0, syllable: 0 };
  const findings: TextFinding[] = [];

  const measure = () => (tree: Root) => {
    visit(tree, "SentenceNode", (sentence) => {
      const words: string[] = [];
      visit(sentence, "WordNode", (word) => void words.push(toString(word)));
      counts.sentence += 1;
      counts.word += words.length;
      counts.syllable += words.reduce((sum, word) => sum + syllable(word), 0);
      if (words.length > MAX_SENTENCE_WORDS)
        findings.push(toLongSentenceFinding(words.length, sentence));
    });
  };

  const file = new VFile(text);
  const processor = unified()
    .use(remarkParse)
    .use(remarkRetext, ParseEnglish)
    .use(measure)
    .use(retextReadability, { age: READER_AGE })
    .use(retextSimplify)
    .use(retextPassive);
  await processor.run(processor.parse(file), file);
  return { findings: [...findings, ...file.messages.flatMap(toFinding)], counts };
}

/** Returns the findings that no entry of `_data/plain-english.json` allows. */
function removeAllowed(
  findings: readonly TextFinding[],
  text: string,
  { allowed = [] }: Partly<PlainEnglishExceptions>,
): TextFinding[] {
  const exceptions = allowed.map((entry) => ({
    // If an entry has no valid rule, it is taken to be about this one.
    rule: entry?.rule,
    words: entry?.words?.toLowerCase(),
  }));
  return findings.filter(({ rule, start, end }) => {
    const words = text.slice(start, end).toLowerCase().replaceAll(/\s+/g, " ");
    return !exceptions.some(
      (entry) =>
        (entry.rule ?? rule) === rule && entry.words !== undefined && words.includes(entry.words),
    );
  });
}

interface TextFinding {
  readonly rule: string;
  /** Offsets into the text that was checked. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

type Message = VFile["messages"][number];

function toLongSentenceFinding(words: number, { position }: Sentence): TextFinding {
  return {
    rule: "long-sentence",
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
    message: `This sentence has ${words} words; the maximum is ${MAX_SENTENCE_WORDS}.`,
    hint: "Split it into two sentences, or make it a list.",
  };
}

function toFinding({ source, ruleId, actual, expected, place }: Message): TextFinding | [] {
  if (place === undefined || place === null || !("start" in place)) return [];
  const at = { start: place.start.offset ?? 0, end: place.end.offset ?? 0 };
  if (source === "retext-readability") {
    const hint = "Use shorter words, or split it into two sentences.";
    return { ...at, rule: "hard-sentence", message: "This sentence is hard to read.", hint };
  }
  if (source === "retext-passive") {
    const message = `This sentence does not say who does it: “${actual ?? ruleId}” is passive.`;
    const hint = "Start with who does it: “We keep …”, not “… is kept”.";
    return { ...at, rule: "passive-voice", message, hint };
  }
  const instead = (expected ?? [])
    .filter((word) => word !== "remove")
    .map((word) => `“${word}”`)
    .join(" or ");
  const word = `“${actual ?? ruleId}”`;
  return instead === ""
    ? { ...at, rule: "hard-word", message: `${word} is not needed.`, hint: "Remove it." }
    : {
        ...at,
        rule: "hard-word",
        message: `There is a simpler word for ${word}.`,
        hint: `Write ${instead}, if it means the same.`,
      };
}

function checkGrade({ source: { file }, at }: Prose, counts: Counts): Problem[] {
  if (file !== STATEMENT_FILE || counts.sentence === 0) return [];
  const result = fleschKincaid({ ...counts });
  if (result <= MAX_GRADE) return [];
  const message = `The statement as a whole has a reading grade of ${result.toFixed(1)} (Flesch-Kincaid); the maximum is ${MAX_GRADE}.`;
  const hint = "Shorten the longest sentences and words first.";
  return [warning(at(["title"]), "high-grade", message, hint)];
}

/** Returns the file’s text with spaces in place of everything except prose, so that offsets stay the same. */
function extractProse({ source, bodyOffset, body: { tokens } }: Prose): string {
  const { text } = source;
  const lines = text.slice(bodyOffset).split("\n");
  for (const { type, map } of tokens) {
    const line = map?.[0] ?? 0;
    if (type === "tr_open") lines[line] = separateCells(lines[line] ?? "");
    // The row of hyphens below the headers.
    if (type === "table_open") lines[line + 1] = toSpaces(lines[line + 1] ?? "");
  }
  const body = lines
    .join("\n")
    .replaceAll(/\{#[^{}\n]*\}/g, toSpaces)
    .replaceAll(/[\w.+-]+@[\w.-]+\w/g, toSpaces)
    .replaceAll(/^(?::::?.*$|Table:)/gm, toSpaces);
  return toSpaces(text.slice(0, bodyOffset)) + body;
}

/** Makes each cell of a table’s row a paragraph: the prose is read without the syntax of tables. */
function separateCells(row: string): string {
  return row.replaceAll(/\s*(?<!\\)\|\s*/g, (bar) =>
    "\n\n".padStart(bar.length).slice(-bar.length),
  );
}

function toSpaces(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
