import { testAccessibility } from "./accessible-page.ts";
import { data } from "./council-data.ts";
import { pagePaths } from "./built-site.ts";
import { expect, openAfresh, test } from "./site-test.ts";

for (const path of pagePaths) {
  test.describe(path, () => {
    testAccessibility((page, width) => openAfresh(page, path, width), data("organisation").name);
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
