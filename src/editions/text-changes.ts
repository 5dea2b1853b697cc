import { diffArrays } from "diff";
import type { LocatedPage } from "../statement/page.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** What happened to one sentence: one that moved stands elsewhere on the page, word for word. */
interface SentenceChange {
  readonly what: "removed" | "added" | "moved";
  readonly text: string;
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
  const kept = new Map<LocatedPage, LocatedPage>();
  for (const key of ["url", "file"] as const) {
    for (const now of after) {
      const old = before.find(
        (page) => page.data[key] === now.data[key] && ![...kept.values()].includes(page),
      );
      if (old !== undefined && !kept.has(now)) kept.set(now, old);
    }
  }
  const gone = before.filter((page) => ![...kept.values()].includes(page));
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
  const kept = pairUp(before, after);
  const moved = movedAmong(before, [...kept.values()]);
  const gone = before.filter((old) => ![...kept.values()].includes(old));
  const changes = [
    ...after.map((now) => {
      const old = kept.get(now);
      const status = old && moved.has(old) ? ("moved" as const) : statusOf(old, now);
      return { heading: now.heading, status, sentences: compareSentences(old, now) };
    }),
    ...gone.map((old) => ({
      heading: old.heading,
      status: "gone" as const,
      sentences: compareSentences(old, undefined),
    })),
  ];
  return tellMoved(changes).filter(
    ({ status, sentences }) => status !== "kept" || sentences.length > 0,
  );
}

/**
 * Each section of now with the one that it was. A heading that changed its address keeps the former one; but
 * whoever has an address as its own comes first.
 */
function pairUp(before: readonly Section[], after: readonly Section[]): Map<Section, Section> {
  const pairs = new Map<Section, Section>();
  const pair = (isSame: (old: Section, now: Section) => boolean) => {
    for (const now of after) {
      const free = before.filter((old) => ![...pairs.values()].includes(old));
      const old = pairs.has(now) ? undefined : free.find((each) => isSame(each, now));
      if (old !== undefined) pairs.set(now, old);
    }
  };
  pair(
    (old, now) => old.ids[0] === now.ids[0] && (now.ids.length > 0 || old.heading === now.heading),
  );
  pair((old, now) => old.ids.some((id) => now.ids.includes(id)));
  return pairs;
}

/** The sections that stand elsewhere than their neighbours would let one expect. */
function movedAmong(before: readonly Section[], after: readonly Section[]): Set<Section> {
  const kept = before.filter((section) => after.includes(section));
  const parts = diffArrays(kept, [...after]);
  return new Set(parts.flatMap(({ added, value }) => (added ? value : [])));
}

function compareSentences(before: Section | undefined, after: Section | undefined) {
  const parts = diffArrays([...(before?.sentences ?? [])], [...(after?.sentences ?? [])]);
  return parts.flatMap(({ removed, added, value }): SentenceChange[] =>
    removed || added ? value.map((text) => ({ what: removed ? "removed" : "added", text })) : [],
  );
}

/** A sentence that is taken out here and put in there has moved: it is told once, where it is now. */
function tellMoved(changes: readonly SectionChange[]): SectionChange[] {
  const all = changes.flatMap(({ sentences }) => sentences);
  const count = (what: SentenceChange["what"], text: string) =>
    all.filter((each) => each.what === what && each.text === text).length;
  const texts = [...new Set(all.map(({ text }) => text))];
  const left = new Map(
    texts.map((text) => {
      const moved = Math.min(count("removed", text), count("added", text));
      return [text, { removed: moved, added: moved, moved: 0 }];
    }),
  );
  return changes.map((change) => ({
    ...change,
    sentences: change.sentences.flatMap((sentence) => {
      const moves = left.get(sentence.text);
      if (moves === undefined || moves[sentence.what] === 0) return sentence;
      moves[sentence.what] -= 1;
      return sentence.what === "added" ? { what: "moved", text: sentence.text } : [];
    }),
  }));
}

function statusOf(old: unknown, now: unknown): "new" | "gone" | "kept" {
  if (old === undefined) return "new";
  return now === undefined ? "gone" : "kept";
}
