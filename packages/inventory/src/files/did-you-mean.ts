import { closest, distance } from "fastest-levenshtein";

/** The one of `known` that somebody who wrote `written` most likely meant, if any is near. */
function suggest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(
    written.toLowerCase(),
    known.map((word) => word.toLowerCase()),
  );
  const word = known.find((candidate) => candidate.toLowerCase() === nearest);
  const slips = distance(written.toLowerCase(), nearest);
  return slips <= Math.max(1, Math.floor(written.length / 3)) ? word : undefined;
}

/** “Did you mean “x”? ” in front of a hint, where something is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const word = suggest(written, known);
  return word === undefined ? "" : `Did you mean “${word}”? `;
}
