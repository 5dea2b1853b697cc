import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { HtmlValidate } from "html-validate/node";
import { expect, type Page, test as base } from "playwright/test";

/* What an HTML report is held to: WCAG 2.2 AA, by axe and by what no rule of axe covers. */

/** A test with one page for all tests of a worker that only look: three times as fast as a page for each. */
export const test = base.extend<object, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
});

/** Opens the report that is tested afresh, in a window that is so many pixels wide: 1280 if it is not given. */
export type Open = (page: Page, width?: number) => Promise<void>;

/** Puts a shared page back to how readers first meet it: light, on screen. */
export async function openAfresh(page: Page, address: string, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({
    media: null,
    colorScheme: "light",
    forcedColors: null,
    reducedMotion: null,
  });
  await page.goto(address);
}

/** The elements that stick out of the window sideways, or whose own text is cut off. */
function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const all = [...document.querySelectorAll("body *")].filter(
      (element) =>
        !element.matches(".visually-hidden, .skip-link, .stacked thead *") &&
        // A table that cannot be made narrower may scroll by itself, where the keyboard can do so too.
        element.closest("section[tabindex='0']") === null,
    );
    const wide =
      document.documentElement.scrollWidth > document.documentElement.clientWidth
        ? ["the page"]
        : [];
    const out = all
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(name);
    const cut = all
      .filter(
        (element) =>
          getComputedStyle(element).overflowX !== "visible" ||
          getComputedStyle(element).overflowY !== "visible",
      )
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      )
      .map((element) => `cut off: ${name(element)}`);
    return [...wide, ...out, ...cut];
  });
}

const TEXT_SPACING =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

/** Adds styles as a reader's browser does: the page's policy speaks of the page's own alone. */
async function addReaderStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/**
 * What WCAG 2.2 asks of a page and no rule of axe covers: how it holds when people change it, and how it works
 * from the keyboard. `organisation` is the name with which its title ends.
 */
export function testAccessibility(open: Open, organisation: string): void {
  test("fits a window of 320 px without scrolling sideways (1.4.10)", async ({
    sharedPage: page,
  }) => {
    await open(page, 320);
    expect(await spills(page)).toEqual([]);
  });

  test("holds its text at 200 % (1.4.4)", async ({ sharedPage: page }) => {
    await open(page, 640);
    await addReaderStyles(page, ":root { font-size: 200% !important }");
    expect(await spills(page)).toEqual([]);
  });

  for (const width of [320, 1280]) {
    test(`holds its text when it is spaced out, ${width} px wide (1.4.12)`, async ({
      sharedPage: page,
    }) => {
      await open(page, width);
      await addReaderStyles(page, TEXT_SPACING);
      expect(await spills(page)).toEqual([]);
    });
  }

  test("is in British English and has one title and one main heading", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(new RegExp(` – ${RegExp.escape(organisation)}$`));
  });

  test("gives each table a caption, and each header its direction", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await expect(page.locator("table:not(:has(> caption))")).toHaveCount(0);
    await expect(page.locator("thead th:not([scope=col])")).toHaveCount(0);
    await expect(page.locator("tbody tr:not(:has(> th[scope=row]:first-child))")).toHaveCount(0);
  });

  testKeyboard(open);
  testAppearance(open);
}

/** Everything that Tab comes to. */
const STOPS = "a[href], [tabindex='0']";

/** What the focus may change about a link, in one line. */
function lookOf(element: Element): string {
  const { outlineStyle, outlineWidth, backgroundColor, boxShadow, color, borderBottomWidth } =
    getComputedStyle(element);
  return [outlineStyle, outlineWidth, backgroundColor, boxShadow, color, borderBottomWidth].join(
    "|",
  );
}

/** How a page works from the keyboard, and how easily its links are hit. */
function testKeyboard(open: Open): void {
  for (const width of [320, 1280]) {
    test(`is walked through by Tab in the order of its text, and back, ${width} px wide (2.4.3, 2.4.7, 2.4.11)`, async ({
      page,
    }) => {
      await open(page, width);
      const links = await page.locator(STOPS).all();
      const looks = await Promise.all(links.map((link) => link.evaluate(lookOf)));
      const stops = await page.locator(STOPS).evaluateAll((all) =>
        all.map((link, index) => {
          link.setAttribute("data-stop", String(index));
          return String(index);
        }),
      );
      const focused = page.locator(":focus");
      const isUncovered = () =>
        focused.evaluate((element) => {
          const [box] = element.getClientRects();
          const { left, top, right, bottom } = box as DOMRect;
          // What is larger than the window shows a part of itself.
          const across = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
          const down = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
          const above = document.elementFromPoint(across, down);
          return above !== null && element.contains(above);
        });

      const forth: (string | null)[] = [];
      for (const look of looks) {
        await page.keyboard.press("Tab");
        const stop = await focused.getAttribute("data-stop");
        forth.push(stop);
        expect(await focused.evaluate(lookOf), `link ${stop} shows the focus`).not.toBe(look);
        expect(await isUncovered(), `link ${stop} is not covered`).toBe(true);
      }
      expect(forth).toEqual(stops);

      const back = [await focused.getAttribute("data-stop")];
      for (let step = 1; step < stops.length; step += 1) {
        await page.keyboard.press("Shift+Tab");
        back.push(await focused.getAttribute("data-stop"));
      }
      expect(back).toEqual(stops.toReversed());
    });
  }

  test("has a skip link as its first stop, which leads past the menu (2.4.1)", async ({ page }) => {
    await open(page);
    const skipLink = page.getByRole("link", { name: "Skip to main content" });
    await page.keyboard.press("Tab");
    await expect(skipLink).toBeFocused();
    await expect(skipLink).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#main-content$/);
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(() => document.activeElement?.closest("main, footer") !== null),
    ).toBe(true);
  });

  test("has targets of 24 px, or space around them (2.5.8)", async ({ sharedPage: page }) => {
    await open(page, 320);
    const tooClose = await page.evaluate(() => {
      // A link in a sentence is as high as its line: the criterion leaves those out.
      const inSentence = (link: Element) =>
        [...(link.parentElement?.childNodes ?? [])].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
      const boxes = [...document.querySelectorAll("a[href]")]
        .filter((link) => !inSentence(link) && !link.matches(".skip-link"))
        .map((link) => ({ name: link.textContent?.trim(), box: link.getBoundingClientRect() }));
      const centre = ({ left, top, width, height }: DOMRect) =>
        [left + width / 2, top + height / 2] as const;
      return boxes
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .filter(({ box }) => {
          const [x, y] = centre(box);
          return boxes.some(({ box: other }) => {
            if (other === box) return false;
            const dx = Math.max(other.left - x, 0, x - other.right);
            const dy = Math.max(other.top - y, 0, y - other.bottom);
            const [ox, oy] = centre(other);
            const isSmall = other.width < 24 || other.height < 24;
            return Math.hypot(dx, dy) < 12 || (isSmall && Math.hypot(ox - x, oy - y) < 24);
          });
        })
        .map(({ name }) => name);
    });
    expect(tooClose).toEqual([]);
  });
}

