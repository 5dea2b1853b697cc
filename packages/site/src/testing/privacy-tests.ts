import { listPages } from "./built-site.ts";
import { expect, test } from "./site-fixtures.ts";

/** Matches the name of the header in the messages of each browser. */
const CONTENT_SECURITY_POLICY = /Content[ -]Security[ -]Policy/i;

/** Defines tests that pages run no scripts, store nothing and make no other requests. */
export function testPrivacy(): void {
  for (const path of listPages()) {
    test(`${path} runs no script, stores nothing, requests nothing else and complies with its Content-Security-Policy`, async ({
      page,
      context,
      origin,
      browserName,
    }) => {
      const requests: string[] = [];
      const cookieHeaders: string[] = [];
      const consoleErrors: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("response", async (response) => {
        const headers = await response.headersArray();
        const set = headers.filter(({ name }) => name.toLowerCase() === "set-cookie");
        cookieHeaders.push(...set.map(({ value }) => value));
      });
      page.on("console", (message) => {
        // Other browsers also warn about headers that they do not support.
        if (browserName === "chromium" || CONTENT_SECURITY_POLICY.test(message.text()))
          consoleErrors.push(message.text());
      });
      page.on("pageerror", (cause) => consoleErrors.push(String(cause)));
      await page.goto(path, { waitUntil: "networkidle" });

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
      expect.soft(consoleErrors).toEqual([]);
      // The browser’s default font would mean that the policy blocked the styles.
      await expect.soft(page.locator("h1")).not.toHaveCSS("font-family", /^"?Times/);
    });
  }

  test("A style that the policy does not allow is blocked and reported", async ({ page }) => {
    const consoleErrors: string[] = [];
    page.on("console", (message) => consoleErrors.push(message.text()));
    await page.route("/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("</head>", "<style>p{color:red}</style></head>");
      await route.fulfill({ response, body });
    });
    await page.goto("/");
    await expect.poll(() => consoleErrors.join()).toMatch(CONTENT_SECURITY_POLICY);
  });

  test("The menu works with JavaScript disabled", async ({ browser, origin }) => {
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
