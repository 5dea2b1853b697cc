import { expect, type OpenPage, test } from "./site-fixtures.ts";

const TAB_STOPS = "a[href], [tabindex='0']";

/**
 * Watches which tab stops get the focus. Runs inside the page, where what it returns stays, so it cannot use anything
 * else in this file.
 */
function watchTabStops(selector: string) {
  const readStyle = (element: Element) => {
    const { outlineStyle, outlineWidth, backgroundColor, boxShadow, color, borderBottomWidth } =
      getComputedStyle(element);
    return [outlineStyle, outlineWidth, backgroundColor, boxShadow, color, borderBottomWidth].join(
      "|",
    );
  };
  const stops = [...document.querySelectorAll(selector)];
  const unfocused = stops.map(readStyle);
  /** The indexes of the stops, in the order in which they got the focus. */
  const order: number[] = [];
  document.addEventListener("focusin", ({ target }) =>
    order.push(stops.indexOf(target as Element)),
  );
  return {
    count: stops.length,
    takeOrder: () => order.splice(0),
    /** Returns whether the focus shows, and whether the centre of what has it is not covered. */
    readFocus: () => {
      const element = document.activeElement ?? document.body;
      const [firstBox = element.getBoundingClientRect()] = element.getClientRects();
      const { left, top, right, bottom } = firstBox;
      // The centre of the part that is inside the window.
      const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
      const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
      const topmost = document.elementFromPoint(x, y);
      return {
        link: element.textContent?.trim(),
        isShown: readStyle(element) !== unfocused[stops.indexOf(element)],
        isUncovered: topmost !== null && element.contains(topmost),
      };
    },
  };
}

/** Defines tests of the keyboard and of target size. */
export function testKeyboard(open: OpenPage): void {
  for (const width of [320, 1280]) {
    test(`has a visible focus that follows the order of the text, forwards and backwards, ${width} px wide (2.4.3, 2.4.7, 2.4.11)`, async ({
      page,
    }) => {
      await open(page, width);
      const watch = await page.evaluateHandle(watchTabStops, TAB_STOPS);
      const count = await watch.evaluate((stops) => stops.count);
      const inOrder = Array.from({ length: count }, (_, index) => index);
      for (const _ of inOrder) {
        await page.keyboard.press("Tab");
        const focus = await watch.evaluate((stops) => stops.readFocus());
        expect(focus).toMatchObject({ isShown: true, isUncovered: true });
      }
      expect(await watch.evaluate((stops) => stops.takeOrder())).toEqual(inOrder);

      for (const _ of inOrder.slice(1)) await page.keyboard.press("Shift+Tab");
      const backwards = await watch.evaluate((stops) => stops.takeOrder());
      expect(backwards).toEqual(inOrder.slice(0, -1).toReversed());
    });
  }

  test("has a skip link as its first tab stop, which skips the menu (2.4.1)", async ({ page }) => {
    await open(page);
    const skipLink = page.locator("a[href='#main-content']");
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

  test("has targets of at least 24 px, or with enough space around them (2.5.8)", async ({
    sharedPage: page,
  }) => {
    await open(page, 320);
    const tooClose = await page.evaluate(() => {
      // The criterion exempts links in a sentence.
      const inSentence = (link: Element) =>
        [...(link.parentElement?.childNodes ?? [])].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
      const boxes = [...document.querySelectorAll("a[href]")]
        // A skip link is hidden until it has the focus.
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
