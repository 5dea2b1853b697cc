import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { factsJsonSchema, readFacts } from "../../src/facts/facts-file.ts";

test("Facts are optional", () => {
  const { "tests/facts.json": _facts, ...files } = mereford();
  expect(readFacts(projectOf(files))).toEqual({ ok: true, value: undefined });
});

test("schemas/facts.schema.json is up to date", () => {
  const file = path.join(import.meta.dirname, "../../../../schemas/facts.schema.json");
  expect(JSON.parse(readFileSync(file, "utf8")), "run “npx privacy-notice schema”").toEqual(
    JSON.parse(JSON.stringify(factsJsonSchema())),
  );
});
