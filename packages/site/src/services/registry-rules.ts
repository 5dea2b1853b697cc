import type { Partly, Problem } from "cookie-inventory";
import { createProblem, type Finding, type RuleFacts } from "./notice-rule.ts";
import type { Registry } from "./registry-files.ts";
import type { ServiceFiles } from "./service-files.ts";
import { RECIPIENT_FIELDS, RETENTION_FIELDS } from "./service-fields.ts";
import type { Recipients, RetentionRules } from "./service-schema.ts";

/** A rule about each record of a registry. */
interface RegistryRule<T> extends RuleFacts {
  readonly find: (record: Partly<T[keyof T]>, key: string) => Finding | undefined;
}

export const RECIPIENT_RULES: readonly RegistryRule<Recipients>[] = [
  {
    id: "recipient-country-not-stated",
    source: "UK GDPR 13(1)(f)",
    requires: "says in which country each recipient keeps the data",
    severity: "question",
    find: ({ name, country }, key) =>
      country === null
        ? {
            path: [key, "country"],
            message: `In which country does ${name ?? `“${key}”`} keep the data?`,
            hint: RECIPIENT_FIELDS.country,
          }
        : undefined,
  },
];

export const RETENTION_RULES: readonly RegistryRule<RetentionRules>[] = [
  {
    id: "retention-period-not-stated",
    source: "UK GDPR 13(2)(a)",
    requires: "gives a period or criteria for each retention rule",
    severity: "question",
    find: ({ period, criteria }, key) =>
      period === null && criteria === null
        ? {
            path: [key, "period"],
            message: `How long is data kept under “${key}”?`,
            hint: `Write the “period” or the “criteria”. ${RETENTION_FIELDS.period}`,
          }
        : undefined,
  },
  {
    id: "retention-start-not-stated",
    source: "UK GDPR 13(2)(a)",
    requires: "says from when a retention period counts",
    severity: "question",
    find: ({ period, from }, key) =>
      period && from === null
        ? {
            path: [key, "from"],
            message: `When does the period of “${key}” start?`,
            hint: RETENTION_FIELDS.from,
          }
        : undefined,
  },
  {
    id: "retention-stated-twice",
    source: "UK GDPR 13(2)(a)",
    requires: "gives either a period or criteria for each retention rule",
    severity: "error",
    find: ({ period, criteria }, key) =>
      period && criteria
        ? {
            path: [key, "criteria"],
            message: `“${key}” has a period and criteria.`,
            hint: "Keep the one that is right, and write null for the other.",
          }
        : undefined,
  },
];

/** Returns the problems of the registries’ records, by the rules that `isApplied` chooses. */
export function checkRegistries(
  { recipients, retention }: ServiceFiles,
  isApplied: (rule: RuleFacts) => boolean,
): Problem[] {
  return [
    ...checkRecords(recipients, RECIPIENT_RULES.filter(isApplied)),
    ...checkRecords(retention, RETENTION_RULES.filter(isApplied)),
  ];
}

function checkRecords<T extends object>(
  { valid }: Registry<T>,
  rules: readonly RegistryRule<T>[],
): Problem[] {
  if (valid === undefined) return [];
  const records: [string, Partly<T[keyof T]> | undefined][] = Object.entries(valid.data);
  return records.flatMap(([key, record]) =>
    record === undefined
      ? []
      : rules.flatMap((rule) => {
          const finding = rule.find(record, key);
          return finding === undefined ? [] : createProblem(rule, finding, valid.at, null);
        }),
  );
}
