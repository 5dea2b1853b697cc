/** The first entries of a list, and how many more there are. */
export interface TruncatedList<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

/** Returns at most `max` entries of `all`. */
export function truncateList<T>(all: readonly T[], max: number): TruncatedList<T> {
  return { shown: all.slice(0, max), more: Math.max(0, all.length - max) };
}
