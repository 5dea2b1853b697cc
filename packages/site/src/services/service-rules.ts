import { error, type Problem } from "cookie-inventory";
import { checkReviewDate } from "../transparency/review-date.ts";
import { BASIS_QUESTIONS } from "./basis-questions.ts";
import { BASIS_RULES } from "./basis-rules.ts";
import { DATA_QUESTIONS } from "./data-questions.ts";
import { applyRules, type Notice, type RuleFacts } from "./notice-rule.ts";
import { checkRegistries, RECIPIENT_RULES, RETENTION_RULES } from "./registry-rules.ts";
import type { ServiceFiles } from "./service-files.ts";
import { SERVICE_QUESTIONS } from "./service-questions.ts";
import { SHARING_RULES } from "./sharing-rules.ts";
import { SPECIAL_CATEGORY_RULES } from "./special-category-rules.ts";

/** The rules about a service by itself. */
const SERVICE_RULES = [
  ...SERVICE_QUESTIONS,
  ...BASIS_QUESTIONS,
  ...DATA_QUESTIONS,
  ...BASIS_RULES,
  ...SPECIAL_CATEGORY_RULES,
  ...SHARING_RULES,
];

/** All rules about the notices of services, as docs/service-rules.md lists them. */
export const NOTICE_RULES: readonly RuleFacts[] = [
  ...SERVICE_RULES,
  ...RECIPIENT_RULES,
  ...RETENTION_RULES,
];

/** Returns the errors about services, which stop a build: in their files, and where one contradicts another. */
export function findServiceErrors(files: ServiceFiles): Problem[] {
  return [...listServiceFileErrors(files), ...applyNoticeRules(files, isErrorRule)];
}

/** Returns the errors in the files about services, of which each language has its own texts. */
export function listServiceFileErrors(files: ServiceFiles): Problem[] {
  return [
    ...files.problems,
    ...files.recipients.problems,
    ...files.retention.problems,
    ...files.services.flatMap(({ checked, introduction }) => [
      ...(checked.ok ? [] : checked.problems),
      ...(introduction?.problems ?? []).filter(({ severity }) => severity === "error"),
    ]),
    ...findSharedTitles(files),
  ];
}

/** Returns the questions and warnings about services. Review dates are compared with `today`. */
export function findServiceWarnings(files: ServiceFiles, today: Temporal.PlainDate): Problem[] {
  return [
    ...applyNoticeRules(files, (rule) => !isErrorRule(rule)),
    ...files.services.flatMap(({ checked: { valid }, introduction }) => [
      ...(introduction?.problems ?? []).filter(({ severity }) => severity !== "error"),
      ...(valid === undefined
        ? []
        : checkReviewDate(
            { data: { nextReview: valid.data.nextReview ?? undefined }, at: valid.at },
            today,
            "This notice",
          )),
    ]),
  ];
}

function isErrorRule({ severity }: RuleFacts): boolean {
  return severity === "error";
}

function applyNoticeRules(files: ServiceFiles, isApplied: (rule: RuleFacts) => boolean): Problem[] {
  const { recipients, retention } = files;
  // A missing file has no records; those of one that cannot be read are not known.
  const registries = {
    recipients: recipients.isMissing ? {} : recipients.valid?.data,
    retention: retention.isMissing ? {} : retention.valid?.data,
  };
  const rules = SERVICE_RULES.filter(isApplied);
  return [
    ...files.services.flatMap(({ checked: { valid } }) => {
      if (valid === undefined) return [];
      const notice: Notice = { service: valid.data, ...registries };
      return applyRules(rules, notice, valid.at);
    }),
    ...checkRegistries(files, isApplied),
  ];
}

/** Returns an error for each service with the title of another: people could not choose between them in the list. */
function findSharedTitles({ services }: ServiceFiles): Problem[] {
  const firsts = new Map<string, string>();
  return services.flatMap(({ file, checked: { valid } }) => {
    const title = valid?.data.title;
    if (valid === undefined || title === undefined) return [];
    const first = firsts.get(title.toLowerCase());
    firsts.set(title.toLowerCase(), first ?? file);
    if (first === undefined) return [];
    const message = `${first} has the title “${title}” too.`;
    return error(valid.at(["title"]), "shared-title", message, "Give one of them another title.");
  });
}
