import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { HtmlValidate } from "html-validate/node";
import { PAGE_BUDGET } from "../../src/site/sizes.ts";
import { compileStyles } from "../../src/site/styles.ts";
import { fileOf, pagePaths, PROJECT } from "../support/built-site.ts";
import { data } from "../support/data.ts";
import { expect, test } from "../support/site-test.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The cells of a stacked table change their display, which in some browsers takes away the role
    // that a <td> or <th> has by itself; so they state it (_includes/styles/site.scss, “.stacked”).
    "no-redundant-role": "off",
  },
});

/** The classes that style sheets select by. */
function classesIn(css: string): Set<string> {
  return new Set([...css.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name = ""]) => name));
}

for (const path of pagePaths) {
  test(`${path} is valid HTML`, async () => {
    const report = await validator.validateFile(fileOf(path));
    const messages = report.results.flatMap(({ messages: found }) =>
      found.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    expect(messages).toEqual([]);
  });

  test(`${path} has every rule of GOV.UK Frontend’s for the classes that it uses`, async () => {
    const html = readFileSync(fileOf(path), "utf8");
    const kept = classesIn(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "");
    const all = classesIn(await compileStyles(PROJECT, data("organisation").colour));
    const used = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) =>
      names.split(/\s+/),
    );
    expect(used.filter((name) => all.has(name) && !kept.has(name))).toEqual([]);
    expect(used.some((name) => kept.has(name))).toBe(true);
  });

  test(`${path} takes at most ${PAGE_BUDGET} bytes compressed with Brotli`, () => {
    expect(brotliCompressSync(readFileSync(fileOf(path))).byteLength).toBeLessThanOrEqual(
      PAGE_BUDGET,
    );
  });
}

test("Invalid HTML is found", async () => {
  const report = await validator.validateString(
    "<!doctype html><html><body><p><div></p></body></html>",
  );
  expect(report.valid).toBe(false);
});
