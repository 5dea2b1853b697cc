import type { Token } from "markdown-it";
import type { LocatedPage } from "../pages/page-reader.ts";
import { compareFacts, type FactChange, isVersionOf, quote } from "./fact-changes.ts";
import { readTextSections } from "./page-sections.ts";
import { type ChangedSection, findChangedSections, type SectionPair } from "./section-pairs.ts";
import { extractFacts, extractTextFacts } from "./text-facts.ts";

/** Whether one text is a version of another. */
type IsVersion = (before: string, after: string) => boolean;

/** After so many characters have been compared, the statement is a new one. It limits the time to about a second. */
const MAX_COMPARED = 5_000_000;

/** Returns the facts in the statement that differ: in its title, its description, its headings and its text. */
export function findChangedStatementFacts(before: LocatedPage, after: LocatedPage): FactChange[] {
  let compared = 0;
  const isVersion: IsVersion = (old, current) => {
    compared += old.length + current.length;
    return compared <= MAX_COMPARED && isVersionOf(old, current);
  };
  const sections = findChangedSections(readTextSections(before), readTextSections(after));
  return [
    ...(["title", "description"] as const).flatMap((field) =>
      compareFacts(extractTextFacts(before.data[field]), extractTextFacts(after.data[field])).map(
        ({ change }) => ({ change, place: after.at([field]) }),
      ),
    ),
    ...sections.flatMap((section) => compareSection(section, isVersion, after)),
  ];
}

function compareSection(
  section: ChangedSection,
  isVersion: IsVersion,
  { body, at }: LocatedPage,
): FactChange[] {
  const { before, after } = section;
  const place = after === undefined ? at([]) : body.place(after.line);
  if (before === undefined && after?.headingToken)
    return [{ change: `the heading ${quote(after.heading)} has been added`, place }];
  if (after === undefined && before?.headingToken)
    return [{ change: `the heading ${quote(before.heading)} has been removed`, place }];
  return [
    ...compareHeadings(section, isVersion).map((change) => ({ change, place })),
    ...compareParagraphs(section, isVersion).map(({ change, line, text }) => ({
      change,
      place: line === undefined ? place : body.place(line, text),
    })),
  ];
}

function compareHeadings({ before, after }: SectionPair, isVersion: IsVersion): string[] {
  if (!before?.headingToken || !after?.headingToken || before.heading === after.heading) return [];
  if (!isVersion(before.heading, after.heading))
    return [`the heading ${quote(before.heading)} has become ${quote(after.heading)}`];
  return compareFacts(extractFacts(before.headingToken), extractFacts(after.headingToken)).map(
    ({ change }) => change,
  );
}

/** Compares the changed paragraphs and list items. `line` is where it stands now, `text` the fact in it. */
function compareParagraphs(
  { before, after, removed, added }: ChangedSection,
  isVersion: IsVersion,
): { change: string; line: number | undefined; text?: string | undefined }[] {
  const remaining = new Set(removed);
  const [oldTokens, newTokens] = [before, after].map(mapTokens);
  const changes = added.flatMap((text) => {
    const tokens = newTokens?.get(text) ?? [];
    const line = tokens[0]?.map?.[0];
    const old = remaining.values().find((each) => isVersion(each, text));
    if (old === undefined) return { change: `the text ${quote(text)} has been added`, line };
    remaining.delete(old);
    const facts = compareFacts(
      (oldTokens?.get(old) ?? []).flatMap(extractFacts),
      tokens.flatMap(extractFacts),
    );
    return facts.map(({ change, text: fact }) => ({ change, line, text: fact }));
  });
  const missing = [...remaining].map((text) => ({
    change: `the text ${quote(text)} has been removed`,
    line: undefined,
  }));
  return [...changes, ...missing];
}

/** Returns the tokens of a section’s paragraphs by their texts. */
function mapTokens(section: SectionPair["after"]): Map<string, readonly Token[]> {
  return new Map(section?.tokens.map((tokens, index) => [section.paragraphs[index] ?? "", tokens]));
}
