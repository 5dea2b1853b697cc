import { didYouMean, listSome } from "cookie-inventory";
import { getCountryName } from "./countries.ts";
import { forEachActivity, forEachEntry, type NoticeRule } from "./notice-rule.ts";
import { findKeyMistake } from "./service-schema.ts";

/** The rules about recipients, transfers and retention, which refer to the registries. */
export const SHARING_RULES: readonly NoticeRule[] = [
  {
    id: "unknown-recipient",
    source: "UK GDPR 13(1)(e)",
    requires: "names only recipients that _data/recipients.json describes",
    severity: "error",
    find: forEachEntry("recipients", ({ recipient }, { found, recipients }, path) => {
      if (recipient === undefined || recipients === undefined) return [];
      const keys = Object.keys(recipients);
      return keys.includes(recipient)
        ? []
        : found(
            [...path, "recipient"],
            ...describeUnknown(recipient, keys, "_data/recipients.json"),
          );
    }),
  },
  {
    id: "unknown-retention",
    source: "UK GDPR 13(2)(a)",
    requires: "refers only to rules that _data/retention.json describes",
    severity: "error",
    find: forEachActivity(({ activity: { retention: key }, retention, found }) => {
      const keys = Object.keys(retention ?? {});
      return !key || retention === undefined || keys.includes(key)
        ? []
        : found(["retention"], ...describeUnknown(key, keys, "_data/retention.json"));
    }),
  },
  {
    id: "transfer-not-stated",
    source: "UK GDPR 13(1)(f)",
    requires: "states a transfer to the country of each recipient abroad",
    severity: "error",
    find: forEachEntry("recipients", ({ recipient }, { activity, recipients, found }, path) => {
      const all = new Map(Object.entries(recipients ?? {}));
      const country = all.get(recipient ?? "")?.country;
      if (!country || country === "GB" || !activity.transfers) return [];
      if (activity.transfers.some((each) => !each?.country || each.country === country)) return [];
      return found(
        [...path, "recipient"],
        `“${recipient}” keeps data in another country (${getCountryName(country)}), which “transfers” does not have.`,
        `Add a record with "country": "${country}" to “transfers”, or correct the country in _data/recipients.json.`,
      );
    }),
  },
  {
    id: "transfer-to-the-uk",
    source: "UK GDPR 13(1)(f)",
    requires: "does not list the United Kingdom among the transfers",
    severity: "error",
    find: forEachEntry("transfers", ({ country }, { found }, path) =>
      country === "GB"
        ? found(
            [...path, "country"],
            "Data that stays in the United Kingdom is not transferred.",
            "Remove this record.",
          )
        : [],
    ),
  },
];

function describeUnknown(
  key: string,
  keys: readonly string[],
  file: string,
): [message: string, hint: string] {
  const isKey = findKeyMistake(key) === undefined;
  return [
    `“${key}” is not in ${file}.`,
    `${didYouMean(key, keys)}Use one of its keys (${listSome(keys) || "none yet"}), or add ${isKey ? `“${key}”` : "a record"} there.`,
  ];
}
