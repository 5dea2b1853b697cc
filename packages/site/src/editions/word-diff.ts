import type { Section } from "./page-sections.ts";
import { compareLists, pairSections, type Piece, type SectionChange } from "./section-changes.ts";
import { compareWords, likeness, type Part } from "./paragraph-diff.ts";

/** What happened to one paragraph or entry of a list. */
interface ParagraphChange {
  /** One that moved stands elsewhere, word for word; of one that changed, the parts say which words. */
  readonly what: "removed" | "added" | "changed" | "moved";
  /** Its text. A removed, added or moved one is one part: “removed”, “added” or “kept”. */
  readonly parts: readonly Part[];
}

/** What happened to one section of the text. */
export interface TextChange {
  /** Its heading now; of a section that is gone, its last one; null for what stands before the first heading. */
  readonly heading: string | null;
  /** What its heading was, if that had other words. */
  readonly headingBefore: string | null;
  readonly status: SectionChange["status"];
  /** In the order in which one meets them; those that stayed as they were are left out. */
  readonly paragraphs: readonly ParagraphChange[];
}

/** A paragraph that was, one that is, by their places among all, and the words that changed: none if too many did. */
interface Pair {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly Part[] | undefined;
}

/**
 * What differs between two texts, section by section, paragraph by paragraph and word by word: the sections
 * that are there now in their order, then those that are gone. Nothing if nothing differs.
 */
export function compareTexts(before: readonly Section[], after: readonly Section[]): TextChange[] {
  const pairs = pairSections(before, after);
  const pieces = compareLists(
    pairs.map(({ old, now }) => ({ before: old?.paragraphs ?? [], after: now?.paragraphs ?? [] })),
  );
  return pairs
    .map(({ old, now, latest, status }, index) => ({
      heading: latest.ids.length === 0 ? null : latest.heading,
      headingBefore: old && now && old.heading !== now.heading ? old.heading : null,
      status,
      paragraphs: gapsOf(pieces[index] ?? []).flatMap(compareGap),
    }))
    .filter(
      ({ status, headingBefore, paragraphs }) =>
        status !== "kept" || headingBefore !== null || paragraphs.length > 0,
    );
}

/** What stands between one paragraph that was kept and the next. */
function gapsOf(pieces: readonly Piece[]): Piece[][] {
  let gap: Piece[] = [];
  const gaps = [gap];
  for (const piece of pieces) {
    if (piece.what === "kept") gaps.push((gap = []));
    else gap.push(piece);
  }
  return gaps;
}

/** Tells paragraphs that resemble each other as one that changed; what is left was removed or added. */
function compareGap(gap: readonly Piece[]): ParagraphChange[] {
  const old = gap.filter(({ what }) => what === "removed");
  const now = gap.filter(({ what }) => what !== "removed");
  const changes: ParagraphChange[] = [];
  let [from, to] = [0, 0];
  for (const pair of pairsOf(old, now)) {
    changes.push(...old.slice(from, pair.from).map(whole), ...now.slice(to, pair.to).map(whole));
    [from, to] = [pair.from + 1, pair.to + 1];
    if (pair.parts) changes.push({ what: "changed", parts: pair.parts });
    else
      changes.push(...old.slice(pair.from, from).map(whole), ...now.slice(pair.to, to).map(whole));
  }
  return [...changes, ...old.slice(from).map(whole), ...now.slice(to).map(whole)];
}

function whole({ what, text }: Piece): ParagraphChange {
  return what === "removed" || what === "added"
    ? { what, parts: [{ what, text }] }
    : { what: "moved", parts: [{ what: "kept", text }] };
}

/** The most alike come together first; no pair stands across another one. */
function pairsOf(old: readonly Piece[], now: readonly Piece[]): Pair[] {
  const candidates = old
    .flatMap((was, from) => now.map((is, to) => ({ from, to, was, is, share: shareOf(was, is) })))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    const { from, to } = candidate;
    if (chosen.every((other) => (other.from - from) * (other.to - to) > 0)) chosen.push(candidate);
  }
  return chosen
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, was, is }) => ({ from, to, parts: compareWords(was.text, is.text) }));
}

/** A paragraph that moved is told by that, and a block has no words. */
function shareOf(was: Piece, is: Piece): number {
  if (is.what === "moved" || [was, is].some(({ text }) => text.startsWith("::"))) return 0;
  return likeness(was.text, is.text);
}
