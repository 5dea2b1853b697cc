import { type ActivityContext, forEachActivity, type NoticeRule } from "./notice-rule.ts";
import { SERVICE_FIELDS } from "./service-fields.ts";
import type { Activity, Service } from "./service-schema.ts";

/** Returns a rule’s `find` for a field of the service that is null. */
export function unanswered(
  field: keyof Service & keyof typeof SERVICE_FIELDS,
  question: string,
): NoticeRule["find"] {
  return ({ service }) =>
    service[field] === null
      ? [{ path: [field], message: question, hint: SERVICE_FIELDS[field] }]
      : [];
}

/** Returns a rule’s `find` for a field of an activity that is null, if the law asks for it. */
export function unansweredInActivity(
  field: keyof Activity & keyof typeof SERVICE_FIELDS,
  question: string,
  isAsked: (activity: ActivityContext["activity"]) => boolean = () => true,
): NoticeRule["find"] {
  return forEachActivity(({ activity, found }) =>
    activity[field] === null && isAsked(activity)
      ? found([field], question, SERVICE_FIELDS[field])
      : [],
  );
}

/** Whether the lawful basis needs a law that gives it (UK GDPR 6(3)). */
export function needsLaw({ basis }: ActivityContext["activity"]): boolean {
  return basis === "public-task" || basis === "legal-obligation";
}

/** Whether people can withdraw their consent: UK GDPR 6(1)(a), and 9(2)(a) for special category data. */
export function usesConsent({ basis, specialCategories }: ActivityContext["activity"]): boolean {
  return (
    basis === "consent" || (specialCategories ?? []).some((each) => each?.condition === "9(2)(a)")
  );
}
