import { pagePaths } from "./built-site.ts";
import { expect, test } from "./site-test.ts";

/** What a browser’s console calls the policy. */
const POLICY = /Content[ -]Security[ -]Policy/i;

/** What pages do to their visitors: nothing. */
export function testPrivacy(): void {
  for (const path of pagePaths()) {
    test(`${path} runs no script, stores nothing, asks no other host for anything and keeps to its policy`, async ({
      page,
      context,
      origin,
      browserName,
    }) => {
      const requests: string[] = [];
      const cookieHeaders: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("response", async (response) => {
        const headers = await response.headersArray();
        const set = headers.filter(({ name }) => name.toLowerCase() === "set-cookie");
        cookieHeaders.push(...set.map(({ value }) => value));
      });
      page.on("console", (message) => {
        // Other browsers also print about headers that they do not know.
        if (browserName === "chromium" || POLICY.test(message.text()))
          complaints.push(message.text());
      });
      page.on("pageerror", (cause) => complaints.push(String(cause)));
      await page.goto(path, { waitUntil: "networkidle" });

      // One request, icon aside.
      const withoutIcon = requests.filter((url) => !url.startsWith(`${origin}/static/icon-`));
      expect.soft(withoutIcon).toEqual([`${origin}${path}`]);
      expect.soft(cookieHeaders).toEqual([]);
      expect.soft(await context.cookies()).toEqual([]);
      await expect.soft(page.locator("script")).toHaveCount(0);
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll("*")].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith("on")),
        ),
      );
      expect.soft(handlers).toEqual([]);
      const stored = await page.evaluate(async () => ({
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      const none = { local: 0, session: 0, databases: 0, caches: 0, workers: 0 };
      expect.soft(stored).toEqual(none);

      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect.soft(complaints).toEqual([]);
      // A browser’s own font would mean that it refused the styles.
      await expect.soft(page.locator("h1")).not.toHaveCSS("font-family", /^"?Times/);
    });
  }

  test("A style that is not ours is refused, and the refusal is seen", async ({ page }) => {
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.route("/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("</head>", "<style>p{color:red}</style></head>");
      await route.fulfill({ response, body });
    });
    await page.goto("/");
    await expect.poll(() => complaints.join()).toMatch(POLICY);
  });

  test("The menu works with scripts switched off", async ({ browser, origin }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: origin });
    const page = await context.newPage();
    await page.goto("/");
    const hrefs = await page
      .locator("header nav a")
      .all()
      .then((links) => Promise.all(links.map((link) => link.getAttribute("href"))));
    for (const href of hrefs) {
      await page.locator(`header nav a[href="${href}"]`).click();
      await expect(page).toHaveURL(href ?? "");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await context.close();
  });
}
