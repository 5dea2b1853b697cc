import { diffArrays } from "diff";

/** A stretch of a paragraph, and what happened to it. */
export interface Part {
  readonly what: "kept" | "removed" | "added";
  readonly text: string;
}

/** One place where two paragraphs differ, and what they share behind it. Each token carries the space before it. */
interface Step {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly kept: readonly string[];
}

/** Two paragraphs that share less than half of their words, in whatever order, are two. */
const ALIKE = 0.5;

/** So much of both must stay outside what is marked, or the marks would be all that one sees. */
const STAYS = 0.4;

/** Behind the first change, each further one needs so many words around it that stayed. */
const WORDS_FOR_A_CHANGE = 3;

/** A link's address in its brackets; a word or number with what is inside it or belongs to it; or a sign. */
const TOKEN =
  /\s*(?:\((?:https?:\/\/|mailto:|tel:|[/#])(?:[^\s()]|\([^\s()]*\))*\)|\p{Sc}?[\p{L}\p{N}](?:\S*[\p{L}\p{M}\p{N}%])?|\S)|\s+$/gu;

/**
 * The share of their words that two paragraphs have in common, in whatever order: 0.5 to 1, or 0 if it is less. It is
 * at least 0.5 where one holds the other as a whole, however much was added to it.
 */
export function likeness(before: string, after: string): number {
  const [old, now] = [before, after].map((text) =>
    tokensOf(text)
      .filter(isWord)
      .map((word) => word.trim().toLowerCase()),
  );
  if (old === undefined || now === undefined) return 0;
  const left = new Map<string, number>();
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  const common = now.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  const share = (2 * common.length) / (old.length + now.length);
  if (share >= ALIKE) return share;
  return holds(after, before) || holds(before, after) ? ALIKE : 0;
}

function holds(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `);
}

/**
 * What was removed from a paragraph and added to it, in whole words, as a reader would mark it: removals
 * stand before additions in their place. What is kept and removed makes up `before`, what is kept and added
 * makes up `after`, to the letter. Undefined where so much has changed that nobody could read the two as one.
 */
export function compareWords(before: string, after: string): Part[] | undefined {
  const steps = [slide, takeWords, joinIslands].reduce(inTurn, stepsOf(before, after));
  return isReadable(steps) ? partsOf(steps) : undefined;
}

/** Hands each step with the one before it to `change`, which gives what stands in the place of both. */
function inTurn(steps: readonly Step[], change: (last: Step, step: Step) => Step[]): Step[] {
  const done: Step[] = [];
  for (const step of steps) {
    const last = done.pop();
    done.push(...(last === undefined ? [step] : change(last, step)));
  }
  return done;
}

/** A space stands before every word, the first one too: so that it is the same word wherever it stands. */
function tokensOf(text: string): string[] {
  return ` ${text}`.match(TOKEN) ?? [];
}

function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}

function countWords(tokens: readonly string[]): number {
  return tokens.filter(isWord).length;
}

function stepsOf(before: string, after: string): Step[] {
  let step = emptyStep();
  const steps = [step];
  for (const { removed, added, value } of diffArrays(tokensOf(before), tokensOf(after))) {
    const changed = removed || added;
    if (changed && step.kept.length > 0) {
      step = emptyStep();
      steps.push(step);
    }
    step[removed ? "removed" : added ? "added" : "kept"].push(...value);
  }
  return steps;
}

function emptyStep(): Record<keyof Step, string[]> {
  return { removed: [], added: [], kept: [] };
}

/**
 * “We ask. We help.” can become “We ask. We see. We help.” in more than one place: [We see.] or [see. We]. A
 * reader means the one that begins where a sentence, or else a part of it, begins.
 */
function slide(last: Step, step: Step): Step[] {
  const change = [...step.removed, ...step.added];
  if (isReplaced(step)) return [last, step];
  const all = [...last.kept, ...change, ...step.kept];
  const start = bestStart(all, last.kept.length, change.length);
  const moved = all.slice(start, start + change.length);
  return [
    { ...last, kept: all.slice(0, start) },
    {
      removed: step.removed.length > 0 ? moved : [],
      added: step.added.length > 0 ? moved : [],
      kept: all.slice(start + change.length),
    },
  ];
}

/** Where a change of some length can start among all tokens, so that the same ones stay; the best such place. */
function bestStart(all: readonly string[], start: number, length: number): number {
  let first = start;
  while (first > 0 && all[first - 1] === all[first + length - 1]) first -= 1;
  let best = first;
  for (let next = first; next + length <= all.length; next += 1) {
    if (rank(all[next - 1]) >= rank(all[best - 1])) best = next;
    if (all[next] !== all[next + length]) break;
  }
  return best;
}

/** How well a change starts behind a token: best at the start, or where a sentence has ended. */
function rank(token: string | undefined): number {
  if (token === undefined || /[.!?]$/.test(token)) return 2;
  return isWord(token) ? 0 : 1;
}

/** A comma that comes or goes is told with the word that it follows: by itself nobody would see it. */
function takeWords(last: Step, step: Step): Step[] {
  const from = startsWithSign(step) ? last.kept.findLastIndex(isWord) : -1;
  if (from < 0) return [last, step];
  const taken = last.kept.slice(from);
  return [
    { ...last, kept: last.kept.slice(0, from) },
    { ...step, removed: [...taken, ...step.removed], added: [...taken, ...step.added] },
  ];
}

/** “, or later” that is added reads well by itself; “,” does not, and neither does “. We” that becomes “, and we”. */
function startsWithSign(step: Step): boolean {
  const { removed, added } = step;
  const sticks = [removed, added].some(
    ([first]) => first !== undefined && !/^\s/.test(first) && !isWord(first),
  );
  return sticks && (isReplaced(step) || countWords([...removed, ...added]) === 0);
}

/** One or two short words that stayed between two changes become part of them, so that phrases are told. */
function joinIslands(last: Step, step: Step): Step[] {
  if (!hasChange(last) || !isIsland(last.kept)) return [last, step];
  const removed = [...last.removed, ...last.kept, ...step.removed];
  const added = [...last.added, ...last.kept, ...step.added];
  return [{ removed, added, kept: step.kept }];
}

function isIsland(kept: readonly string[]): boolean {
  const words = kept.filter(isWord);
  return words.length <= 2 && words.every((word) => word.trim().length <= 4);
}

function hasChange({ removed, added }: Step): boolean {
  return removed.length + added.length > 0;
}

function isReadable(steps: readonly Step[]): boolean {
  const changes = steps.filter(hasChange);
  const [only] = changes;
  if (only && changes.length === 1 && !isReplaced(only)) return true;
  const kept = countWords(steps.flatMap((step) => step.kept));
  const changed = countWords(changes.flatMap(({ removed, added }) => [...removed, ...added]));
  const share = (2 * kept) / (2 * kept + changed);
  return share >= STAYS && kept >= WORDS_FOR_A_CHANGE * (changes.length - 1);
}

function isReplaced({ removed, added }: Step): boolean {
  return removed.length > 0 && added.length > 0;
}

function partsOf(steps: readonly Step[]): Part[] {
  const [first, ...rest] = steps.flatMap(outsideSpaces).filter(({ text }) => text !== "");
  if (first === undefined) return [];
  const parts: Part[] = [];
  // The space before the first word is ours.
  for (const { what, text } of [{ ...first, text: first.text.replace(/^ /, "") }, ...rest]) {
    const last = parts.at(-1);
    if (last?.what === what) parts[parts.length - 1] = { what, text: last.text + text };
    else if (text !== "") parts.push({ what, text });
  }
  return parts;
}

/** The space in front of a change belongs to what is kept, where both paragraphs have it. */
function outsideSpaces(step: Step): Part[] {
  const [removed = "", added = "", kept = ""] = [step.removed, step.added, step.kept].map(
    (tokens) => tokens.join(""),
  );
  // Of two sides that begin with a space, or of one and what follows it, both paragraphs have one.
  const sides = [removed, added].filter((text) => text !== "");
  const isShared = [...sides, kept].slice(0, 2).every((text) => text.startsWith(" "));
  const shift = (text: string) =>
    text === "" ? "" : text.slice(1) + (sides.length === 1 ? " " : "");
  return [
    { what: "kept", text: isShared ? " " : "" },
    { what: "removed", text: isShared ? shift(removed) : removed },
    { what: "added", text: isShared ? shift(added) : added },
    { what: "kept", text: isShared && sides.length < 2 ? kept.slice(1) : kept },
  ];
}
