import type { Page } from "playwright/test";
import { expect, type OpenPage } from "./site-fixtures.ts";

const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
export const DOUBLE_SIZE = ":root { font-size: 200% !important }";

const DEFAULT_SIZE = 16;
/** A phone, its text twice as large, a tablet and a desktop, in CSS pixels. */
const WIDTHS = [320, 640, 768, 1280];

/** Expects no overflow and no clipped text in narrow windows, with larger text and with wider text spacing. */
export async function expectNoTextOverflow(page: Page, open: OpenPage): Promise<void> {
  await open(page, 320);
  await expectNoOverflow(page, "320 px wide (1.4.10)");
  await addVisitorStyles(page, TEXT_SPACING);
  await expectNoOverflow(page, "text spacing, 320 px wide (1.4.12)");
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectNoOverflow(page, "text spacing, 1280 px wide (1.4.12)");

  await open(page);
  const sizes = await readFontSizes(page);
  await addVisitorStyles(page, DOUBLE_SIZE);
  const doubled = sizes.map(({ text, size }) => ({ text, size: 2 * size }));
  expect.soft(await readFontSizes(page), "text at 200% (1.4.4)").toEqual(doubled);
  await expectNoOverflowAtEachWidth(page, "text at 200% (1.4.4)");

  await open(page);
  await withDefaultFontSize(page, 2 * DEFAULT_SIZE, () =>
    expectNoOverflowAtEachWidth(page, "the browser’s default font at 200% (1.4.4)"),
  );
}

/** Expects no overflow and no clipped text at each width. */
export async function expectNoOverflowAtEachWidth(page: Page, condition: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoOverflow(page, `${condition}, ${width} px wide`);
  }
}

async function expectNoOverflow(page: Page, condition: string): Promise<void> {
  expect.soft(await findOverflows(page), condition).toEqual([]);
}

/**
 * Changes the browser’s default font size, in pixels, while `check` runs. It differs from a larger root element in that media
 * queries follow it. Skipped in browsers other than Chromium, which cannot change it.
 */
async function withDefaultFontSize(
  page: Page,
  size: number,
  check: () => Promise<void>,
): Promise<void> {
  if (page.context().browser()?.browserType().name() !== "chromium") return;
  const session = await page.context().newCDPSession(page);
  const setSize = (standard: number) =>
    session.send("Page.setFontSizes", { fontSizes: { standard } });
  await setSize(size);
  await check();
  await setSize(DEFAULT_SIZE);
  await session.detach();
}

/** Returns the font size of each element with text of its own, in CSS pixels, with the start of the text. */
function readFontSizes(page: Page): Promise<{ text: string; size: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeName === "#text" && node.nodeValue?.trim()),
      )
      .map((element) => ({
        text: (element.textContent ?? "").trim().slice(0, 30),
        size: Number.parseFloat(getComputedStyle(element).fontSize),
      })),
  );
}

/** Returns the elements that overflow the window horizontally, or whose text is clipped. */
function findOverflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const describe = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const visuallyHidden = [...document.querySelectorAll("body *")].filter(
      (element) => getComputedStyle(element).clipPath !== "none",
    );
    const candidates = [...document.querySelectorAll("body *")].filter(
      (element) =>
        !visuallyHidden.some((hidden) => hidden.contains(element)) &&
        // A table or code block may scroll if it is focusable, so that the keyboard can scroll it too.
        element.closest("section[tabindex='0'], pre[tabindex='0']") === null,
    );
    const root = document.documentElement;
    const pageOverflow = root.scrollWidth > root.clientWidth ? ["the page"] : [];
    const overflowing = candidates
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -0.5 || right > innerWidth + 0.5;
      })
      .map(describe);
    const clipped = candidates
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        return overflowX !== "visible" || overflowY !== "visible";
      })
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      )
      .map((element) => `clipped: ${describe(element)}`);
    return [...pageOverflow, ...overflowing, ...clipped];
  });
}

/** Adds styles as a browser extension would: the page’s Content-Security-Policy does not apply to them. */
export async function addVisitorStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
