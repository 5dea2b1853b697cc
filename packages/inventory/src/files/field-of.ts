/** A field of data that no schema has read yet; undefined when it is no record, or has no such field. */
export function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
