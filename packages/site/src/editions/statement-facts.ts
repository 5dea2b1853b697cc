import type { LocatedPage } from "../pages/page-reader.ts";
import { compareFacts, type FactChange, isVersionOf, quote } from "./fact-changes.ts";
import { readTextSections, type SourceSection } from "./page-sections.ts";
import { compareLists, pairSections } from "./section-changes.ts";
import { extractFacts, extractTextFacts } from "./text-facts.ts";

/** With more pairs of changed texts in a section, none of them is a small change. It bounds the time. */
const MAX_PAIRS = 2500;

/** Returns the facts in the statement that differ: in its title, its description, its headings and its text. */
export function findChangedStatementFacts(before: LocatedPage, after: LocatedPage): FactChange[] {
  const pairs = pairSections(readTextSections(before), readTextSections(after));
  const diffs = compareLists(
    pairs.map((pair) => {
      const old = pair.before?.paragraphs ?? [];
      const current = pair.after?.paragraphs ?? [];
      // A paragraph that was only split in two has the same facts.
      return old.join(" ") === current.join(" ")
        ? { before: [], after: [] }
        : { before: old, after: current };
    }),
  );
  return [
    ...(["title", "description"] as const).flatMap((field) =>
      compareFacts(extractTextFacts(before.data[field]), extractTextFacts(after.data[field])).map(
        ({ change }) => ({ change, place: after.at([field]) }),
      ),
    ),
    ...pairs.flatMap((pair, index) => {
      const texts = (kind: string) =>
        (diffs[index] ?? []).filter((item) => item.kind === kind).map(({ text }) => text);
      const changed = { removed: texts("removed"), added: texts("added") };
      return compareSection(pair.before, pair.after, changed, after);
    }),
  ];
}

/** Compares a section. `changed` has the paragraphs that are not the same before and after. */
function compareSection(
  before: SourceSection | undefined,
  after: SourceSection | undefined,
  changed: { readonly removed: readonly string[]; readonly added: readonly string[] },
  { body, at }: LocatedPage,
): FactChange[] {
  const place = after === undefined ? at([]) : body.place(after.line);
  if (after !== undefined && before?.headingToken === undefined && after.headingToken)
    return [{ change: `the heading ${quote(after.heading)} has been added`, place }];
  if (before?.headingToken !== undefined && after?.headingToken === undefined)
    return [{ change: `the heading ${quote(before.heading)} has been removed`, place }];
  return [
    ...(before && after ? compareHeadings(before, after, place) : []),
    ...compareParagraphs(before, after, changed).map(({ change, line, text }) => ({
      change,
      place: line === undefined ? place : body.place(line, text),
    })),
  ];
}

function compareHeadings(
  before: SourceSection,
  after: SourceSection,
  place: FactChange["place"],
): FactChange[] {
  if (before.headingToken === undefined || after.headingToken === undefined) return [];
  if (!isVersionOf(before.heading, after.heading)) {
    const change = `the heading ${quote(before.heading)} has become ${quote(after.heading)}`;
    return [{ change, place }];
  }
  const facts = [before.headingToken, after.headingToken].map(extractFacts);
  return compareFacts(facts[0] ?? [], facts[1] ?? []).map(({ change }) => ({ change, place }));
}

/** Compares the changed paragraphs and list items. `line` is where it stands now, `text` the fact in it. */
function compareParagraphs(
  before: SourceSection | undefined,
  after: SourceSection | undefined,
  { removed, added }: { readonly removed: readonly string[]; readonly added: readonly string[] },
): { change: string; line: number | undefined; text?: string }[] {
  const remaining = new Set(removed);
  const isComparable = removed.length * added.length <= MAX_PAIRS;
  const changes = added.flatMap((text) => {
    const tokens = after?.tokens[after.paragraphs.indexOf(text)];
    const line = tokens?.[0]?.map?.[0];
    const old = isComparable ? [...remaining].find((each) => isVersionOf(each, text)) : undefined;
    if (old === undefined) return { change: `the text ${quote(text)} has been added`, line };
    remaining.delete(old);
    const oldTokens = before?.tokens[before.paragraphs.indexOf(old)];
    if (oldTokens === undefined || tokens === undefined) return [];
    return compareFacts(oldTokens.flatMap(extractFacts), tokens.flatMap(extractFacts)).map(
      ({ change, text: fact }) => ({ change, line, ...(fact === undefined ? {} : { text: fact }) }),
    );
  });
  return [
    ...changes,
    ...[...remaining].map((text) => ({
      change: `the text ${quote(text)} has been removed`,
      line: undefined,
    })),
  ];
}
