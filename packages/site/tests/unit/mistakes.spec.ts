import type { Problem } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { makeMistake } from "../support/mistake.ts";
import { MISTAKES } from "./mistakes.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");

/** The places of Mereford’s open questions. */
const OPEN_QUESTIONS = ["_data/notice.json:11:9-18", "_data/notice.json:90:7-16"];

function formatPlace({ file, line, column, end }: Problem): string {
  if (line === undefined) return file;
  const range = end === undefined ? "" : `-${end.line === line ? "" : `${end.line}:`}${end.column}`;
  return `${file}:${line}:${column}${range}`;
}

for (const mistake of MISTAKES) {
  const { name, expected } = mistake;
  test(`The check ${expected.length === 0 ? "accepts" : "reports"} ${name}`, async () => {
    const files: Record<string, string | Uint8Array> = mereford();
    makeMistake(files, mistake);

    const problems = (await checkProject(projectOf(files), TODAY)).filter(
      (problem) => problem.rule !== "open-question",
    );
    expect(
      problems.map((problem) => [
        `${formatPlace(problem)} ${problem.severity} ${problem.rule}`,
        problem.message,
        problem.hint,
      ]),
    ).toEqual(expected);
  });
}

test("The check reports only open questions if there are no mistakes", async () => {
  const problems = await checkProject(projectOf(mereford()), TODAY);
  expect(problems.map((problem) => `${formatPlace(problem)} ${problem.severity}`)).toEqual(
    OPEN_QUESTIONS.map((place) => `${place} question`),
  );
});
