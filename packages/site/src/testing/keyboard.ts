import { expect, type Open, test } from "./site-test.ts";

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
export function testKeyboard(open: Open): void {
  for (const width of [320, 1280]) {
    test(`can be walked through with Tab in the order of its text, and back, ${width} px wide (2.4.3, 2.4.7, 2.4.11)`, async ({
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
        // A skip link is out of sight until it has the focus.
        .filter((link) => !inSentence(link) && getComputedStyle(link).clipPath === "none")
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
