import { diffArrays } from "diff";
import type { LocatedPage } from "../pages/page-reader.ts";
import { type Section, sectionsOf } from "./page-sections.ts";

/** What happened to one sentence: one that moved stands elsewhere on the page, word for word. */
interface SentenceChange {
  readonly what: "removed" | "added" | "moved";
  readonly text: string;
}

/** One text of a list, and what happened to it. */
export interface Piece {
  readonly what: "kept" | SentenceChange["what"];
  readonly text: string;
}

/** A section as it was and as it is; undefined on the side where it is not. */
interface SectionPair {
  readonly old: Section | undefined;
  readonly now: Section | undefined;
  /** The section now; of one that is gone, as it was. */
  readonly latest: Section;
  readonly status: SectionChange["status"];
}

/** What happened to one section of a page. */
export interface SectionChange {
  /** Its heading now; of a section that is gone, its last one. */
  readonly heading: string;
  readonly status: "new" | "gone" | "moved" | "kept";
  /** In the order in which one meets them. */
  readonly sentences: readonly SentenceChange[];
}

/** What happened to one page. */
export interface PageChange {
  readonly file: string;
  readonly title: string;
  readonly url: string;
  readonly status: "new" | "gone" | "kept";
  readonly sections: readonly SectionChange[];
}

/**
 * What readers see differ between two sets of pages, sentence by sentence. A page is known by its address,
 * or else by its file. Emphasis, lists and the levels of headings are not compared.
 */
export function comparePages(
  before: readonly LocatedPage[],
  after: readonly LocatedPage[],
): PageChange[] {
  const { kept, gone } = pairUp(before, after, [
    (old, now) => old.data.url === now.data.url,
    (old, now) => old.data.file === now.data.file,
  ]);
  return [
    ...after.map((now) => pageChange(now, kept.get(now), now)),
    ...gone.map((old) => pageChange(old, old, undefined)),
  ].filter(({ sections }) => sections.length > 0);
}

function pageChange(
  { data: { file, title, url } }: LocatedPage,
  old: LocatedPage | undefined,
  now: LocatedPage | undefined,
): PageChange {
  const sections = compareSections(old ? sectionsOf(old) : [], now ? sectionsOf(now) : []);
  return { file, title, url, status: statusOf(old, now), sections };
}

/** What differs between the sections of a page. A section is known by its heading's address. */
export function compareSections(
  before: readonly Section[],
  after: readonly Section[],
): SectionChange[] {
  const pairs = pairSections(before, after);
  const pieces = compareLists(
    pairs.map(({ old, now }) => ({ before: old?.sentences ?? [], after: now?.sentences ?? [] })),
  );
  return pairs
    .map(({ latest: { heading }, status }, index) => {
      const sentences = (pieces[index] ?? []).flatMap(({ what, text }) =>
        what === "kept" ? [] : { what, text },
      );
      return { heading, status, sentences };
    })
    .filter(({ status, sentences }) => status !== "kept" || sentences.length > 0);
}

/** Each section with what it was: those that are there now, in their order, then those that are gone. */
export function pairSections(before: readonly Section[], after: readonly Section[]): SectionPair[] {
  const { kept, gone } = pairUp(before, after, [
    isSameSection,
    (old, now) => old.ids.some((id) => now.ids.includes(id)),
  ]);
  const moved = movedAmong(before, [...kept.values()]);
  return [
    ...after.map((now) => {
      const old = kept.get(now);
      const status = old && moved.has(old) ? ("moved" as const) : statusOf(old, now);
      return { old, now, latest: now, status };
    }),
    ...gone.map((old) => ({ old, now: undefined, latest: old, status: "gone" as const })),
  ];
}

/**
 * What happened to the texts of each list, what is kept among them. A text that is taken out here and put in
 * there has moved: it is told once, where it is now.
 */
export function compareLists(
  lists: readonly { readonly before: readonly string[]; readonly after: readonly string[] }[],
): Piece[][] {
  return tellMoved(
    lists.map(({ before, after }) =>
      diffArrays([...before], [...after]).flatMap(({ removed, added, value }): Piece[] => {
        const what = removed ? "removed" : added ? "added" : "kept";
        return value.map((text) => ({ what, text }));
      }),
    ),
  );
}

/** By its own address; a heading that changed it keeps the former one, but whoever has it as its own comes first. */
function isSameSection(old: Section, now: Section): boolean {
  return old.ids[0] === now.ids[0] && (now.ids.length > 0 || old.heading === now.heading);
}

/** Pairs things of now with what they were, one to one, by the first of `ways` that fits; and what has no pair. */
function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  ways: readonly ((old: T, now: T) => boolean)[],
): { kept: ReadonlyMap<T, T>; gone: readonly T[] } {
  const kept = new Map<T, T>();
  const gone = new Set(before);
  for (const isSame of ways) {
    for (const now of after) {
      const old = kept.has(now) ? undefined : [...gone].find((each) => isSame(each, now));
      if (old === undefined) continue;
      kept.set(now, old);
      gone.delete(old);
    }
  }
  // In the order of now, whichever way a pair was found.
  const pairs = after.flatMap((now) => {
    const old = kept.get(now);
    return old === undefined ? [] : [[now, old] as const];
  });
  return { kept: new Map(pairs), gone: [...gone] };
}

/** The sections that stand elsewhere than their neighbours would let one expect. */
function movedAmong(before: readonly Section[], after: readonly Section[]): Set<Section> {
  const kept = before.filter((section) => after.includes(section));
  const parts = diffArrays(kept, [...after]);
  return new Set(parts.flatMap(({ added, value }) => (added ? value : [])));
}

function tellMoved(lists: readonly (readonly Piece[])[]): Piece[][] {
  const byText = Map.groupBy(lists.flat(), ({ text }) => text);
  const left = new Map(
    [...byText].map(([text, pieces]) => {
      const count = (what: Piece["what"]) => pieces.filter((piece) => piece.what === what).length;
      const moved = Math.min(count("removed"), count("added"));
      return [text, { kept: 0, removed: moved, added: moved, moved: 0 }];
    }),
  );
  return lists.map((pieces) =>
    pieces.flatMap((piece) => {
      const moves = left.get(piece.text);
      if (moves === undefined || moves[piece.what] === 0) return piece;
      moves[piece.what] -= 1;
      return piece.what === "added" ? { what: "moved", text: piece.text } : [];
    }),
  );
}

function statusOf(old: unknown, now: unknown): "new" | "gone" | "kept" {
  if (old === undefined) return "new";
  return now === undefined ? "gone" : "kept";
}
