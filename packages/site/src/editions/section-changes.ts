import { diffArrays } from "diff";
import type { LocatedPage } from "../pages/page-reader.ts";
import { extractPageSections, type Section } from "./page-sections.ts";

/** A change to a sentence. A moved sentence has the same text elsewhere on the page. */
interface SentenceChange {
  readonly kind: "removed" | "added" | "moved";
  readonly text: string;
}

/** A text in the diff of two lists. */
export interface DiffItem {
  readonly kind: "kept" | SentenceChange["kind"];
  readonly text: string;
}

/** A section before and after; undefined on the side where it does not exist. */
interface SectionPair {
  readonly before: Section | undefined;
  readonly after: Section | undefined;
  /** The section after or, if it was removed, before. */
  readonly latest: Section;
  readonly status: SectionChange["status"];
}

/** The changes to a section of a page. */
export interface SectionChange {
  /** The current heading, or the last one of a removed section. */
  readonly heading: string;
  readonly status: "new" | "removed" | "moved" | "kept";
  /** In reading order. */
  readonly sentences: readonly SentenceChange[];
}

/** The changes to a page. */
export interface PageChange {
  readonly file: string;
  readonly title: string;
  readonly url: string;
  readonly status: "new" | "removed" | "kept";
  readonly sections: readonly SectionChange[];
}

/**
 * Compares what visitors read on two sets of pages, by sentence. Pages are matched by URL, then by file. Emphasis,
 * lists and heading levels are not compared.
 */
export function comparePages(
  before: readonly LocatedPage[],
  after: readonly LocatedPage[],
): PageChange[] {
  const { matches, removed } = matchItems(before, after, [
    (oldPage, newPage) => oldPage.data.url === newPage.data.url,
    (oldPage, newPage) => oldPage.data.file === newPage.data.file,
  ]);
  return [
    ...after.map((page) => comparePage(page, matches.get(page), page)),
    ...removed.map((page) => comparePage(page, page, undefined)),
  ].filter(({ sections }) => sections.length > 0);
}

function comparePage(
  { data: { file, title, url } }: LocatedPage,
  before: LocatedPage | undefined,
  after: LocatedPage | undefined,
): PageChange {
  const sections = compareSections(
    before ? extractPageSections(before) : [],
    after ? extractPageSections(after) : [],
  );
  return { file, title, url, status: getStatus(before, after), sections };
}

/** Compares the sections of a page. Sections are matched by the ids of their headings. */
export function compareSections(
  before: readonly Section[],
  after: readonly Section[],
): SectionChange[] {
  const pairs = pairSections(before, after);
  const diffs = compareLists(
    pairs.map((pair) => ({
      before: pair.before?.sentences ?? [],
      after: pair.after?.sentences ?? [],
    })),
  );
  return pairs
    .map(({ latest: { heading }, status }, index) => {
      const sentences = (diffs[index] ?? []).flatMap(({ kind, text }) =>
        kind === "kept" ? [] : { kind, text },
      );
      return { heading, status, sentences };
    })
    .filter(({ status, sentences }) => status !== "kept" || sentences.length > 0);
}

/** Pairs each section with its earlier version: the current sections in their order, then the removed ones. */
export function pairSections(before: readonly Section[], after: readonly Section[]): SectionPair[] {
  const { matches, removed } = matchItems(before, after, [
    isSameSection,
    (oldSection, newSection) => oldSection.ids.some((id) => newSection.ids.includes(id)),
  ]);
  const moved = findMoved(before, [...matches.values()]);
  return [
    ...after.map((section) => {
      const old = matches.get(section);
      const status = old && moved.has(old) ? ("moved" as const) : getStatus(old, section);
      return { before: old, after: section, latest: section, status };
    }),
    ...removed.map((section) => ({
      before: section,
      after: undefined,
      latest: section,
      status: "removed" as const,
    })),
  ];
}

/**
 * Returns the diff of each list, including kept texts. A text that is removed from one place and added in another has
 * moved, and appears only in its new place.
 */
export function compareLists(
  lists: readonly { readonly before: readonly string[]; readonly after: readonly string[] }[],
): DiffItem[][] {
  return mergeMoves(
    lists.map(({ before, after }) =>
      diffArrays([...before], [...after]).flatMap(({ removed, added, value }): DiffItem[] => {
        const kind = removed ? "removed" : added ? "added" : "kept";
        return value.map((text) => ({ kind, text }));
      }),
    ),
  );
}

/** Compares only the current ids: a former id may be the current id of another section. */
function isSameSection(before: Section, after: Section): boolean {
  return (
    before.ids[0] === after.ids[0] && (after.ids.length > 0 || before.heading === after.heading)
  );
}

/**
 * Matches new items with old ones, one to one, by the first of `criteria` that applies. `matches` has the new items as
 * keys, in their order; `removed` lists the old items without a match.
 */
function matchItems<T>(
  before: readonly T[],
  after: readonly T[],
  criteria: readonly ((oldItem: T, newItem: T) => boolean)[],
): { matches: ReadonlyMap<T, T>; removed: readonly T[] } {
  const matches = new Map<T, T>();
  const unmatched = new Set(before);
  for (const isSame of criteria) {
    for (const newItem of after) {
      const oldItem = matches.has(newItem)
        ? undefined
        : [...unmatched].find((item) => isSame(item, newItem));
      if (oldItem === undefined) continue;
      matches.set(newItem, oldItem);
      unmatched.delete(oldItem);
    }
  }
  const inOrder = after.flatMap((newItem) => {
    const oldItem = matches.get(newItem);
    return oldItem === undefined ? [] : [[newItem, oldItem] as const];
  });
  return { matches: new Map(inOrder), removed: [...unmatched] };
}

/** Finds the old sections whose order has changed. */
function findMoved(before: readonly Section[], after: readonly Section[]): Set<Section> {
  const kept = before.filter((section) => after.includes(section));
  const diff = diffArrays(kept, [...after]);
  return new Set(diff.flatMap(({ added, value }) => (added ? value : [])));
}

function mergeMoves(lists: readonly (readonly DiffItem[])[]): DiffItem[][] {
  const byText = Map.groupBy(lists.flat(), ({ text }) => text);
  const remaining = new Map(
    [...byText].map(([text, items]) => {
      const count = (kind: DiffItem["kind"]) => items.filter((item) => item.kind === kind).length;
      const moved = Math.min(count("removed"), count("added"));
      return [text, { kept: 0, removed: moved, added: moved, moved: 0 }];
    }),
  );
  return lists.map((items) =>
    items.flatMap((item) => {
      const moves = remaining.get(item.text);
      if (moves === undefined || moves[item.kind] === 0) return item;
      moves[item.kind] -= 1;
      return item.kind === "added" ? { kind: "moved", text: item.text } : [];
    }),
  );
}

function getStatus(before: unknown, after: unknown): "new" | "removed" | "kept" {
  if (before === undefined) return "new";
  return after === undefined ? "removed" : "kept";
}
