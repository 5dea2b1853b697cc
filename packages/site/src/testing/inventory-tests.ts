import { data, statementField } from "./council-data.ts";
import { expect, openAfresh, test } from "./site-test.ts";

const { cookies, providers } = data("cookies");

for (const { name, domain, provider, purpose, status } of cookies) {
  const isShown = status === "declared" || status === "verified";

  test(`${name} on ${domain} is ${isShown ? "shown" : "not shown"} on both pages`, async ({
    sharedPage: page,
  }) => {
    for (const path of ["/", "/cookies/"]) {
      await openAfresh(page, path);
      const row = page
        .locator("tbody tr", { hasText: purpose })
        .filter({ has: page.getByText(name, { exact: true }) })
        .filter({ hasText: domain });
      await expect(row, path).toHaveCount(isShown ? 1 : 0);
      if (isShown && path === "/cookies/") {
        await expect(row).toContainText(providers[provider]?.name ?? "");
      }
    }
  });
}

test("The statement says its edition and its day, and nothing of its next review", async ({
  sharedPage: page,
}) => {
  await openAfresh(page, "/");
  await expect(page.locator("main")).toContainText(`Edition ${statementField("edition")}, last`);
  await expect(page.locator("main time")).toHaveAttribute("datetime", statementField("date"));
  expect(await page.content()).not.toContain(statementField("nextReview"));
});
