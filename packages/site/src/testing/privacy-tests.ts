import { pagePaths } from "./built-site.ts";
import { expect, test } from "./site-test.ts";

for (const path of pagePaths) {
  test(`${path} runs no script, stores nothing and asks no other host for anything`, async ({
    page,
    context,
    origin,
  }) => {
    const hosts = new Set<string>();
    const cookieHeaders: string[] = [];
    page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    page.on("response", async (response) => {
      const headers = await response.headersArray();
      cookieHeaders.push(
        ...headers
          .filter(({ name }) => name.toLowerCase() === "set-cookie")
          .map(({ value }) => value),
      );
    });
    await page.goto(path, { waitUntil: "networkidle" });

    await expect(page.locator("script")).toHaveCount(0);
    const handlers = await page.evaluate(() =>
      [...document.querySelectorAll("*")].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith("on")),
      ),
    );
    expect(handlers).toEqual([]);
    expect([...hosts]).toEqual([origin]);
    expect(cookieHeaders).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(stored).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
  });

  test(`${path} is one request, icon aside`, async ({ page, origin }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(path, { waitUntil: "networkidle" });
    expect(requests.filter((url) => !url.includes("/static/icon-"))).toEqual([`${origin}${path}`]);
  });
}

test("Every page works with scripts switched off", async ({ browser, origin }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: origin });
  const page = await context.newPage();
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Pages of this site" })
    .getByRole("link", { name: "Cookies" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cookies");
  await page
    .getByRole("navigation", { name: "Pages of this site" })
    .getByRole("link", { name: "Accessibility" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accessibility statement");
  await page
    .getByRole("navigation", { name: "Pages of this site" })
    .getByRole("link", { name: "Privacy statement" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Privacy statement");
  await page.getByRole("link", { name: "Changes to this statement" }).click();
  await expect(page).toHaveURL("/#changes");
  await context.close();
});
