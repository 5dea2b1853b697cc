import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { HtmlValidate } from "html-validate/node";
import { fileOf, pagePaths } from "../support/built-site.ts";
import { expect, test } from "../support/site-test.ts";

/** Bytes of a page compressed with Brotli, styles included. */
const BUDGET = 10_240;

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The cells of a stacked table change their display, which in some browsers takes away the role
    // that a <td> or <th> has by itself; so they state it (_includes/styles/site.scss, “.stacked”).
    "no-redundant-role": "off",
  },
});

for (const path of pagePaths) {
  test(`${path} is valid HTML`, async () => {
    const report = await validator.validateFile(fileOf(path));
    const messages = report.results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    expect(messages).toEqual([]);
  });

  test(`${path} takes at most ${BUDGET} bytes compressed with Brotli`, () => {
    expect(brotliCompressSync(readFileSync(fileOf(path))).byteLength).toBeLessThanOrEqual(BUDGET);
  });
}

test("Invalid HTML is found", async () => {
  const report = await validator.validateString(
    "<!doctype html><html><body><p><div></p></body></html>",
  );
  expect(report.valid).toBe(false);
});
