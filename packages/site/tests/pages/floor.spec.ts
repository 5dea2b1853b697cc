import { brotliCompressSync } from "node:zlib";
import { FLOOR, floorOf, siteWithFloors } from "bench";
import type { Page } from "playwright/test";
import { type Serving, serveSite } from "../../src/hosting/preview-server.ts";
import { testAccessiblePage, testInteraction } from "../../src/testing/accessible-page.ts";
import { htmlOf, PROJECT, samplePages } from "../../src/testing/built-site.ts";
import { markupMistakes } from "../../src/testing/markup.ts";
import { expect, openAfresh, test } from "../../src/testing/site-test.ts";

/*
 * What the statement weighs beside its floor: the same text with the least markup. The floor has to be as accessible:
 * else it would be no measure.
 */

/** How many times its floor’s bytes the statement may take, both compressed with Brotli. */
const MOST = 2;

const html = htmlOf("/");

test(`The statement takes at most ${MOST} times the bytes of its floor`, () => {
  const [page, floor] = [html, floorOf(html)].map((text) => brotliCompressSync(text).byteLength);
  expect(Number(page) / Number(floor), `${page} bytes, floor ${floor}`).toBeLessThanOrEqual(MOST);
});

test("Pages shift nothing while they load", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium reports layout shifts");
  for (const path of samplePages()) {
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await page.evaluate(shifts), path).toEqual([]);
  }
});

test("A page that shifts is found out", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium reports layout shifts");
  await page.setContent("<p>Words that stand still until something comes above them.</p>");
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const push = () => {
          document.body.prepend(
            Object.assign(document.createElement("hr"), { style: "height:9em" }),
          );
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        };
        requestAnimationFrame(() => requestAnimationFrame(push));
      }),
  );
  expect(await page.evaluate(shifts)).not.toEqual([]);
});

test.describe("The floor of the statement", () => {
  let site: ReturnType<typeof siteWithFloors>;
  let serving: Serving;
  test.beforeAll(async () => {
    site = siteWithFloors(["/"]);
    serving = await serveSite(PROJECT, site.folder, 0);
  });
  test.afterAll(() => {
    serving.close();
    site.dispose();
  });
  const open = (page: Page, width?: number) =>
    openAfresh(page, `${serving.origin}${FLOOR}/`, width);

  test("has all that the statement has, with its headings, lists and tables", async ({ page }) => {
    await openAfresh(page, "/");
    const statement = await page.evaluate(content);
    await open(page);
    expect(await page.evaluate(content)).toEqual(statement);
  });

  test("is valid HTML without a class", async () => {
    expect(await markupMistakes(floorOf(html))).toEqual([]);
    expect(floorOf(html)).not.toMatch(/ class=|govuk/);
  });

  testAccessiblePage(open);
  testInteraction(open);
});

/** The elements that moved while the page loaded, by how much. */
function shifts(): Promise<number[]> {
  return new Promise((resolve) => {
    const seen: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.push((entry as unknown as { value: number }).value);
    });
    observer.observe({ type: "layout-shift", buffered: true });
    // What was there before is reported in a task of its own, after this one.
    setTimeout(() => {
      observer.disconnect();
      resolve(seen);
    }, 100);
  });
}

/** What a page says, and how it is ordered. */
function content() {
  const words = (element: Element) => element.textContent?.replaceAll(/\s/g, "");
  const all = (selector: string) =>
    [...document.querySelectorAll(selector)].map(
      (element) => `${element.localName} ${element.getAttribute("href") ?? ""} ${words(element)}`,
    );
  return {
    title: document.title,
    text: words(document.body),
    landmarks: all("header, nav, main, footer").length,
    headings: all("h1, h2, h3, h4"),
    paragraphs: all("p"),
    lists: all("ul > li, ol > li"),
    tables: all("caption, th[scope=col], th[scope=row], td"),
    links: all("a"),
  };
}
