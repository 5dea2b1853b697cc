/** Returns a field of unvalidated data; undefined if the data is not an object or has no such field of its own. */
export function fieldOf(value: unknown, key: string | number): unknown {
  const hasField = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  return hasField ? Reflect.get(value, key) : undefined;
}
