/** Returns the result of a function for a value; undefined if the value is not stated. */
export function mapStated<T, R>(value: T | null, toResult: (value: T) => R): R | undefined {
  return value === null ? undefined : toResult(value);
}

/** Returns the result of a function for each entry of a list; undefined if there is none. */
export function mapEach<T, R>(
  list: readonly T[] | null,
  toResult: (entry: T) => R,
): R[] | undefined {
  return list === null || list.length === 0 ? undefined : list.map(toResult);
}

/** Returns the values that are stated. */
export function keepStated<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}
