import { expect, test } from "playwright/test";
import type { LocatedPage } from "../../src/pages/page-reader.ts";
import { checkReviewDate } from "../../src/transparency/review-date.ts";

const page = {
  data: { nextReview: "2026-12-31" },
  at: () => ({ file: "src/pages/privacy.md" }),
} as unknown as LocatedPage;

const DAYS = [
  ["2026-11-30", []],
  [
    "2026-12-01",
    ["review-due: The statement must be reviewed by 2026-12-31, which is in 30 days."],
  ],
  ["2026-12-30", ["review-due: The statement must be reviewed by 2026-12-31, which is in 1 day."]],
  ["2026-12-31", ["review-due: The statement must be reviewed by 2026-12-31, which is today."]],
  ["2027-01-01", ["review-overdue: The statement should have been reviewed by 2026-12-31."]],
] as const;
for (const [today, expected] of DAYS) {
  test(`On ${today}, ${expected.length === 0 ? "no review is due" : expected[0]}`, () => {
    const problems = checkReviewDate(page, Temporal.PlainDate.from(today));
    expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(expected);
  });
}
