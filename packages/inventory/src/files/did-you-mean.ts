import { closest, distance } from "fastest-levenshtein";

/** Comparing texts takes time that grows with their lengths and their number. */
const MAX_LENGTH = 200;
const MAX_OPTIONS = 500;

/** Returns “Did you mean “x”? ” to start a hint with; empty if no option is similar to the text. */
export function didYouMean(text: string, options: readonly string[]): string {
  if (options.length === 0 || options.length > MAX_OPTIONS || text.length > MAX_LENGTH) return "";
  const nearest = closest(
    text.toLowerCase(),
    options.map((option) => option.toLowerCase()),
  );
  if (distance(text.toLowerCase(), nearest) > Math.max(1, Math.floor(text.length / 3))) return "";
  return `Did you mean “${options.find((option) => option.toLowerCase() === nearest)}”? `;
}

/** Whether two texts differ by one or two characters, as if one of them was mistyped. */
export function isNearlySame(a: string, b: string): boolean {
  return a !== b && Math.max(a.length, b.length) <= MAX_LENGTH && distance(a, b) <= 2;
}
