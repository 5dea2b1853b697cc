import { expect, test } from "playwright/test";
import { MarkdownRenderer } from "../../src/eleventy/markdown-renderer.ts";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";

const nunjucks = createNunjucksEnvironment(import.meta.dirname);
const markdown = new MarkdownRenderer(nunjucks);
const WRAPPED = "data<wbr>.protection<wbr>@mereford<wbr>.example";

test("An email address wraps before “@” and dots, and is copied in one piece", async ({ page }) => {
  const html = markdown.library.render(
    "Email [data.protection@mereford.example](mailto:data.protection@mereford.example).",
  );
  expect(html).toContain(
    `href="mailto:data.protection@mereford.example" class="govuk-link">${WRAPPED}</a>`,
  );
  await page.setContent(`<div style="width: 110px">${html}</div>`);
  const link = page.getByRole("link", { name: "data.protection@mereford.example", exact: true });
  const copied = await link.evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    return getSelection()?.toString();
  });
  const { width = 0, height = 0 } = (await link.boundingBox()) ?? {};
  expect(width).toBeLessThanOrEqual(110);
  expect(height).toBeGreaterThan(30);
  expect(copied).toBe("data.protection@mereford.example");
});

test("Other text and links have no places to wrap, and addresses in templates are escaped", () => {
  const html = markdown.library.render(
    "[Email a@b.example](mailto:a@b.example) at x.y, a@b.example",
  );
  expect(html).not.toContain("<wbr>");
  const render = (address: string) =>
    nunjucks.renderString("{{ address | breakableEmail }}", { address });
  expect(render("data.protection@mereford.example")).toBe(WRAPPED);
  expect(render("o'neil&co@b.example")).toBe("o&#39;neil&amp;co<wbr>@b<wbr>.example");
});
