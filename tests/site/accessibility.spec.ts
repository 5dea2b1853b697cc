import type { Page } from "playwright/test";
import { data } from "../support/data.ts";
import { pagePaths } from "../support/built-site.ts";
import { expect, openAfresh, test } from "../support/site-test.ts";

/*
 * What WCAG 2.2 asks for and no rule of axe covers: how pages hold when people change them, and how
 * they work from the keyboard.
 */

/** The elements that stick out of the window sideways, or whose own text is cut off. */
function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const all = [...document.querySelectorAll("body *")].filter(
      (element) => !element.matches(".govuk-visually-hidden, .govuk-skip-link, .stacked thead *"),
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

/** What the focus may change about a link, in one line. */
function lookOf(element: Element): string {
  const { outlineStyle, outlineWidth, backgroundColor, boxShadow, color, borderBottomWidth } =
    getComputedStyle(element);
  return [outlineStyle, outlineWidth, backgroundColor, boxShadow, color, borderBottomWidth].join(
    "|",
  );
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

for (const path of pagePaths) {
  test.describe(path, () => {
    test("fits a window of 320 px without scrolling sideways (1.4.10)", async ({
      sharedPage: page,
    }) => {
      await openAfresh(page, path, 320);
      expect(await spills(page)).toEqual([]);
    });

    test("holds its text at 200 % (1.4.4)", async ({ sharedPage: page }) => {
      await openAfresh(page, path, 640);
      await addReaderStyles(page, ":root { font-size: 200% !important }");
      expect(await spills(page)).toEqual([]);
    });

    for (const width of [320, 1280]) {
      test(`holds its text when it is spaced out, ${width} px wide (1.4.12)`, async ({
        sharedPage: page,
      }) => {
        await openAfresh(page, path, width);
        await addReaderStyles(page, TEXT_SPACING);
        expect(await spills(page)).toEqual([]);
      });
    }

    test("is in British English and has one title and one main heading", async ({
      sharedPage: page,
    }) => {
      await openAfresh(page, path);
      await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page).toHaveTitle(new RegExp(` – ${RegExp.escape(data("organisation").name)}$`));
    });

    test("gives each table a caption, and each header its direction", async ({
      sharedPage: page,
    }) => {
      await openAfresh(page, path);
      await expect(page.locator("table:not(:has(> caption))")).toHaveCount(0);
      await expect(page.locator("thead th:not([scope=col])")).toHaveCount(0);
      await expect(page.locator("tbody tr:not(:has(> th[scope=row]:first-child))")).toHaveCount(0);
    });

    for (const width of [320, 1280]) {
      test(`is walked through by Tab in the order of its text, and back, ${width} px wide (2.4.3, 2.4.7, 2.4.11)`, async ({
        page,
      }) => {
        await openAfresh(page, path, width);
        const links = await page.locator("a[href]").all();
        const looks = await Promise.all(links.map((link) => link.evaluate(lookOf)));
        const stops = await page.locator("a[href]").evaluateAll((all) =>
          all.map((link, index) => {
            link.setAttribute("data-stop", String(index));
            return String(index);
          }),
        );
        const focused = page.locator(":focus");
        const isUncovered = () =>
          focused.evaluate((element) => {
            const [box] = element.getClientRects();
            const { left, top, width: wide, height } = box as DOMRect;
            const above = document.elementFromPoint(left + wide / 2, top + height / 2);
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

    test("has a skip link as its first stop, which leads past the menu (2.4.1)", async ({
      page,
    }) => {
      await openAfresh(page, path);
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
      await openAfresh(page, path, 320);
      const tooClose = await page.evaluate(() => {
        // A link in a sentence is as high as its line: the criterion leaves those out.
        const inSentence = (link: Element) =>
          [...(link.parentElement?.childNodes ?? [])].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
          );
        const boxes = [...document.querySelectorAll("a[href]")]
          .filter((link) => !inSentence(link) && !link.matches(".govuk-skip-link"))
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

    test("takes the visitor’s colours where they are forced, and shows the focus in them", async ({
      page,
      browserName,
    }) => {
      test.skip(browserName === "webkit", "WebKit has no forced colours");
      await openAfresh(page, path);
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
      await openAfresh(page, path);
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
      await openAfresh(page, path);
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
      await openAfresh(page, path);
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
  });
}

test("Every page has a title and a description of its own", async ({ sharedPage: page }) => {
  const titles = new Set<string>();
  const descriptions = new Set<string | null>();
  for (const path of pagePaths) {
    await openAfresh(page, path);
    titles.add(await page.title());
    descriptions.add(await page.locator("meta[name=description]").getAttribute("content"));
  }
  expect(titles.size).toBe(pagePaths.length);
  expect(descriptions.size).toBe(pagePaths.length);
});

test("Every page has the same menu and the same foot, in the same order (3.2.3)", async ({
  sharedPage: page,
}) => {
  const menus = new Set<string>();
  for (const path of pagePaths) {
    await openAfresh(page, path);
    const links = await page.locator("header a, footer a").evaluateAll((all) =>
      all
        .map((link) => `${link.textContent?.trim()} ${link.getAttribute("href")}`)
        // Each page leads to its own file.
        .filter((link) => !link.startsWith("Suggest a change")),
    );
    expect(links.length).toBeGreaterThan(5);
    menus.add(links.join("\n"));
  }
  expect(menus.size).toBe(1);
});

test("The menu tells which page is open", async ({ sharedPage: page }) => {
  await openAfresh(page, "/cookies/");
  await expect(
    page.getByRole("navigation", { name: "Pages of this site" }).locator("[aria-current=page]"),
  ).toHaveText("Cookies");
});

test("A stacked table is a table to a screen reader still", async ({ page }) => {
  await openAfresh(page, "/cookies/", 320);
  const table = page.getByRole("table").first();
  const rows = await table.locator("tr").count();
  await expect(table.getByRole("row")).toHaveCount(rows);
  await expect(table.getByRole("columnheader")).toHaveText([
    "Name",
    "Purpose",
    "Expires",
    "Set by",
  ]);
  await expect(table.getByRole("rowheader")).toHaveCount(rows - 1);
  await expect(table.getByRole("cell")).toHaveCount(3 * (rows - 1));
  await expect(table).toMatchAriaSnapshot(`
    - table:
      - caption
      - rowgroup:
        - row:
          - columnheader "Name"
          - columnheader "Purpose"
          - columnheader "Expires"
          - columnheader "Set by"
      - rowgroup:
        - row:
          - rowheader
          - cell
          - cell
          - cell
  `);
});

test("A stacked table shows each cell with its column’s name", async ({ page }) => {
  await openAfresh(page, "/cookies/", 320);
  const cell = page.locator("tbody td").first();
  const label = () => cell.evaluate((element) => getComputedStyle(element, "::before").content);
  expect(await label()).toContain("Purpose: ");
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await label()).toBe("none");
});

test("The cookie that an address leads to is marked, in forced colours too", async ({ page }) => {
  await openAfresh(page, "/cookies/");
  const id = await page.locator("tbody th").first().getAttribute("id");
  await page.goto(`/cookies/#${id}`);
  const bar = () =>
    page.locator(":target").evaluate((element) => getComputedStyle(element).borderLeftStyle);
  expect(await bar()).toBe("solid");
  await page.emulateMedia({ forcedColors: "active" });
  expect(await bar()).toBe("solid");
});
