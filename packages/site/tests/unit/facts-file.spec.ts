import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { readFacts } from "../../src/facts/facts-file.ts";

test("Facts are optional", () => {
  const { "tests/facts.json": _facts, ...files } = mereford();
  expect(readFacts(projectOf(files))).toEqual({ ok: true, value: undefined });
});
