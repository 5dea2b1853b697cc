import type { Section } from "./page-sections.ts";
import { compareWords, type DiffSegment, measureSimilarity } from "./paragraph-diff.ts";
import {
  compareLists,
  type DiffItem,
  pairSections,
  type SectionChange,
} from "./section-changes.ts";

/** A change to a paragraph or a list item. */
interface ParagraphChange {
  /** “moved” has the same text elsewhere in the statement. */
  readonly kind: "removed" | "added" | "changed" | "moved";
  /** Several only if it changed. A moved paragraph is one “kept” segment. */
  readonly segments: readonly DiffSegment[];
}

/** The changes to a section of the text. */
export interface TextChange {
  /** The current heading, or the last one of a removed section; null before the first heading. */
  readonly heading: string | null;
  /** The former heading if it was different. */
  readonly headingBefore: string | null;
  readonly status: SectionChange["status"];
  /** In reading order, without unchanged paragraphs. */
  readonly paragraphs: readonly ParagraphChange[];
}

/** Two similar paragraphs, by their indexes. `segments` is undefined if too many words differ. */
interface ParagraphPair {
  readonly oldIndex: number;
  readonly newIndex: number;
  readonly segments: readonly DiffSegment[] | undefined;
}

/**
 * Compares two texts by section, paragraph and word. Returns the changed sections: the current ones in their order,
 * then the removed ones.
 */
export function compareTexts(before: readonly Section[], after: readonly Section[]): TextChange[] {
  const pairs = pairSections(before, after);
  const diffs = compareLists(
    pairs.map((pair) => ({
      before: pair.before?.paragraphs ?? [],
      after: pair.after?.paragraphs ?? [],
    })),
  );
  return pairs
    .map(({ before: old, after: current, latest, status }, index) => ({
      heading: latest.ids.length === 0 ? null : latest.heading,
      headingBefore: old && current && old.heading !== current.heading ? old.heading : null,
      status,
      paragraphs: splitAtKept(diffs[index] ?? []).flatMap(compareParagraphs),
    }))
    .filter(
      ({ status, headingBefore, paragraphs }) =>
        status !== "kept" || headingBefore !== null || paragraphs.length > 0,
    );
}

/** Groups the changed paragraphs between kept ones. */
function splitAtKept(items: readonly DiffItem[]): DiffItem[][] {
  let group: DiffItem[] = [];
  const groups = [group];
  for (const item of items) {
    if (item.kind === "kept") groups.push((group = []));
    else group.push(item);
  }
  return groups;
}

/** Pairs similar paragraphs as changed ones; the others were removed, added or moved. */
function compareParagraphs(group: readonly DiffItem[]): ParagraphChange[] {
  const oldItems = group.filter(({ kind }) => kind === "removed");
  const newItems = group.filter(({ kind }) => kind !== "removed");
  const changes: ParagraphChange[] = [];
  const addWhole = (removed: readonly DiffItem[], added: readonly DiffItem[]) =>
    changes.push(...removed.map(toWholeChange), ...added.map(toWholeChange));
  let [oldStart, newStart] = [0, 0];
  for (const { oldIndex, newIndex, segments } of pairSimilar(oldItems, newItems)) {
    addWhole(oldItems.slice(oldStart, oldIndex), newItems.slice(newStart, newIndex));
    [oldStart, newStart] = [oldIndex + 1, newIndex + 1];
    if (segments) changes.push({ kind: "changed", segments });
    else addWhole(oldItems.slice(oldIndex, oldStart), newItems.slice(newIndex, newStart));
  }
  addWhole(oldItems.slice(oldStart), newItems.slice(newStart));
  return changes;
}

function toWholeChange({ kind, text }: DiffItem): ParagraphChange {
  return kind === "removed" || kind === "added"
    ? { kind, segments: [{ kind, text }] }
    : { kind: "moved", segments: [{ kind: "kept", text }] };
}

/** Pairs the most similar paragraphs first. No two pairs cross. */
function pairSimilar(
  oldItems: readonly DiffItem[],
  newItems: readonly DiffItem[],
): ParagraphPair[] {
  const candidates = oldItems
    .flatMap((oldItem, oldIndex) =>
      newItems.map((newItem, newIndex) => ({
        oldIndex,
        newIndex,
        oldItem,
        newItem,
        similarity: measureItemSimilarity(oldItem, newItem),
      })),
    )
    .filter(({ similarity }) => similarity > 0)
    .toSorted((a, b) => b.similarity - a.similarity);
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    const { oldIndex, newIndex } = candidate;
    if (chosen.every((other) => (other.oldIndex - oldIndex) * (other.newIndex - newIndex) > 0))
      chosen.push(candidate);
  }
  return chosen
    .toSorted((a, b) => a.oldIndex - b.oldIndex)
    .map(({ oldIndex, newIndex, oldItem, newItem }) => ({
      oldIndex,
      newIndex,
      segments: compareWords(oldItem.text, newItem.text),
    }));
}

/** Returns the similarity of two paragraphs; 0 for moved ones and for blocks, which are not compared word by word. */
function measureItemSimilarity(oldItem: DiffItem, newItem: DiffItem): number {
  const isBlock = [oldItem, newItem].some(({ text }) => text.startsWith("::"));
  return newItem.kind === "moved" || isBlock ? 0 : measureSimilarity(oldItem.text, newItem.text);
}
