import type { Cookie, Page } from "playwright";
import { expect, test } from "playwright/test";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import { launchBrowser, type RunningBrowser } from "../../src/browser/launch-chromium.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import { observed } from "../support/made-observations.ts";
import { pathOf, serveBigWebsite } from "../websites/big-website.ts";
import { hostile } from "../websites/hostile-website.ts";
import {
  DOMAINS,
  type TestWebsites,
  PLANTED,
  SECRET,
  START,
  startTestWebsites,
} from "../websites/index.ts";
import { MISTAKES, STALE_INVENTORY } from "../websites/test-inventories.ts";
import { planted as plantedByOdd } from "../websites/odd-website.ts";
import type { PlantedItem } from "../websites/planted-items.ts";

/* Tests the test websites themselves, in a browser without an audit. */

let testWebsites: TestWebsites;
let browser: RunningBrowser;

test.beforeAll(async ({ launchOptions }) => {
  testWebsites = await startTestWebsites();
  browser = await launchBrowser(launchOptions, testWebsites.hostOverrides);
});

test.afterAll(async () => {
  await browser.close();
  await testWebsites.close();
});

async function openPage(): Promise<Page> {
  const profile = await browser.openProfile();
  return profile.newPage();
}

const ALL_PLANTED = [...PLANTED, ...plantedByOdd, ...hostile.planted];

for (const [address, planted] of Map.groupBy(ALL_PLANTED, ({ page }) => page)) {
  test(`${address} stores the planted items`, async () => {
    const page = await openPage();
    await page.goto(address);
    const remaining = planted.filter((each) => remainsStored(each));
    const items = remaining.map(({ expected }) => summarise(expected)).toSorted();
    await expect.poll(() => readStoredItems(page), { message: address }).toEqual(items);
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ value }) => value !== SECRET)).toEqual([]);
    await page.context().close();
  });
}

/** Whether an item is still stored when the page has settled. */
function remainsStored({ expected, isDeleted, source }: PlantedItem): boolean {
  if (expected.storage !== "cookie") return !source.startsWith("https://fleeting.test/");
  return expected.refused === null && expected.lifetime !== 1 && !isDeleted;
}

function summarise(item: PlantedItem["expected"]): string {
  if (item.storage !== "cookie") return [item.storage, item.origin, item.name].join(" ");
  const { name, domain, hostOnly, path, httpOnly, secure, lifetime, partitionKey } = item;
  const place = `${hostOnly ? "" : "."}${domain}${path}`;
  return summariseCookie(
    name,
    place,
    httpOnly,
    secure,
    lifetime === null,
    partitionKey ?? undefined,
  );
}

function summariseCookie(name: string, place: string, ...attributes: unknown[]): string {
  return `cookie ${place} ${name} ${JSON.stringify(attributes)}`;
}

/** Returns everything that the browser has stored, without “site_choice” if the page is not the one it is planted on. */
async function readStoredItems(page: Page): Promise<string[]> {
  const cookies: Cookie[] = await page.context().cookies();
  const frames = await Promise.all(
    page.frames().map((frame) => frame.evaluate(readStorage).catch(() => [])),
  );
  return [
    ...cookies.map(({ name, domain, path, httpOnly, secure, expires, partitionKey }) =>
      summariseCookie(name, domain + path, httpOnly, secure, expires === -1, partitionKey),
    ),
    ...frames.flat(),
  ]
    .filter((text) => !text.includes("site_choice") || page.url() === START)
    .toSorted();
}

/** Runs inside a frame. */
async function readStorage(): Promise<string[]> {
  try {
    const registrations = await navigator.serviceWorker.getRegistrations();
    const databases = await indexedDB.databases();
    const names = {
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      indexedDB: databases.map(({ name }) => name),
      cacheStorage: await caches.keys(),
      serviceWorker: registrations.map(
        ({ active }) => active && new URL(active.scriptURL).pathname,
      ),
    };
    return Object.entries(names).flatMap(([storage, keys]) =>
      keys.map((key) => `${storage} ${location.origin} ${key}`),
    );
  } catch {
    // A frame with an opaque origin.
    return [];
  }
}

test("HTTP redirects to HTTPS, and an expired certificate causes an error", async () => {
  const page = await openPage();
  await page.goto("http://www.council.test/contact");
  expect(page.url()).toBe("https://www.council.test/contact");
  await expect(page.goto("https://broken-tls.council.test/")).rejects.toThrow("ERR_CERT");
});

test("The login area sets its cookie only after signing in", async () => {
  const page = await openPage();
  await page.goto("https://login.council.test/account");
  expect(page.url()).toBe("https://login.council.test/sign-in");
  expect(await page.context().cookies()).toEqual([]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("body")).toHaveText("Signed in.");
});

test("Closing the test websites ends unfinished responses", async ({ launchOptions }) => {
  const websites = await startTestWebsites();
  const otherBrowser = await launchBrowser(launchOptions, websites.hostOverrides);
  const profile = await otherBrowser.openProfile();
  const paths = ["/never", "/trickle", "/huge"];
  for (const path of paths) {
    const page = await profile.newPage();
    void page.goto(`https://hostile.test${path}`).catch(() => {});
  }
  await expect.poll(() => websites.requestedPaths.toSorted()).toEqual(paths.toSorted());
  // Resolves only when no connection is open.
  await websites.close();
  const page = await profile.newPage();
  await expect(page.goto("https://hostile.test/")).rejects.toThrow("ERR_CONNECTION_REFUSED");
  await otherBrowser.close();
});

test("The big website has the requested number of pages, all linked", async ({ launchOptions }) => {
  const website = await serveBigWebsite(25);
  const otherBrowser = await launchBrowser(launchOptions, website.hostOverrides);
  const profile = await otherBrowser.openProfile();
  const page = await profile.newPage();
  const paths = [pathOf(0)];
  for (const path of paths) {
    await page.goto(`https://www.big.test${path}`, { waitUntil: "domcontentloaded" });
    const links = await page
      .locator("a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    paths.push(...links.filter((link) => link !== null));
  }
  expect(paths).toEqual(Array.from({ length: 25 }, (_, number) => pathOf(number)));
  const cookies = await profile.cookies();
  expect(cookies.map(({ name }) => name).toSorted()).toEqual(["big_choice", "big_session"]);
  const keys = await page.evaluate(() => Object.keys(localStorage).toSorted());
  expect(keys).toEqual(["page-0", "page-10", "page-20"]);
  await otherBrowser.close();
  await website.close();
});

test("The stale inventory has one mistake of each kind", () => {
  const cookies = PLANTED.flatMap(({ expected }) =>
    expected.storage === "cookie" ? [expected] : [],
  );
  const items = PLANTED.flatMap(({ expected }) =>
    expected.storage === "cookie" ? [] : [expected],
  );
  const observations = observed(
    [{ address: START, cookies, items }, { address: "https://council-libraries.test/" }],
    { starts: [START], run: { domains: [...DOMAINS] } },
  );
  const inventory = inventoryOf(STALE_INVENTORY);
  const expected = MISTAKES.map(({ rule, name, field }) => {
    const index = inventory.data.cookies.findIndex(
      (record) => record.name === name || record.aliases.includes(name),
    );
    const path = field === undefined ? ["cookies"] : ["cookies", index, field];
    return [rule, inventory.at(path).line];
  });
  const findings = compareInventory(observations, inventory).map(({ rule, line }) => [rule, line]);
  expect(findings).toEqual(expected);
});
