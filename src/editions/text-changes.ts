import { diffArrays } from "diff";
import type { LocatedPage } from "../statement/page.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** What happened to one section of a page. */
export interface SectionChange {
  /** Its heading now; of a section that is gone, its last one. */
  readonly heading: string;
  readonly status: "new" | "gone" | "moved" | "kept";
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What happened to one page. */
export interface PageChange {
  readonly title: string;
  readonly url: string;
  readonly status: "new" | "gone" | "kept";
  readonly sections: readonly SectionChange[];
}

/** What readers see differ between two sets of pages, sentence by sentence. A page is known by its file. */
export function comparePages(
  before: readonly LocatedPage[],
  after: readonly LocatedPage[],
): PageChange[] {
  const files = [...new Set([...after, ...before].map(({ data }) => data.file))];
  return files.flatMap((file) => {
    const [old, now] = [before, after].map((pages) => pages.find(({ data }) => data.file === file));
    const shown = now ?? old;
    if (shown === undefined) return [];
    const sections = compareSections(old ? sectionsOf(old) : [], now ? sectionsOf(now) : []);
    if (sections.length === 0) return [];
    const { title, url } = shown.data;
    return { title, url, status: statusOf(old, now), sections };
  });
}

/** What differs between the sections of a page. A section is known by its heading's address. */
export function compareSections(
  before: readonly Section[],
  after: readonly Section[],
): SectionChange[] {
  const pairs = after.map((now) => ({ now, old: before.find((old) => isSame(old, now)) }));
  const gone = before.filter((old) => !pairs.some((pair) => pair.old === old));
  const moved = movedAmong(
    before,
    pairs.flatMap(({ old }) => old ?? []),
  );
  return [
    ...pairs.map(({ old, now }) => ({
      heading: now.heading,
      status: old && moved.has(old) ? ("moved" as const) : statusOf(old, now),
      ...compareSentences(old?.sentences ?? [], now.sentences),
    })),
    ...gone.map(({ heading, sentences }) => ({
      heading,
      status: "gone" as const,
      removed: sentences,
      added: [],
    })),
  ].filter(({ status, removed, added }) => status !== "kept" || removed.length + added.length > 0);
}

/** A heading that changed its address keeps the former one, by which its section is still known. */
function isSame({ ids }: Section, other: Section): boolean {
  return ids.some((id) => other.ids.includes(id));
}

/** The sections that stand elsewhere than their neighbours would let one expect. */
function movedAmong(before: readonly Section[], after: readonly Section[]): Set<Section> {
  const kept = before.filter((section) => after.includes(section));
  return new Set(
    diffArrays([...kept], [...after]).flatMap(({ added, value }) => (added ? value : [])),
  );
}

function compareSentences(before: readonly string[], after: readonly string[]) {
  const parts = diffArrays([...before], [...after]);
  return {
    removed: parts.flatMap(({ removed, value }) => (removed ? value : [])),
    added: parts.flatMap(({ added, value }) => (added ? value : [])),
  };
}

function statusOf(old: unknown, now: unknown): "new" | "gone" | "kept" {
  if (old === undefined) return "new";
  return now === undefined ? "gone" : "kept";
}
