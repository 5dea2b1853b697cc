import type { Place } from "../problems/problem.ts";
import type { Source } from "./project.ts";

/** Where a value stands inside a document: the keys and indexes that lead to it. */
export type ValuePath = readonly (string | number)[];

/** Data that was read from a file and still knows where each value stands. */
export interface Located {
  readonly source: Source;
  /** Not yet checked by a schema. */
  readonly data: unknown;
  /** The place of a value, or of the nearest value around it that exists. */
  readonly at: (path: ValuePath) => Place;
}

/** The place of the character at `offset` (counted in UTF-16 code units, from 0). */
export function placeAt({ file, text }: Source, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { file, line: before.split("\n").length, column: offset - lineStart + 1 };
}
