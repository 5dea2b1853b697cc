import { brotliCompressSync } from "node:zlib";
import { PAGE_BUDGET } from "../build/page-sizes.ts";
import { htmlOf, pagePaths } from "./built-site.ts";
import { classesWithoutRules, markupMistakes } from "./markup.ts";
import { expect, test } from "./site-test.ts";

/** The HTML of each page, and its size. */
export function testMarkup(): void {
  for (const path of pagePaths()) {
    test(`${path} is valid HTML, has rules for its classes, and takes at most ${PAGE_BUDGET} bytes`, async () => {
      const html = htmlOf(path);
      expect.soft(await markupMistakes(html)).toEqual([]);
      expect.soft(classesWithoutRules(html)).toEqual([]);
      const compressed = brotliCompressSync(html).byteLength;
      expect.soft(compressed, "bytes, compressed with Brotli").toBeLessThanOrEqual(PAGE_BUDGET);
    });
  }

  test("Invalid HTML and classes without rules are found", async () => {
    const html = `<!doctype html><html><head><style>.a{}</style></head><body><p class="govuk-body"><div></p></body></html>`;
    expect(await markupMistakes(html)).not.toEqual([]);
    expect(classesWithoutRules(html)).toEqual(["govuk-body"]);
  });
}
