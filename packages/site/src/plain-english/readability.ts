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
import { type Place, placeLookup, type Problem, warning } from "cookie-inventory";
import { type LocatedPage, STATEMENT_FILE } from "../pages/page-reader.ts";
import type { PlainEnglish } from "./allowed-words.ts";

/** GOV.UK, Content design: sentences of more than 25 words are hard to follow. */
const LONGEST_SENTENCE = 25;
/** Flesch-Kincaid: the school grade, in years, that a reader needs. */
const HIGHEST_GRADE = 8;
/** The age, in years, at which a reader should find no sentence hard. */
const READER_AGE = 16;

/** Counts of a page's text, by which its grade is worked out. */
interface Counts {
  sentence: number;
  word: number;
  syllable: number;
}

/** What makes a page's text hard to read, by retext and its plugins. */
export async function checkPlainEnglish(
  page: LocatedPage,
  allowed: PlainEnglish,
): Promise<Problem[]> {
  const place = placeLookup(page.source);
  const { found, counts } = await read(prose(page));
  return [
    ...unallowed(found, page.source.text, allowed).map(({ rule, start, end, message, hint }) =>
      warning(place(start, end), rule, message, hint),
    ),
    ...grade(page, counts),
  ];
}

/** The same for lines of text that stand elsewhere, such as the purposes of cookies. */
export async function checkPlainEnglishLines(
  lines: readonly { readonly text: string; readonly place: Place }[],
  allowed: PlainEnglish,
): Promise<Problem[]> {
  // All in one text, a paragraph for each: retext is slow to start, and equal lines are read once.
  const byText = Map.groupBy(lines, ({ text }) => text);
  const starts: number[] = [];
  let joined = "";
  for (const text of byText.keys()) {
    starts.push(joined.length);
    joined += `${text}\n\n`;
  }
  const { found } = await read(joined);
  const places = [...byText.values()];
  return unallowed(found, joined, allowed).flatMap(({ rule, start, message, hint }) => {
    const index = starts.findLastIndex((offset) => offset <= start);
    return (places[index] ?? []).map(({ place }) => warning(place, rule, message, hint));
  });
}

async function read(text: string): Promise<{ found: readonly Found[]; counts: Counts }> {
  const counts: Counts = { sentence: 0, word: 0, syllable: 0 };
  const found: Found[] = [];

  const measure = () => (tree: Root) => {
    visit(tree, "SentenceNode", (sentence) => {
      const words: string[] = [];
      visit(sentence, "WordNode", (word) => void words.push(toString(word)));
      counts.sentence += 1;
      counts.word += words.length;
      counts.syllable += words.reduce((sum, word) => sum + syllable(word), 0);
      if (words.length > LONGEST_SENTENCE) found.push(longSentence(words.length, sentence));
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
  return { found: [...found, ...file.messages.flatMap(toFound)], counts };
}

/** What no entry of `_data/plain-english.json` lets be. */
function unallowed(found: readonly Found[], text: string, { allowed }: PlainEnglish): Found[] {
  return found.filter(({ rule, start, end }) => {
    const words = text.slice(start, end).toLowerCase().replaceAll(/\s+/g, " ");
    return !allowed.some(
      (entry) => entry.rule === rule && words.includes(entry.words.toLowerCase()),
    );
  });
}

interface Found {
  readonly rule: string;
  /** Offsets into the file's text. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

type Message = VFile["messages"][number];

function longSentence(words: number, { position }: Sentence): Found {
  return {
    rule: "long-sentence",
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
    message: `This sentence has ${words} words; readers lose the thread after ${LONGEST_SENTENCE}.`,
    hint: "Make two sentences of it, or a list.",
  };
}

function toFound({ source, ruleId, actual, expected, place }: Message): Found | [] {
  if (place === undefined || place === null || !("start" in place)) return [];
  const at = { start: place.start.offset ?? 0, end: place.end.offset ?? 0 };
  if (source === "retext-readability") {
    const hint = "Use shorter words, or make two sentences of it.";
    return { ...at, rule: "hard-sentence", message: "This sentence is hard to read.", hint };
  }
  if (source === "retext-passive") {
    const message = `With “${actual ?? ruleId}”, the sentence does not say who does it.`;
    const hint = "Start with who does it: “We keep …”, not “… is kept”.";
    return { ...at, rule: "passive-voice", message, hint };
  }
  const instead = (expected ?? [])
    .filter((word) => word !== "remove")
    .map((word) => `“${word}”`)
    .join(" or ");
  const hint = instead === "" ? "Leave it out." : `Write ${instead}, if that says it.`;
  return { ...at, rule: "hard-word", message: `“${actual ?? ruleId}” has a simpler word.`, hint };
}

function grade({ data: { file }, at }: LocatedPage, counts: Counts): Problem[] {
  if (file !== STATEMENT_FILE || counts.sentence === 0) return [];
  const result = fleschKincaid({ ...counts });
  if (result <= HIGHEST_GRADE) return [];
  const message = `The statement as a whole needs a reader of grade ${result.toFixed(1)} (Flesch-Kincaid); ${HIGHEST_GRADE} is the most.`;
  return [
    warning(at(["title"]), "high-grade", message, "Begin with the longest sentences and words."),
  ];
}

/** The file's text with all that is not prose blanked out, so that offsets stay what they are. */
function prose({ source, bodyOffset }: LocatedPage): string {
  const { text } = source;
  const body = text
    .slice(bodyOffset)
    .replaceAll(/\{#[^{}\n]*\}/g, blank)
    .replaceAll(/[\w.+-]+@[\w.-]+\w/g, blank)
    .replaceAll(/^:::?.*$/gm, blank);
  return blank(text.slice(0, bodyOffset)) + body;
}

function blank(words: string): string {
  return words.replaceAll(/[^\n]/g, " ");
}
