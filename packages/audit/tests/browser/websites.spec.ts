import type { Cookie, Page } from "playwright";
import { expect, test } from "playwright/test";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import { launchBrowser, type RunningBrowser } from "../../src/browser/launch-chromium.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import { observed } from "../support/made-observations.ts";
import { bigSite, pathOf } from "../websites/big-website.ts";
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
import type { Planted } from "../websites/planted-items.ts";

/* Whether the websites do what their tables say, in a browser and without an audit. */

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

const EVERYTHING = [...PLANTED, ...plantedByOdd, ...hostile.planted];

for (const [address, planted] of Map.groupBy(EVERYTHING, ({ on }) => on)) {
  test(`${address} stores what it is said to store`, async () => {
    const page = await openPage();
    await page.goto(address);
    const lasting = planted.filter((each) => isLasting(each));
    const expected = lasting.map(({ seen }) => shortly(seen)).toSorted();
    await expect.poll(() => stored(page), { message: address }).toEqual(expected);
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ value }) => value !== SECRET)).toEqual([]);
    await page.context().close();
  });
}

/** Whether it can still be found once the page has come to rest. */
function isLasting({ seen, isTakenAway, from }: Planted): boolean {
  if (seen.storage !== "cookie") return !from.startsWith("https://fleeting.test/");
  return seen.refused === null && seen.lifetime !== 1 && !isTakenAway;
}

function shortly(seen: Planted["seen"]): string {
  if (seen.storage !== "cookie") return [seen.storage, seen.origin, seen.name].join(" ");
  const { name, domain, hostOnly, path, httpOnly, secure, lifetime, partitionKey } = seen;
  const place = `${hostOnly ? "" : "."}${domain}${path}`;
  return cookieText(name, place, httpOnly, secure, lifetime === null, partitionKey ?? undefined);
}

function cookieText(name: string, place: string, ...terms: unknown[]): string {
  return `cookie ${place} ${name} ${JSON.stringify(terms)}`;
}

/** Everything that the browser holds after a page was opened, but what an earlier page of the same site sets. */
async function stored(page: Page): Promise<string[]> {
  const cookies: Cookie[] = await page.context().cookies();
  const frames = await Promise.all(
    page.frames().map((frame) => frame.evaluate(lookAround).catch(() => [])),
  );
  return [
    ...cookies.map(({ name, domain, path, httpOnly, secure, expires, partitionKey }) =>
      cookieText(name, domain + path, httpOnly, secure, expires === -1, partitionKey),
    ),
    ...frames.flat(),
  ]
    .filter((text) => !text.includes("site_choice") || page.url() === START)
    .toSorted();
}

/** Runs inside a frame. */
async function lookAround(): Promise<string[]> {
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
    // A frame without an origin of its own.
    return [];
  }
}

test("Plain HTTP leads to HTTPS, and a certificate that is no good to an error", async () => {
  const page = await openPage();
  await page.goto("http://www.council.test/contact");
  expect(page.url()).toBe("https://www.council.test/contact");
  await expect(page.goto("https://broken-tls.council.test/")).rejects.toThrow("ERR_CERT");
});

test("Only who has signed in gets the cookie of the login area", async () => {
  const page = await openPage();
  await page.goto("https://login.council.test/account");
  expect(page.url()).toBe("https://login.council.test/sign-in");
  expect(await page.context().cookies()).toEqual([]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("body")).toHaveText("Signed in.");
});

test("Closing ends what is still being sent", async ({ launchOptions }) => {
  const own = await startTestWebsites();
  const other = await launchBrowser(launchOptions, own.hostOverrides);
  const profile = await other.openProfile();
  const paths = ["/never", "/trickle", "/huge"];
  for (const path of paths) {
    const page = await profile.newPage();
    void page.goto(`https://hostile.test${path}`).catch(() => {});
  }
  await expect.poll(() => own.asked.toSorted()).toEqual(paths.toSorted());
  // It waits until no connection is left.
  await own.close();
  const page = await profile.newPage();
  await expect(page.goto("https://hostile.test/")).rejects.toThrow("ERR_CONNECTION_REFUSED");
  await other.close();
});

test("A big site has as many pages as were asked for, all linked", async ({ launchOptions }) => {
  const site = await bigSite(25);
  const other = await launchBrowser(launchOptions, site.hostOverrides);
  const profile = await other.openProfile();
  const page = await profile.newPage();
  const met = [pathOf(0)];
  for (const path of met) {
    await page.goto(`https://www.big.test${path}`, { waitUntil: "commit" });
    const links = await page
      .locator("a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    met.push(...links.filter((link) => link !== null));
  }
  expect(met).toEqual(Array.from({ length: 25 }, (_, number) => pathOf(number)));
  const cookies = await profile.cookies();
  expect(cookies.map(({ name }) => name).toSorted()).toEqual(["big_choice", "big_session"]);
  const keys = await page.evaluate(() => Object.keys(localStorage).toSorted());
  expect(keys).toEqual(["page-0", "page-10", "page-20"]);
  await other.close();
  await site.close();
});

test("Of what is planted, the stale inventory is wrong in every way, once", () => {
  const cookies = PLANTED.flatMap(({ seen }) => (seen.storage === "cookie" ? [seen] : []));
  const items = PLANTED.flatMap(({ seen }) => (seen.storage === "cookie" ? [] : [seen]));
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
  const found = compareInventory(observations, inventory).map(({ rule, line }) => [rule, line]);
  expect(found).toEqual(expected);
});
