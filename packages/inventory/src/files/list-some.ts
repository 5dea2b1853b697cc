/** The most entries of a list that a hint shows. */
const MAX_LISTED = 30;

/** Returns a list for a hint: “a, b, c”. Shows only the first of a long one, and the number of the others. */
export function listSome(entries: readonly string[]): string {
  const more = entries.length - MAX_LISTED;
  return more <= 0
    ? entries.join(", ")
    : `${entries.slice(0, MAX_LISTED).join(", ")} and ${more} more`;
}
