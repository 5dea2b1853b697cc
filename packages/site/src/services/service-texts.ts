import type { Located, Place, ValuePath } from "cookie-inventory";
import type { ServiceFiles } from "./service-files.ts";

/** The fields of services and registries that have sentences. The others have names, or parts of sentences. */
const SENTENCES: ReadonlySet<string> = new Set([
  "copy",
  "criteria",
  "effect",
  "interests",
  "logic",
  "otherwise",
  "purpose",
  "summary",
  "why",
  "withdrawal",
]);

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

/** Returns the sentences that visitors read in services and registries, each with its place. */
export function listServiceSentences({
  services,
  recipients,
  retention,
}: ServiceFiles): { text: string; place: Place }[] {
  const files = [
    ...services.map(({ checked }) => checked.valid),
    recipients.valid,
    retention.valid,
  ];
  return files.flatMap((file: Located<object> | undefined) =>
    file === undefined
      ? []
      : listTexts(file.data).flatMap(({ text, path }) =>
          SENTENCES.has(String(path.findLast((step) => typeof step === "string")))
            ? { text, place: file.at(path) }
            : [],
        ),
  );
}