/** How a page looks where visitors want other colours, no motion, or paper. */
function testAppearance(open: Open): void {
  test("takes the visitor’s colours where they are forced, and shows the focus in them", async ({
    page,
    browserName,
  }) => {
    test.skip(browserName === "webkit", "WebKit has no forced colours");
    await open(page);
    await page.emulateMedia({ forcedColors: "active" });
    const colours = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      const system = (colour: string) => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
      };
      const found = {
        text: getComputedStyle(document.querySelector("main p") as Element).color,
        canvasText: system("CanvasText"),
        background: getComputedStyle(document.body).backgroundColor,
        canvas: system("Canvas"),
      };
      probe.remove();
      return found;
    });
    expect(colours.text).toBe(colours.canvasText);
    expect(colours.background).toBe(colours.canvas);

    const links = await page.locator("a[href]").all();
    for (const link of links) {
      await link.focus();
      const outline = await link.evaluate((element) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        return { outlineStyle, width: Number.parseFloat(outlineWidth), outlineColor };
      });
      expect(outline.outlineStyle).toBe("solid");
      expect(outline.width).toBeGreaterThanOrEqual(2);
      expect(outline.outlineColor).not.toBe("rgba(0, 0, 0, 0)");
    }
  });

  test("moves nothing by itself, least of all when motion is to be reduced", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return (
            animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto"
          );
        }).length,
    );
    expect(moving).toBe(0);
  });

  test("is dark where the visitor’s device is, and light where it is not", async ({
    sharedPage: page,
  }) => {
    await open(page);
    const lightness = () =>
      page.evaluate(() => {
        const sum = (colour: string) =>
          (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((all, part) => all + Number(part), 0) /
          7.65;
        const text = getComputedStyle(document.querySelector("main p") as Element);
        return {
          text: sum(text.color),
          background: sum(getComputedStyle(document.body).backgroundColor),
        };
      });
    const light = await lightness();
    expect(light.text).toBeLessThan(20);
    expect(light.background).toBeGreaterThan(90);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await lightness();
    expect(dark.text).toBeGreaterThan(80);
    expect(dark.background).toBeLessThan(20);
  });

  test("prints without its menu, with the addresses of links, and with whole rows", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByText("Skip to main content")).toBeHidden();
    const paper = await page.evaluate(() => {
      const after = (link: Element) => getComputedStyle(link, "::after").content;
      const links = [...document.querySelectorAll("main :is(p, td) a")].filter(
        (link) => !link.matches("[href^='mailto:']"),
      );
      return {
        colour: getComputedStyle(document.querySelector("main p") as Element).color,
        unprinted: links.filter(
          (link) => !after(link).includes(link.getAttribute("href") as string),
        ).length,
        cut: [...document.querySelectorAll("tr")].filter(
          (row) => getComputedStyle(row).breakInside !== "avoid",
        ).length,
      };
    });
    expect(paper).toEqual({ colour: "rgb(0, 0, 0)", unprinted: 0, cut: 0 });
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0 to 2.2 at levels A and AA, best practices, and what axe leaves off by itself. */
const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {
    "target-size": { enabled: true },
    "td-has-header": { enabled: true },
    "table-fake-caption": { enabled: true },
  },
};

/** What axe finds wrong on a page: “rule: selector” for each element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(
        options,
      ),
    OPTIONS,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}

/** What axe says of a page, light and dark, in a narrow window and a wide one; `name` is what tests call it. */
export function testWithAxe(name: string, open: Open): void {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing wrong on ${name}, ${colorScheme}, ${width} px wide`, async ({
        sharedPage: page,
      }) => {
        await open(page, width);
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      });
    }
  }
}

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The cells of a stacked table change their display, which in some browsers takes away the role
    // that a <td> or <th> has by itself; so they state it.
    "no-redundant-role": "off",
  },
});

/** What is wrong with the markup of a page: “line:column rule: message” for each mistake. */
export async function mistakesIn(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
