import { type Problem, warning } from "cookie-inventory";
import type { LocatedPage } from "../pages/page-reader.ts";

/** How long before the day of the review its warning starts, in days. */
const NOTICE_PERIOD = 30;

/** Whether the day has come, or is near, on which somebody should read the page again. */
export function checkReviewDate(
  { data: { nextReview }, at }: LocatedPage,
  today: Temporal.PlainDate,
): Problem[] {
  if (nextReview === undefined) return [];
  const left = today.until(nextReview, { largestUnit: "days" }).days;
  if (left > NOTICE_PERIOD) return [];
  const message =
    left < 0
      ? `The statement should have been reviewed by ${nextReview}.`
      : `The statement is to be reviewed by ${nextReview}, which is ${left === 0 ? "today" : `in ${left} day${left === 1 ? "" : "s"}`}.`;
  const hint =
    "Read it against what the council does today, answer open questions, and set the next day.";
  return [warning(at(["nextReview"]), left < 0 ? "review-overdue" : "review-due", message, hint)];
}
