import { data } from "./council-data.ts";
import { pagePaths } from "./built-site.ts";
import { expect, openAfresh, test } from "./site-test.ts";

for (const path of pagePaths) {
  test(`${path} has only links that lead somewhere`, async ({ sharedPage: page, request }) => {
    await openAfresh(page, path);
    const links = await page.locator("a").evaluateAll((all) =>
      (all as HTMLAnchorElement[]).map(({ href, pathname, hash, origin }) => ({
        href,
        pathname,
        hash,
        origin,
      })),
    );
    expect(links.length).toBeGreaterThan(5);
    const here = new URL(page.url()).origin;

    for (const { href } of links.filter(({ origin }) => origin !== here)) {
      expect(href, "an address elsewhere").toMatch(
        /^(https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/|$)|mailto:[^@\s]+@[^@\s]+$)/,
      );
    }
    const targets = new Set(
      links.filter(({ origin }) => origin === here).map(({ pathname, hash }) => pathname + hash),
    );
    for (const target of targets) {
      const [targetPath, id] = target.split("#") as [string, string | undefined];
      const response = await request.get(targetPath);
      expect(response.status(), target).toBe(200);
      if (id) expect(await response.text(), target).toContain(`id="${id}"`);
    }
  });
}

test("A page offers to suggest a change to its own file, where the repository is known", async ({
  sharedPage: page,
}) => {
  const { repository } = data("organisation");
  for (const path of ["/", "/cookies/"]) {
    await openAfresh(page, path);
    const link = page.getByRole("link", { name: "Suggest a change to this page" });
    await expect(link).toHaveCount(repository === null ? 0 : 1);
  }
});
