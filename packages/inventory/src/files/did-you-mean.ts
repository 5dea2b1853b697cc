import { closest, distance } from "fastest-levenshtein";

/** “Did you mean “x”? ” in front of a hint, where one of `known` is near to what somebody wrote. */
export function didYouMean(written: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = closest(
    written.toLowerCase(),
    known.map((word) => word.toLowerCase()),
  );
  if (distance(written.toLowerCase(), nearest) > Math.max(1, Math.floor(written.length / 3)))
    return "";
  return `Did you mean “${known.find((word) => word.toLowerCase() === nearest)}”? `;
}
