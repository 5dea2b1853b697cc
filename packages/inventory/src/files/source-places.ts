import type { Place, Position } from "../problems/problem.ts";
import type { Source } from "./project.ts";

/** Where a value stands inside a document: the keys and indexes that lead to it. */
export type ValuePath = readonly (string | number)[];

/** Data that was read from a file and still knows where each value stands. */
export interface Located<T = unknown> {
  readonly source: Source;
  readonly data: T;
  /** The place of a value with its name, or of the nearest value around it that exists. */
  readonly at: (path: ValuePath) => Place;
}

/** Turns offsets into a text (UTF-16 code units, from 0) into places. Looks through the text once, if at all. */
export function placeLookup({ file, text }: Source): (offset: number, end?: number) => Place {
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

/** Where each line of a text starts, in UTF-16 code units from 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1))
    starts.push(end + 1);
  return starts;
}
