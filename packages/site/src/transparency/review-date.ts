import { type Located, type Problem, warning } from "cookie-inventory";

/** The number of days before the review date on which the warning starts. */
const WARNING_PERIOD = 30;

/** Returns a warning if the review date of the statement, or of a service’s notice, is near or has passed. */
export function checkReviewDate(
  {
    data: { nextReview },
    at,
  }: { readonly data: { readonly nextReview?: string | undefined }; readonly at: Located["at"] },
  today: Temporal.PlainDate,
  subject = "The statement",
): Problem[] {
  if (nextReview === undefined) return [];
  const left = today.until(nextReview, { largestUnit: "days" }).days;
  if (left > WARNING_PERIOD) return [];
  const message =
    left < 0
      ? `${subject} should have been reviewed by ${nextReview}.`
      : `${subject} must be reviewed by ${nextReview}, which is ${left === 0 ? "today" : `in ${left} day${left === 1 ? "" : "s"}`}.`;
  const hint =
    "Check it against what the council does today, answer open questions, and set the next review date.";
  return [warning(at(["nextReview"]), left < 0 ? "review-overdue" : "review-due", message, hint)];
}
