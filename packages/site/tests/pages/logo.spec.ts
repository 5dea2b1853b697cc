import { expect, type Page, test } from "playwright/test";
import { findAxeViolations } from "../../src/testing/axe.ts";
import { findHtmlErrors } from "../../src/testing/html-validation.ts";
import { createWorkspace } from "../support/workspace.ts";

/** Builds the test council’s site. Returns its statement. */
async function buildStatement(alternativeText: string | null): Promise<string> {
  const workspace = createWorkspace();
  if (alternativeText !== null)
    workspace.set("_data/organisation.json", ["logo", "alternativeText"], alternativeText);
  const { stderr } = await workspace.build();
  const html = workspace.site()["index.html"] ?? "";
  workspace.dispose();
  expect(stderr).toBe("");
  return html;
}

const readStyles = (page: Page) =>
  page.locator("header svg").evaluate((logo) => {
    const { backgroundColor, color, outlineColor, outlineStyle } = getComputedStyle(logo);
    return { backgroundColor, color, outline: `${outlineStyle} ${outlineColor}` };
  });

test("A logo without words stands beside the council’s name, in the same colours everywhere", async ({
  page,
}) => {
  const html = await buildStatement(null);
  expect(await findHtmlErrors(html)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.setContent(html);
  const link = page.getByRole("link", { name: "Mereford District Council", exact: true });
  await expect(link).toBeVisible();
  await expect(page.getByRole("img")).toHaveCount(0);
  const box = await page.locator("header svg").boundingBox();
  // 48 to 40, as in its viewBox, with padding.
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1.2, 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

  for (const media of [
    { colorScheme: "light" },
    { colorScheme: "dark" },
    { forcedColors: "active" },
    { forcedColors: "none", media: "print" },
  ] as const) {
    await page.emulateMedia(media);
    expect(await readStyles(page), JSON.stringify(media)).toMatchObject({
      backgroundColor: "rgb(91, 42, 134)",
      color: "rgb(255, 255, 255)",
    });
  }
});

test("A logo with words replaces the council’s name, and shows when it has focus", async ({
  page,
}) => {
  const html = await buildStatement("Mereford & District");
  expect(await findHtmlErrors(html)).toEqual([]);
  await page.setContent(html);
  const link = page.getByRole("link", { name: "Mereford & District", exact: true });
  await expect(link).toHaveText("");
  await expect(link.getByRole("img", { name: "Mereford & District" })).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);
  await link.focus();
  expect((await readStyles(page)).outline).toBe("solid rgb(255, 221, 0)");
});
