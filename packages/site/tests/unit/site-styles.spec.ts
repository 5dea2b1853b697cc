import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import { PLACEHOLDERS, siteStyles, STYLES_FILE } from "../../src/styles/site-styles.ts";
import { compileStyles } from "../../styles/compile.ts";

const COMPILED = readFileSync(STYLES_FILE, "utf8");

test("The compiled styles are those of the sources as they are now", async () => {
  expect(COMPILED, "run “node packages/site/styles/compile.ts”").toBe(await compileStyles());
});

test("Pages get the rules that they can use, which phones of 2022 can read, and load no font", () => {
  expect(COMPILED).toContain(".govuk-footer");
  expect(COMPILED).toContain(".stacked");
  expect(COMPILED).not.toMatch(/govuk-(?:accordion|exit-this-page|button)\b/);
  // The addresses of links are printed.
  expect(COMPILED).toMatch(/@media print\{[^]*\[href\^=[^\]]*https:\/\/[^]*attr\(href\)/);
  expect(COMPILED).toContain("@media (min-width:");
  expect(COMPILED).not.toMatch(/@media[^{]*\(width/);
  expect(COMPILED).not.toMatch(/@font-face|GDS Transport/);
});

test("The council’s colour takes the place of both placeholders: as it is, and lighter on dark backgrounds", () => {
  const { css } = siteStyles(projectOf({}), "#004080");
  for (const placeholder of Object.values(PLACEHOLDERS)) {
    expect(COMPILED).toContain(placeholder);
    expect(css).not.toContain(placeholder);
  }
  expect(css).toContain("#004080");
  // 45 % of each channel, the rest white: 0, 64 and 128 become 140, 169 and 198.
  expect(css).toContain("#8ca9c6");
});

test("The council’s own styles come last, and the hash is of all", () => {
  const own = ".own{color:red}";
  const { css, hash } = siteStyles(projectOf({ "_includes/styles.css": own }), "#004080");
  expect(css.endsWith(own)).toBe(true);
  expect(hash).toBe(`sha256-${createHash("sha256").update(css).digest("base64")}`);
  expect(hash).not.toBe(siteStyles(projectOf({}), "#004080").hash);
});
