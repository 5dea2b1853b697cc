import { brotliCompressSync } from "node:zlib";
import { BASELINE_PATH, createSiteWithBaselines, toBaselineHtml } from "bench";
import type { Page } from "playwright/test";
import { type PreviewServer, serveSite } from "../../src/hosting/preview-server.ts";
import { PROJECT_FOLDER, readPage, selectSamplePages } from "../../src/testing/built-site.ts";
import { findHtmlErrors } from "../../src/testing/html-validation.ts";
import {
  testKeyboardAndAppearance,
  testPageAccessibility,
  testTextDirection,
} from "../../src/testing/page-accessibility.ts";
import { expect, openPage, test } from "../../src/testing/site-fixtures.ts";

/*
 * Compares the size of the statement with its baseline: the same text with the least markup that is as accessible. The
 * baseline has to pass the same accessibility tests, or it would not be a fair comparison.
 */

/** Of Brotli-compressed bytes. */
const MAX_RATIO = 2;

const html = readPage("/");

test(`The statement has at most ${MAX_RATIO} times the bytes of its baseline`, () => {
  const [page, baseline] = [html, toBaselineHtml(html)].map(
    (text) => brotliCompressSync(text).byteLength,
  );
  expect(
    Number(page) / Number(baseline),
    `${page} bytes, baseline ${baseline}`,
  ).toBeLessThanOrEqual(MAX_RATIO);
});

test("Pages have no layout shifts", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium reports layout shifts");
  for (const path of selectSamplePages()) {
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await page.evaluate(readLayoutShifts), path).toEqual([]);
  }
});

test("Layout shifts are detected", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium reports layout shifts");
  await page.setContent("<p>Text that moves down.</p>");
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const insertAbove = () => {
          document.body.prepend(
            Object.assign(document.createElement("hr"), { style: "height:9em" }),
          );
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        };
        requestAnimationFrame(() => requestAnimationFrame(insertAbove));
      }),
  );
  expect(await page.evaluate(readLayoutShifts)).not.toEqual([]);
});

test.describe("The baseline of the statement", () => {
  let site: ReturnType<typeof createSiteWithBaselines>;
  let server: PreviewServer;
  test.beforeAll(async () => {
    site = createSiteWithBaselines(["/"]);
    server = await serveSite(PROJECT_FOLDER, site.folder, 0);
  });
  test.afterAll(() => {
    server.close();
    site.dispose();
  });
  const open = (page: Page, width?: number) =>
    openPage(page, `${server.origin}${BASELINE_PATH}/`, width);

  test("has the same content, headings, lists and tables as the statement", async ({ page }) => {
    await openPage(page, "/");
    const statement = await page.evaluate(readContent);
    await open(page);
    expect(await page.evaluate(readContent)).toEqual(statement);
  });

  test("is valid HTML without classes", async () => {
    expect(await findHtmlErrors(toBaselineHtml(html))).toEqual([]);
    expect(toBaselineHtml(html)).not.toMatch(/ class=|govuk/);
  });

  testPageAccessibility(open);
  testTextDirection(open);
  testKeyboardAndAppearance(open);
});

/** Returns the values of the layout shifts so far. */
function readLayoutShifts(): Promise<number[]> {
  return new Promise((resolve) => {
    const shifts: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    });
    observer.observe({ type: "layout-shift", buffered: true });
    // Buffered entries are reported in a later task.
    setTimeout(() => {
      observer.disconnect();
      resolve(shifts);
    }, 100);
  });
}

/** Returns the text and the structure of the page. */
function readContent() {
  const textOf = (element: Element) => element.textContent?.replaceAll(/\s/g, "");
  const all = (selector: string) =>
    [...document.querySelectorAll(selector)].map(
      (element) => `${element.localName} ${element.getAttribute("href") ?? ""} ${textOf(element)}`,
    );
  return {
    title: document.title,
    text: textOf(document.body),
    landmarks: all("header, nav, main, footer").length,
    headings: all("h1, h2, h3, h4"),
    paragraphs: all("p"),
    lists: all("ul > li, ol > li"),
    tables: all("caption, th[scope=col], th[scope=row], td"),
    links: all("a"),
  };
}
