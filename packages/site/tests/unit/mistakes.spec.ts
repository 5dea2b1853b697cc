import { expect, test } from "playwright/test";
import { checkProject } from "../../src/check/check-project.ts";
import type { Problem } from "cookie-inventory";
import { mereford, projectOf } from "test-support";
import { MISTAKES } from "./mistakes.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");

/** The two questions that Mereford has left open. */
const ALWAYS_OPEN = ["_data/notice.json:10:9-18", "_data/notice.json:75:7-16"];

function placeOf({ file, line, column, end }: Problem): string {
  if (line === undefined) return file;
  const last = end === undefined ? "" : `-${end.line === line ? "" : `${end.line}:`}${end.column}`;
  return `${file}:${line}:${column}${last}`;
}

for (const { name, file, from, to, says } of MISTAKES) {
  test(`The check explains ${name}`, async () => {
    const files: Record<string, string | Uint8Array> = mereford();
    const before = String(files[file]);
    expect(before).toContain(from ?? "");
    files[file] = from === null || typeof to !== "string" ? to : before.replace(from, () => to);

    const problems = (await checkProject(projectOf(files), TODAY)).filter(
      (problem) => problem.rule !== "open-question",
    );
    expect(
      problems.map((problem) => [
        `${placeOf(problem)} ${problem.severity} ${problem.rule}`,
        problem.message,
        problem.hint,
      ]),
    ).toEqual(says);
  });
}

test("There is nothing to explain where nothing is wrong", async () => {
  const problems = await checkProject(projectOf(mereford()), TODAY);
  expect(problems.map((problem) => `${placeOf(problem)} ${problem.severity}`)).toEqual(
    ALWAYS_OPEN.map((place) => `${place} question`),
  );
});
