import { expect, test } from "playwright/test";
import { createWorkspace } from "../support/workspace.ts";

/** Markup that would have an effect if a template did not escape it. */
const HOSTILE = {
  name: "<script>alert(1)</script>",
  alias: `"><svg/onload>`,
  purpose: `<img src=x onerror="alert(1)"> & 'quotes' "too" {{ organisation }} {% set x %} \${x}`,
  provider: `</table><b title='x'>Bold & Co</b>`,
};

test("Escapes the text of the inventory on both pages", async ({ page }) => {
  const workspace = createWorkspace();
  const inventory = JSON.parse(workspace.read("_data/cookies.json")) as {
    providers: { counter: object };
    cookies: Record<string, unknown>[];
  };
  inventory.providers.counter = { ...inventory.providers.counter, name: HOSTILE.provider };
  Object.assign(inventory.cookies[0] as object, {
    name: HOSTILE.name,
    aliases: [HOSTILE.alias],
    purpose: HOSTILE.purpose,
  });
  workspace.write("_data/cookies.json", JSON.stringify(inventory));
  const { stderr } = await workspace.build();
  const site = workspace.site();
  workspace.dispose();
  expect(stderr).toBe("");

  for (const file of ["index.html", "cookies/index.html"]) {
    await page.setContent(site[file] ?? "");
    await expect(page.locator("script, main svg, img, b")).toHaveCount(0);
    const row = page.locator("tr", { hasText: HOSTILE.name });
    await expect(row.getByRole("rowheader")).toHaveText(`${HOSTILE.name} also ${HOSTILE.alias}`);
    await expect(row.getByRole("cell", { name: HOSTILE.purpose })).toBeVisible();
  }
  await expect(
    page.getByRole("link", { name: `${HOSTILE.provider} privacy policy` }).first(),
  ).toBeVisible();
});
