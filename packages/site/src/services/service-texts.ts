import type { ValuePath } from "cookie-inventory";

/** A text in a file of data. */
interface LocatedText {
  readonly text: string;
  readonly path: ValuePath;
}

/** Returns every text in a record that can be published: all except those under “internal”. */
export function listTexts(value: unknown, path: ValuePath = []): LocatedText[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) =>
    name === "internal"
      ? []
      : listTexts(child, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
