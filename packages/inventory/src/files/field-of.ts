/** Returns a field of unvalidated data; undefined if the data is not an object or has no such field. */
export function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
