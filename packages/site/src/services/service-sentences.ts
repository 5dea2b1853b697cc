import type { Located, Place } from "cookie-inventory";
import type { ServiceFiles } from "./service-files.ts";
import { listTexts } from "./service-texts.ts";

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
