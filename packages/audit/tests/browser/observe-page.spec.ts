import { chromium } from "playwright";
import { expect, test } from "playwright/test";
import { RestartableBrowser } from "../../src/crawl/restartable-browser.ts";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import {
  collectSkipped,
  type Observations,
  observationsSchema,
} from "../../src/observation-schema.ts";
import { observe } from "../../src/observe-websites.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { fullChromiumOptions } from "../../src/browser/find-chromium.ts";
import { acceptsThirdPartyCookies } from "../../src/browser/third-party-cookie-check.ts";
import { itemsByFirstPage, optionsOf, pageAt, sorted, taskOf } from "../support/audit-test.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import {
  CONTACTED_HOSTS,
  type TestWebsites,
  PLANTED,
  SECRET,
  START,
  startTestWebsites,
} from "../websites/index.ts";
import { MISTAKES, STALE_INVENTORY, CORRECT_INVENTORY } from "../websites/test-inventories.ts";
import {
  ENDLESS_PATTERNS,
  EXPECTED_PAGES,
  NEVER_SEEN,
  NOT_PAGES,
  planted as plantedByOdd,
} from "../websites/odd-website.ts";

/* Audits of the local test websites in a real browser, with exact results. */

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

const planted = sorted(PLANTED.map(({ page, expected: item }) => ({ page, item })));

test("Two runs find exactly the planted items, each on the first page that stores it", async ({
  launchOptions,
}) => {
  const first = await observe(taskOf(START), optionsOf(testWebsites, launchOptions));
  expect(sorted(itemsByFirstPage(first))).toEqual(planted);
  expect(outcomeOf(first)).toMatchObject({ kind: "complete", failed: [] });

  const second = await observe(
    taskOf(START),
    optionsOf(testWebsites, launchOptions, { concurrency: 4 }),
  );
  expect(sorted(itemsByFirstPage(second))).toEqual(planted);
  expect(summarisePages(second)).toEqual(summarisePages(first));
  expect(collectSkipped(second)).toEqual(collectSkipped(first));

  expect(JSON.stringify(first), "a value was saved").not.toContain(SECRET);
  expect(observationsSchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first);
  for (const [page, hosts] of Object.entries(CONTACTED_HOSTS)) {
    expect(pageAt(first, page)?.hosts, page).toEqual(hosts.toSorted());
  }
  expect(collectSkipped(first).robots).toEqual(["https://www.council.test/private/diary"]);
  expect(testWebsites.requestedPaths.some((path) => path.startsWith("/private/"))).toBe(false);

  expect(compareInventory(first, inventoryOf(CORRECT_INVENTORY))).toEqual([]);
  const findings = compareInventory(first, inventoryOf(STALE_INVENTORY));
  expect(findings.map(({ rule }) => rule)).toEqual(MISTAKES.map(({ rule }) => rule));
});

test("The audit finds third-party cookies in a full Chromium, which blocks them by default", async () => {
  const launch = fullChromiumOptions();
  test.skip(
    launch === undefined && process.env["CI"] === undefined,
    "No full Chromium is installed.",
  );
  expect(launch, "CI needs a full Chromium").toBeDefined();
  if (launch === undefined) return;

  const plain = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), "--headless=new"],
  });
  expect(await acceptsThirdPartyCookies(await plain.newContext()), "blocked by default").toBe(
    false,
  );
  const blockingBrowser = new RestartableBrowser(
    async () => ({
      name: "Chromium",
      userAgent: "",
      openProfile: () => plain.newContext(),
      isRunning: () => plain.isConnected(),
      close: () => plain.close(),
    }),
    (userAgent) => userAgent,
  );
  await expect(blockingBrowser.checkThirdPartyCookies()).rejects.toThrow(
    "The browser blocks third-party cookies",
  );
  await blockingBrowser.close();

  const observations = await observe(taskOf(START), optionsOf(testWebsites, launch));
  expect(sorted(itemsByFirstPage(observations))).toEqual(planted);
});

test("A page has not settled while it installs a service worker", async ({ launchOptions }) => {
  const timeouts = { load: 20_000, settle: 0, maxSettle: 3000 };
  const observations = await observe(
    taskOf("https://odd.council.test/installing", { maxPages: 1 }),
    optionsOf(testWebsites, launchOptions, { timeouts }),
  );
  const names = itemsByFirstPage(observations).map(({ item: { name } }) => name);
  expect(names).toContain("installed");
});

test("Unusual pages are reported and do not stop a run", async ({ launchOptions }) => {
  const task = taskOf("https://odd.council.test/", { exclude: ["/calendar/*", "/list*"] });
  // Some pages do something a moment after they have loaded.
  const timeouts = { load: 20_000, settle: 3000, maxSettle: 6000 };
  const observations = await observe(task, optionsOf(testWebsites, launchOptions, { timeouts }));
  for (const expected of EXPECTED_PAGES) {
    expect(pageAt(observations, expected.address), expected.address).toMatchObject(expected);
  }
  const notesOf = (path: string) =>
    pageAt(observations, `https://odd.council.test${path}`)?.notes.join(" ");
  expect(notesOf("/dialogs")).toContain("dialogs opened and were closed.");
  expect(notesOf("/window")).toContain("Another window opened and was closed.");
  expect(notesOf("/restless")).toContain("The page was still active");
  expect(collectSkipped(observations).notPages).toEqual(NOT_PAGES.toSorted());
  const names = itemsByFirstPage(observations).map(({ item: { name } }) => name);
  expect(names.toSorted()).toEqual(plantedByOdd.map(({ expected: { name } }) => name).toSorted());
  for (const name of NEVER_SEEN) expect(names).not.toContain(name);
  // Disallowed pages are not requested, not even from an origin that is known only from a redirect, and neither are
  // the pages of other windows.
  const neverRequested = ["/private/page", "/secret", "/opened"];
  expect(neverRequested.filter((path) => testWebsites.requestedPaths.includes(path))).toEqual([]);
  const closed = observations.sites.filter(({ origin }) => origin.includes("-closed."));
  expect(closed.map(({ robots }) => robots.outcome)).toEqual(["read", "read", "read"]);

  const { kind, failed } = outcomeOf(observations);
  expect(kind).toBe("incomplete");
  const reasons = failed.map(({ address, why }) => `${address}: ${why}`).join("\n");
  expect(reasons).toContain(
    "https://odd.council.test/broken: The server responded with status 500.",
  );
  expect(reasons).toMatch(
    /broken-tls\.council\.test\/robots\.txt: The certificate of .* is not valid/,
  );
});

test("The crawl of endless pages is limited, and their pattern is reported", async ({
  launchOptions,
}) => {
  const task = taskOf("https://odd.council.test/calendar/2026/11", {
    include: ["/calendar/*"],
    maxPages: 150,
  });
  const timeouts = { load: 20_000, settle: 0, maxSettle: 4000 };
  const options = optionsOf(testWebsites, launchOptions, { timeouts, concurrency: 4 });
  const observations = await observe(task, options);
  expect(observations.pages.length).toBeLessThan(110);
  expect(collectSkipped(observations).traps).toEqual(
    ENDLESS_PATTERNS.filter((pattern) => pattern.includes("calendar")),
  );
});

/** Returns the pages of a run, without the properties that differ each time. */
function summarisePages({ pages }: Observations) {
  return pages.map(({ order, address, depth, from, outcome, links }) => ({
    order,
    address,
    depth,
    from,
    outcome,
    links,
  }));
}
