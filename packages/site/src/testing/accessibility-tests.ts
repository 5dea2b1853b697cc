import { testAccessiblePage, testInteraction } from "./accessible-page.ts";
import { axeViolations } from "./axe.ts";
import { htmlOf, pagePaths, samplePages, sitemapPaths } from "./built-site.ts";
import { councilData } from "./council-data.ts";
import { expect, openAfresh, test } from "./site-test.ts";

/** What WCAG 2.2 asks: of each page by itself, and of all together. */
export function testAccessibility(): void {
  const samples = new Set(samplePages());
  for (const path of pagePaths()) {
    test.describe(path, () => {
      testAccessiblePage((page, width) => openAfresh(page, path, width));
      if (samples.has(path)) testInteraction((page, width) => openAfresh(page, path, width));
    });
  }

  test("axe finds what is wrong on a page that is wrong", async ({ page }) => {
    await page.setContent(`<!doctype html><html><head><title></title></head><body>
      <p style="color:#aaa;background:#fff">Faint words.</p>
      <img src="data:,"><a href="/"></a>
      <div><a href="/a" style="display:inline-block;font-size:6px">a</a><a href="/b" style="display:inline-block;font-size:6px">b</a></div>
      <table><tr><td colspan="4"><b>Caption</b></td></tr>${"<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>".repeat(4)}</table></body></html>`);
    const rules = new Set((await axeViolations(page)).map((found) => found.split(":")[0]));
    expect([...rules]).toEqual(
      expect.arrayContaining([
        "color-contrast",
        "document-title",
        "html-has-lang",
        "image-alt",
        "link-name",
        "table-fake-caption",
        "target-size",
        "td-has-header",
      ]),
    );
  });

  test("Every page has the same menu and the same footer, in the same order (3.2.3)", async ({
    sharedPage: page,
  }) => {
    const edit = councilData("organisation").repository?.edit ?? "no such address";
    const menus = new Set<string>();
    for (const path of pagePaths()) {
      await openAfresh(page, path);
      const links = await page
        .locator("header a, footer a")
        .evaluateAll((all) =>
          all.map((link) => `${link.textContent?.trim()} ${link.getAttribute("href")}`),
        );
      // Each page has a link to its own file.
      menus.add(links.filter((link) => !link.includes(edit)).join("\n"));
    }
    expect([...menus]).toHaveLength(1);
    expect([...menus]).not.toEqual([""]);
  });

  test("The menu shows which page is open", async ({ sharedPage: page }) => {
    for (const path of sitemapPaths()) {
      await openAfresh(page, path);
      const own = await page.locator(`header nav a[href="${path}"]`).count();
      const current = page.locator("header nav [aria-current=page]");
      await expect(current, path).toHaveCount(own);
      if (own === 1) await expect(current).toHaveAttribute("href", path);
    }
  });

  test("A stacked table is still a table to a screen reader, and shows each cell with its column’s name", async ({
    page,
  }) => {
    const path = sitemapPaths().find((each) => htmlOf(each).includes("data-label="));
    test.skip(path === undefined, "no page has a stacked table");
    await openAfresh(page, path ?? "/", 320);
    const table = page.getByRole("table").first();
    const count = (selector: string) => table.locator(selector).count();
    await expect(table.getByRole("row")).toHaveCount(await count("tr"));
    await expect(table.getByRole("columnheader")).toHaveCount(await count("thead th"));
    await expect(table.getByRole("rowheader")).toHaveCount(await count("tbody th"));
    await expect(table.getByRole("cell")).toHaveCount(await count("tbody td"));
    await expect(table).toMatchAriaSnapshot(`
      - table:
        - caption
        - rowgroup:
          - row:
            - columnheader
        - rowgroup:
          - row:
            - rowheader
            - cell
    `);

    const cell = page.locator("tbody td[data-label]").first();
    const name = (await cell.getAttribute("data-label")) ?? "";
    const label = () => cell.evaluate((element) => getComputedStyle(element, "::before").content);
    expect(await label()).toContain(`${name}: `);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await label()).toBe("none");
  });

  test("The row that an address leads to is marked, in forced colours too", async ({ page }) => {
    const path = sitemapPaths().find((each) => /<th[^>]* id="/.test(htmlOf(each)));
    test.skip(path === undefined, "no row has an address");
    await openAfresh(page, path ?? "/");
    const id = await page.locator("tbody th[id]").first().getAttribute("id");
    await page.goto(`${path}#${id}`);
    const bar = () =>
      page.locator(":target").evaluate((element) => getComputedStyle(element).borderLeftStyle);
    expect(await bar()).toBe("solid");
    await page.emulateMedia({ forcedColors: "active" });
    expect(await bar()).toBe("solid");
  });
}
