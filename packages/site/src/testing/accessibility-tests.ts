import { findAxeViolations } from "./axe.ts";
import {
  listPages,
  listRepeatedPages,
  readPage,
  readSitemap,
  selectSamplePages,
} from "./built-site.ts";
import { getLanguage, readCouncilData } from "./council-data.ts";
import {
  testAxe,
  testKeyboardAndAppearance,
  testPageAccessibility,
  testTextDirection,
} from "./page-accessibility.ts";
import { expect, type OpenPage, openPage, test } from "./site-fixtures.ts";

/** Defines tests of WCAG 2.2: for each page, and for the site as a whole. */
export function testAccessibility(): void {
  const samples = new Set(selectSamplePages());
  const repeated = new Set(listRepeatedPages());
  for (const path of listPages()) {
    test.describe(path, () => {
      const open: OpenPage = (page, width) => openPage(page, path, width);
      if (repeated.has(path)) return testAxe(open);
      testPageAccessibility(open);
      testTextDirection(open);
      if (samples.has(path)) testKeyboardAndAppearance(open);
    });
  }

  test("axe finds known violations", async ({ page }) => {
    await page.setContent(`<!doctype html><html><head><title></title></head><body>
      <p style="color:#aaa;background:#fff">Low contrast.</p>
      <img src="data:,"><a href="/"></a>
      <div><a href="/a" style="display:inline-block;font-size:6px">a</a><a href="/b" style="display:inline-block;font-size:6px">b</a></div>
      <table><tr><td colspan="4"><b>Caption</b></td></tr>${"<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>".repeat(4)}</table></body></html>`);
    const rules = new Set((await findAxeViolations(page)).map((found) => found.split(":")[0]));
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

  test("Every page has the same menu and footer links in the same order (3.2.3)", async ({
    sharedPage: page,
  }) => {
    const edit = readCouncilData("organisation").repository?.edit ?? "no repository";
    const menus = new Set<string>();
    const languages = new Set<string>();
    for (const path of listPages()) {
      languages.add(getLanguage(path).code);
      await openPage(page, path);
      const links = await page
        .locator("header a, footer a")
        .evaluateAll((all) =>
          all.map((link) => `${link.textContent?.trim()} ${link.getAttribute("href")}`),
        );
      // The link to the page’s source file differs.
      menus.add(links.filter((link) => !link.includes(edit)).join("\n"));
    }
    expect([...menus]).toHaveLength(languages.size);
    expect([...menus]).not.toEqual([""]);
  });

  test("The menu marks the current page", async ({ sharedPage: page }) => {
    for (const path of readSitemap()) {
      await openPage(page, path);
      const entries = await page.locator(`header nav a[href="${path}"]`).count();
      const current = page.locator("header nav [aria-current=page]");
      await expect(current, path).toHaveCount(entries);
      if (entries === 1) await expect(current).toHaveAttribute("href", path);
    }
  });

  test("A stacked table keeps its roles, and labels each cell with its column’s name", async ({
    page,
  }) => {
    const path = readSitemap().find((each) => readPage(each).includes("data-label="));
    test.skip(path === undefined, "No page has a stacked table");
    await openPage(page, path ?? "/", 320);
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

  test("The target row of a link is highlighted, in forced colours too", async ({ page }) => {
    const path = readSitemap().find((each) => /<th[^>]* id="/.test(readPage(each)));
    test.skip(path === undefined, "No row has an id");
    await openPage(page, path ?? "/");
    const id = await page.locator("tbody th[id]").first().getAttribute("id");
    await page.goto(`${path}#${id}`);
    const borderStyle = () =>
      page.locator(":target").evaluate((element) => getComputedStyle(element).borderLeftStyle);
    expect(await borderStyle()).toBe("solid");
    await page.emulateMedia({ forcedColors: "active" });
    expect(await borderStyle()).toBe("solid");
  });
}
