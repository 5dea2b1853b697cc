import { expect, type OpenPage, test } from "./site-fixtures.ts";

/** Defines tests of forced colours, reduced motion, dark mode and print. */
export function testAppearance(open: OpenPage): void {
  test("uses forced colours, and shows the focus in them", async ({ page, browserName }) => {
    test.skip(browserName === "webkit", "WebKit does not support forced colours");
    await open(page);
    await page.emulateMedia({ forcedColors: "active" });
    const colours = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      const systemColour = (colour: string) => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
      };
      const computed = {
        text: getComputedStyle(document.querySelector("main p") as Element).color,
        canvasText: systemColour("CanvasText"),
        background: getComputedStyle(document.body).backgroundColor,
        canvas: systemColour("Canvas"),
      };
      probe.remove();
      return computed;
    });
    expect(colours.text).toBe(colours.canvasText);
    expect(colours.background).toBe(colours.canvas);

    const outlines = await page.locator("a[href]").evaluateAll((links) =>
      links.map((link) => {
        (link as HTMLElement).focus();
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(link);
        return { outlineStyle, width: Number.parseFloat(outlineWidth), outlineColor };
      }),
    );
    for (const { outlineStyle, width, outlineColor } of outlines) {
      expect(outlineStyle).toBe("solid");
      expect(width).toBeGreaterThanOrEqual(2);
      expect(outlineColor).not.toBe("rgba(0, 0, 0, 0)");
    }
  });

  test("has no animations, transitions or smooth scrolling", async ({ sharedPage: page }) => {
    await open(page);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const animated = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return (
            animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto"
          );
        }).length,
    );
    expect(animated).toBe(0);
  });

  test("follows the visitor’s colour scheme", async ({ sharedPage: page }) => {
    await open(page);
    const readLightness = () =>
      page.evaluate(() => {
        const toPercent = (colour: string) =>
          (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((all, part) => all + Number(part), 0) /
          7.65;
        const text = getComputedStyle(document.querySelector("main p") as Element);
        return {
          text: toPercent(text.color),
          background: toPercent(getComputedStyle(document.body).backgroundColor),
        };
      });
    const light = await readLightness();
    expect(light.text).toBeLessThan(20);
    expect(light.background).toBeGreaterThan(90);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await readLightness();
    expect(dark.text).toBeGreaterThan(80);
    expect(dark.background).toBeLessThan(20);
  });

  test("prints without the menu, with full link addresses, no split row, and lists and tables next to their headings", async ({
    sharedPage: page,
  }) => {
    await open(page);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByText("Skip to main content")).toBeHidden();
    const printed = await page.evaluate(() => {
      const after = (link: Element) => getComputedStyle(link, "::after").content;
      const links = [...document.querySelectorAll("main :is(p, td) a")].filter(
        (link) => !link.matches("[href^='#'], [href^='mailto:'], [href^='tel:']"),
      );
      return {
        colour: getComputedStyle(document.querySelector("main p") as Element).color,
        linksWithoutAddress: links.filter((link) => {
          const href = link.getAttribute("href") ?? "";
          // Browsers differ in whether they show the attribute’s value or attr().
          const address = after(link).replace('" attr(href) "', href);
          return !/https?:\/\/[^/]/.test(address) || !address.includes(href);
        }).length,
        separable: [...document.querySelectorAll("main :is(ul, ol, table)")].filter(
          (element) => getComputedStyle(element).breakBefore !== "avoid",
        ).length,
        splitRows: [...document.querySelectorAll("tr")].filter(
          (row) => getComputedStyle(row).breakInside !== "avoid",
        ).length,
      };
    });
    expect(printed).toEqual({
      colour: "rgb(0, 0, 0)",
      linksWithoutAddress: 0,
      separable: 0,
      splitRows: 0,
    });
  });
}
