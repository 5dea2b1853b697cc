import { brotliCompressSync } from "node:zlib";
import { PAGE_BUDGET } from "../build/page-sizes.ts";
import { listPages, readPage } from "./built-site.ts";
import { findHtmlErrors, findUnstyledClasses } from "./html-validation.ts";
import { expect, test } from "./site-fixtures.ts";

/** Defines tests of each page’s HTML and size. */
export function testMarkup(): void {
  for (const path of listPages()) {
    test(`${path} is valid HTML, has styles for its classes, and has at most ${PAGE_BUDGET} bytes`, async () => {
      const html = readPage(path);
      expect.soft(await findHtmlErrors(html)).toEqual([]);
      expect.soft(findUnstyledClasses(html)).toEqual([]);
      const compressed = brotliCompressSync(html).byteLength;
      expect
        .soft(
          compressed,
          `${path} has too many bytes after compression: move a part of its text to another page`,
        )
        .toBeLessThanOrEqual(PAGE_BUDGET);
    });
  }

  test("Finds invalid HTML and classes without styles", async () => {
    const html = `<!doctype html><html><head><style>.a{}</style></head><body><p class="govuk-body"><div></p></body></html>`;
    expect(await findHtmlErrors(html)).not.toEqual([]);
    expect(findUnstyledClasses(html)).toEqual(["govuk-body"]);
  });
}
