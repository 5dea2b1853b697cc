import type { z } from "zod";

/** Data from which the values that do not match their schema have been removed. */
export type Partly<T> = T extends readonly (infer Entry)[]
  ? readonly (Partly<Entry> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partly<T[Key]> | undefined }
    : T;

type Issue = z.core.$ZodIssue;

/** Issues with a list or a record as a whole, whose entries may all be valid. */
const ABOUT_ENTRIES: ReadonlySet<string> = new Set([
  "too_small",
  "too_big",
  "custom",
  "unrecognized_keys",
]);

/**
 * Returns a copy of data with undefined in place of the values that these issues are about, so that rules can tell a
 * wrong value from a missing one; undefined if an issue is about all of it.
 */
export function removeWrongValues(data: unknown, issues: readonly Issue[]): unknown {
  const wrong = issues.filter(
    ({ code, path }) => !ABOUT_ENTRIES.has(code) || typeof path.reduce(valueAt, data) !== "object",
  );
  if (wrong.some(({ path }) => path.length === 0)) return undefined;
  return replaceValues(
    data,
    wrong.map(({ path }) => ({ path, value: undefined })),
  );
}

/** Returns a copy of data with one value at each of these paths. */
export function replaceValues(
  data: unknown,
  replacements: readonly { readonly path: readonly PropertyKey[]; readonly value: unknown }[],
): unknown {
  const copy: unknown = structuredClone(data);
  for (const { path, value } of replacements) {
    const parent = path.slice(0, -1).reduce<unknown>(valueAt, copy);
    const last = path.at(-1);
    if (typeof parent === "object" && parent !== null && last !== undefined)
      Reflect.set(parent, last, value);
  }
  return copy;
}

function valueAt(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
