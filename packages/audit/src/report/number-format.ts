/** So many of something: “1 page”, “1,200 pages”. */
export function countOf(count: number, one: string, several = `${one}s`): string {
  return `${inDigits(count)} ${count === 1 ? one : several}`;
}

/** 1200 as “1,200”. */
export function inDigits(count: number): string {
  return count.toLocaleString("en-GB");
}

/** The first of a long list, and how many there are beside them. */
export interface Some<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

/** At most `most` of `all`: a report that nobody can read to its end tells nothing. */
export function some<T>(all: readonly T[], most: number): Some<T> {
  return { shown: all.slice(0, most), more: Math.max(0, all.length - most) };
}
