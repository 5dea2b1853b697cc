import { didYouMean, type Place } from "cookie-inventory";
import { diffArrays } from "diff";
import { measureSimilarity } from "./paragraph-diff.ts";
import type { Fact } from "./text-facts.ts";

/** A fact that differs from the edition. */
export interface FactChange {
  /** A clause, such as “30 days” has become “40 days”. */
  readonly change: string;
  readonly place: Place;
}

interface TextFactChange extends Pick<FactChange, "change"> {
  readonly text: string | undefined;
}

/** With more changes, the facts of a text are compared by their positions, which takes less time. */
const MAX_CHANGES = 100;

/**
 * Returns what has become of the facts in a text, as clauses, each with the current text of the fact if it has one. Facts
 * that are only written differently, as “thirty” for “30”, have not changed.
 */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): TextFactChange[] {
  const parts = diffArrays([...before], [...after], {
    comparator: (old, current) => old.key === current.key,
    maxEditLength: MAX_CHANGES,
  }) ?? [
    { removed: true, added: false, value: [...before] },
    { removed: false, added: true, value: [...after] },
  ];
  return parts.flatMap(({ removed, added, value }, index): TextFactChange[] => {
    const previous = parts[index - 1];
    const next = parts[index + 1];
    // A removal comes before the addition that replaces it.
    if (removed)
      return value.flatMap((old, position) => {
        const current = next?.added ? next.value[position] : undefined;
        return old.kind === current?.kind ? [] : { change: describeRemoved(old), text: undefined };
      });
    if (!added) return [];
    return value.map((fact, position) => {
      const old = previous?.removed ? previous.value[position] : undefined;
      const change = old?.kind === fact.kind ? describeReplaced(old, fact) : describeAdded(fact);
      return { change, text: fact.text };
    });
  });
}

function describeReplaced(old: Fact, fact: Fact): string {
  return fact.kind === "link"
    ? `the link to ${old.text} now leads to ${fact.text}`
    : `“${old.text}” has become “${fact.text}”`;
}

function describeRemoved({ kind, text }: Fact): string {
  return kind === "link" ? `the link to ${text} has been removed` : `“${text}” has been removed`;
}

function describeAdded({ kind, text }: Fact): string {
  return kind === "link" ? `a link to ${text} has been added` : `“${text}” has been added`;
}

/** Texts up to this length, in characters, can be versions of each other although most of their words are misspelt. */
const SHORT = 60;

/** Whether a text is another with small changes, such as a corrected word, and not a new text. */
export function isVersionOf(before: string, after: string): boolean {
  if ([before, after].some((text) => text.startsWith("::"))) return before === after;
  if (measureSimilarity(before, after) > 0) return true;
  return before.length <= SHORT && after.length <= SHORT && didYouMean(before, [after]) !== "";
}

/** Shortens a text that a message quotes. */
export function quote(text: string): string {
  return `“${text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text}”`;
}
