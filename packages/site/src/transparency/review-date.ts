import { type Problem, warning } from "cookie-inventory";
import type { PartialPage } from "../pages/page-reader.ts";

/** The number of days before the review date on which the warning starts. */
const WARNING_PERIOD = 30;

/** Returns a warning if a page’s review date is near or has passed. */
export function checkReviewDate(
  { data: { nextReview }, at }: Pick<PartialPage, "data" | "at">,
  today: Temporal.PlainDate,
): Problem[] {
  if (nextReview === undefined) return [];
  const left = today.until(nextReview, { largestUnit: "days" }).days;
  if (left > WARNING_PERIOD) return [];
  const message =
    left < 0
      ? `The statement should have been reviewed by ${nextReview}.`
      : `The statement must be reviewed by ${nextReview}, which is ${left === 0 ? "today" : `in ${left} day${left === 1 ? "" : "s"}`}.`;
  const hint =
    "Check it against what the council does today, answer open questions, and set the next review date.";
  return [warning(at(["nextReview"]), left < 0 ? "review-overdue" : "review-due", message, hint)];
}
