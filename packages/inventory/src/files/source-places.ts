import type { Place, Position } from "../problems/problem.ts";
import type { Source } from "./project.ts";

/** The keys and indexes that lead to a value in a document. */
export type ValuePath = readonly (string | number)[];

/** A text that can be translated, as its file has it. */
export interface SourceText {
  readonly path: ValuePath;
  /** The text in the language in which the council writes. */
  readonly source: string;
  /** The other texts by the code of their language. */
  readonly translations: Readonly<Record<string, string>>;
  /** The codes of the languages that must have it, and do not. */
  readonly missingIn: readonly string[];
}

/** Data from a file, with the place of each value. */
export interface Located<T = unknown> {
  readonly source: Source;
  readonly data: T;
  /** The texts that can be translated, in all languages; undefined if the site has only one. */
  readonly texts?: readonly SourceText[];
  /** Returns the place of a value, at its name if it has one; or of the nearest ancestor that exists. */
  readonly at: (path: ValuePath) => Place;
}

/** Returns the place of the text from an offset up to another. */
export type PlaceAt = (offset: number, end?: number) => Place;

/** Returns a function that converts offsets in a text (UTF-16 code units, from 0) to places. */
export function placeLookup({ file, text }: Source): PlaceAt {
  let starts: readonly number[] | undefined;

  const position = (offset: number): Position => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  return (offset, end) => ({
    file,
    ...position(offset),
    ...(end === undefined ? {} : { end: position(end) }),
  });
}

/** Returns the offset at which each line of a text starts, in UTF-16 code units from 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
    starts.push(end + 1);
  return starts;
}
