import type { SourceSection } from "./page-sections.ts";

/** A section before and after; undefined on the side where it does not exist. */
export interface SectionPair {
  readonly before: SourceSection | undefined;
  readonly after: SourceSection | undefined;
}

/** The changes to a section. Texts that have only moved are in neither list. */
export interface ChangedSection extends SectionPair {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/**
 * Returns the sections with the paragraphs that only one side has, without their order. Unlike comparePages, it needs no
 * more time for texts that have nothing in common.
 */
export function findChangedSections(
  before: readonly SourceSection[],
  after: readonly SourceSection[],
): ChangedSection[] {
  const pairs = matchSections(before, after).map((pair) => {
    const [old = [], current = []] = [pair.before, pair.after].map(
      (side) => side?.paragraphs ?? [],
    );
    // A paragraph that was only split in two has the same facts.
    return old.join(" ") === current.join(" ")
      ? { ...pair, old: [], current: [] }
      : { ...pair, old, current };
  });
  const takeOld = createTaker(pairs.flatMap(({ old }) => old));
  const takeCurrent = createTaker(pairs.flatMap(({ current }) => current));
  return pairs.map(({ old, current, ...pair }) => ({
    ...pair,
    removed: old.filter((text) => !takeCurrent(text)),
    added: current.filter((text) => !takeOld(text)),
  }));
}

/** Pairs sections by the ids of their headings: first by the current ones, then by former ones. */
function matchSections(
  before: readonly SourceSection[],
  after: readonly SourceSection[],
): SectionPair[] {
  const unmatched = new Set(before);
  const matches = new Map<SourceSection, SourceSection>();
  for (const listKeys of [listCurrentKey, listAllKeys]) {
    const byKey = new Map(
      [...unmatched].flatMap((section) => listKeys(section).map((key) => [key, section] as const)),
    );
    for (const section of after) {
      if (matches.has(section)) continue;
      const old = listKeys(section)
        .map((key) => byKey.get(key))
        .find((each) => each !== undefined && unmatched.has(each));
      if (old === undefined) continue;
      matches.set(section, old);
      unmatched.delete(old);
    }
  }
  return [
    ...after.map((section) => ({ before: matches.get(section), after: section })),
    ...[...unmatched].map((section) => ({ before: section, after: undefined })),
  ];
}

/** Returns what identifies a section: its ids, or an empty text for the part before the first heading. */
function listAllKeys({ ids }: SourceSection): readonly string[] {
  return ids.length === 0 ? [""] : ids;
}

function listCurrentKey(section: SourceSection): readonly string[] {
  return listAllKeys(section).slice(0, 1);
}

/** Returns a function that takes a text out of the list, and returns whether it was still there. */
function createTaker(texts: readonly string[]): (text: string) => boolean {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count > 0;
  };
}
