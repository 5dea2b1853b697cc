import { expect, type Open, test } from "./site-test.ts";

/** How a page looks where visitors want other colours, no motion, or paper. */
export function testAppearance(open: Open): void {
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
