import { diffArrays } from "diff";

/** A run of text in the diff of two paragraphs. */
export interface DiffSegment {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
}

/** A change and the tokens that are kept after it. Each token includes the space before it. */
interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly kept: readonly string[];
}

/** Paragraphs with a smaller share of common words, in any order, are not compared word by word. */
const MIN_SIMILARITY = 0.5;

/** The smallest share of both paragraphs that must be kept for the diff to be readable. */
const MIN_KEPT_SHARE = 0.4;

/** The number of words that must be kept for each change after the first. */
const MIN_KEPT_WORDS_PER_CHANGE = 3;

/** Matches a link’s address in brackets, a word or number with the signs that belong to it, or another sign. */
const TOKEN =
  /\s*(?:\((?:https?:\/\/|mailto:|tel:|[/#])(?:[^\s()]|\([^\s()]*\))*\)|\p{Sc}?[\p{L}\p{N}](?:\S*[\p{L}\p{M}\p{N}%])?|\S)|\s+$/gu;

/**
 * Returns the share of words that two paragraphs have in common, in any order: from 0.5 to 1, or 0 if it is smaller.
 * It is at least 0.5 if one paragraph contains the other.
 */
export function measureSimilarity(before: string, after: string): number {
  const [oldWords, newWords] = [before, after].map((text) =>
    tokenise(text)
      .filter(isWord)
      .map((word) => word.trim().toLowerCase()),
  );
  if (oldWords === undefined || newWords === undefined) return 0;
  const remaining = new Map<string, number>();
  for (const word of oldWords) remaining.set(word, (remaining.get(word) ?? 0) + 1);
  const common = newWords.filter((word) => {
    const count = remaining.get(word) ?? 0;
    remaining.set(word, count - 1);
    return count > 0;
  });
  const share = (2 * common.length) / (oldWords.length + newWords.length);
  if (share >= MIN_SIMILARITY) return share;
  return containsWords(after, before) || containsWords(before, after) ? MIN_SIMILARITY : 0;
}

function containsWords(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `);
}

/**
 * Returns the word-by-word diff of two paragraphs; undefined if they differ too much for it to be readable. Removed
 * text comes before the added text that replaces it. Kept and removed text together are exactly `before`; kept and
 * added text are exactly `after`.
 */
export function compareWords(before: string, after: string): DiffSegment[] | undefined {
  const passes = [alignWithSentence, includeWordBefore, mergeAcrossShortWords];
  const hunks = passes.reduce(rewritePairs, diffTokens(before, after));
  return isReadable(hunks) ? toSegments(hunks) : undefined;
}

/** Replaces each hunk and the one before it with what `rewrite` returns for the two. */
function rewritePairs(hunks: readonly Hunk[], rewrite: (last: Hunk, hunk: Hunk) => Hunk[]): Hunk[] {
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    const last = result.pop();
    result.push(...(last === undefined ? [hunk] : rewrite(last, hunk)));
  }
  return result;
}

/** Splits a text into tokens. The first word gets a space too, so that a word is the same token wherever it is. */
function tokenise(text: string): string[] {
  return ` ${text}`.match(TOKEN) ?? [];
}

function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}

function countWords(tokens: readonly string[]): number {
  return tokens.filter(isWord).length;
}

function diffTokens(before: string, after: string): Hunk[] {
  let hunk = createHunk();
  const hunks = [hunk];
  for (const { removed, added, value } of diffArrays(tokenise(before), tokenise(after))) {
    const isChange = removed || added;
    if (isChange && hunk.kept.length > 0) {
      hunk = createHunk();
      hunks.push(hunk);
    }
    hunk[removed ? "removed" : added ? "added" : "kept"].push(...value);
  }
  return hunks;
}

function createHunk(): Record<keyof Hunk, string[]> {
  return { removed: [], added: [], kept: [] };
}

/**
 * Moves a removal or an addition so that it starts with a sentence or after a sign, where the result is the same:
 * “We ask. We help.” becomes “We ask. We see. We help.” by adding “We see.”, not “see. We”.
 */
function alignWithSentence(last: Hunk, hunk: Hunk): Hunk[] {
  if (isReplacement(hunk)) return [last, hunk];
  const change = [...hunk.removed, ...hunk.added];
  const all = [...last.kept, ...change, ...hunk.kept];
  const start = findBestStart(all, last.kept.length, change.length);
  const moved = all.slice(start, start + change.length);
  return [
    { ...last, kept: all.slice(0, start) },
    {
      removed: hunk.removed.length > 0 ? moved : [],
      added: hunk.added.length > 0 ? moved : [],
      kept: all.slice(start + change.length),
    },
  ];
}

/** Finds the best start for a change of some length among all tokens that leaves the kept tokens the same. */
function findBestStart(all: readonly string[], start: number, length: number): number {
  let first = start;
  while (first > 0 && all[first - 1] === all[first + length - 1]) first -= 1;
  let best = first;
  for (let next = first; next + length <= all.length; next += 1) {
    if (rankStart(all[next - 1]) >= rankStart(all[best - 1])) best = next;
    if (all[next] !== all[next + length]) break;
  }
  return best;
}

/** Ranks a start by the token before it: best at the beginning of a sentence, worst after a word. */
function rankStart(previous: string | undefined): number {
  if (previous === undefined || /[.!?]$/.test(previous)) return 2;
  return isWord(previous) ? 0 : 1;
}

/** Includes the word before an added or removed sign, such as a comma: the sign itself is easily missed. */
function includeWordBefore(last: Hunk, hunk: Hunk): Hunk[] {
  const start = needsWordBefore(hunk) ? last.kept.findLastIndex(isWord) : -1;
  if (start < 0) return [last, hunk];
  const included = last.kept.slice(start);
  return [
    { ...last, kept: last.kept.slice(0, start) },
    { ...hunk, removed: [...included, ...hunk.removed], added: [...included, ...hunk.added] },
  ];
}

/** Whether a change is unclear without the word before it, as “,” or “. We” → “, and we” are, but not “, or later”. */
function needsWordBefore(hunk: Hunk): boolean {
  const { removed, added } = hunk;
  const isAttached = [removed, added].some(
    ([first]) => first !== undefined && !/^\s/.test(first) && !isWord(first),
  );
  return isAttached && (isReplacement(hunk) || countWords([...removed, ...added]) === 0);
}

/** Merges two changes with one or two short words between them, so that phrases are marked as a whole. */
function mergeAcrossShortWords(last: Hunk, hunk: Hunk): Hunk[] {
  if (!hasChange(last) || !isShort(last.kept)) return [last, hunk];
  const removed = [...last.removed, ...last.kept, ...hunk.removed];
  const added = [...last.added, ...last.kept, ...hunk.added];
  return [{ removed, added, kept: hunk.kept }];
}

function isShort(kept: readonly string[]): boolean {
  const words = kept.filter(isWord);
  return words.length <= 2 && words.every((word) => word.trim().length <= 4);
}

function hasChange({ removed, added }: Hunk): boolean {
  return removed.length + added.length > 0;
}

function isReadable(hunks: readonly Hunk[]): boolean {
  const changes = hunks.filter(hasChange);
  const [first] = changes;
  if (first && changes.length === 1 && !isReplacement(first)) return true;
  const kept = countWords(hunks.flatMap((hunk) => hunk.kept));
  const changed = countWords(changes.flatMap(({ removed, added }) => [...removed, ...added]));
  const share = (2 * kept) / (2 * kept + changed);
  return share >= MIN_KEPT_SHARE && kept >= MIN_KEPT_WORDS_PER_CHANGE * (changes.length - 1);
}

function isReplacement({ removed, added }: Hunk): boolean {
  return removed.length > 0 && added.length > 0;
}

function toSegments(hunks: readonly Hunk[]): DiffSegment[] {
  const [first, ...rest] = hunks.flatMap(separateSharedSpace).filter(({ text }) => text !== "");
  if (first === undefined) return [];
  const segments: DiffSegment[] = [];
  // tokenise() added the space before the first word.
  for (const { kind, text } of [{ ...first, text: first.text.replace(/^ /, "") }, ...rest]) {
    const last = segments.at(-1);
    if (last?.kind === kind) segments[segments.length - 1] = { kind, text: last.text + text };
    else if (text !== "") segments.push({ kind, text });
  }
  return segments;
}

/** Keeps the space before a change if both paragraphs have it. */
function separateSharedSpace(hunk: Hunk): DiffSegment[] {
  const [removed = "", added = "", kept = ""] = [hunk.removed, hunk.added, hunk.kept].map(
    (tokens) => tokens.join(""),
  );
  // They have it if both sides start with a space, or the only side and the kept text after it.
  const sides = [removed, added].filter((text) => text !== "");
  const isShared = [...sides, kept].slice(0, 2).every((text) => text.startsWith(" "));
  const shift = (text: string) =>
    text === "" ? "" : text.slice(1) + (sides.length === 1 ? " " : "");
  return [
    { kind: "kept", text: isShared ? " " : "" },
    { kind: "removed", text: isShared ? shift(removed) : removed },
    { kind: "added", text: isShared ? shift(added) : added },
    { kind: "kept", text: isShared && sides.length < 2 ? kept.slice(1) : kept },
  ];
}
