import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { findMistake, formatPlaceAndRule, TODAY } from "../support/check-mistake.ts";
import { MISTAKES } from "./mistakes.ts";

/** Mereford’s open questions. */
const OPEN_QUESTIONS = ["_data/notice.json:11:9-18", "_data/notice.json:90:7-16"].map(
  (place) => `${place} question open-question`,
);

for (const mistake of MISTAKES) {
  const { name, expected } = mistake;
  test(`The check ${expected.length === 0 ? "accepts" : "reports"} ${name}`, async () => {
    expect(await findMistake(mereford(), mistake)).toEqual(expected);
  });
}

test("The check reports only open questions if there are no mistakes", async () => {
  const problems = await checkProject(projectOf(mereford()), TODAY);
  expect(problems.map(formatPlaceAndRule)).toEqual(OPEN_QUESTIONS);
});
