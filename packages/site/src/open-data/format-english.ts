import { formatMessage } from "../words/format-message.ts";

/** Returns a message of service-record-words.json with its values. Open data for programs is in English. */
export function formatEnglish(message: string, values: Readonly<Record<string, string>>): string {
  return formatMessage(message, values, { tag: "en-GB" });
}
