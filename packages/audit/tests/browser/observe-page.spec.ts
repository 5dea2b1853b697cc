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
import { seesThirdPartyCookies } from "../../src/browser/third-party-cookie-test.ts";
import { optionsOf, pageAt, sightings, sorted, taskOf } from "../support/audit-test.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import {
  CONTACTED,
  type TestWebsites,
  PLANTED,
  SECRET,
  START,
  startTestWebsites,
} from "../websites/index.ts";
import { MISTAKES, STALE_INVENTORY, TRUE_INVENTORY } from "../websites/test-inventories.ts";
import {
  ENDLESS,
  NEVER_SEEN,
  NOT_PAGES,
  OUTCOMES,
  planted as plantedByOdd,
} from "../websites/odd-website.ts";

/* The audit in a real browser, on the local test websites: seen exactly this, found exactly that. */

test.describe.configure({ timeout: 120_000 });

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

const planted = sorted(PLANTED.map(({ on, seen }) => ({ on, seen })));

test("All that was planted is seen, where it was planted, and nothing else; twice in a row", async ({
  launchOptions,
}) => {
  const first = await observe(taskOf(START), optionsOf(testWebsites, launchOptions));
  expect(sorted(sightings(first))).toEqual(planted);
  expect(outcomeOf(first)).toMatchObject({ kind: "complete", failed: [] });

  const second = await observe(
    taskOf(START),
    optionsOf(testWebsites, launchOptions, { concurrency: 4 }),
  );
  expect(sorted(sightings(second))).toEqual(planted);
  expect(whatWasVisited(second)).toEqual(whatWasVisited(first));
  expect(collectSkipped(second)).toEqual(collectSkipped(first));

  expect(JSON.stringify(first), "a value was kept").not.toContain(SECRET);
  expect(observationsSchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first);
  for (const [page, hosts] of Object.entries(CONTACTED)) {
    expect(pageAt(first, page)?.hosts, page).toEqual(hosts.toSorted());
  }
  expect(collectSkipped(first).robots).toEqual(["https://www.council.test/private/diary"]);
  expect(testWebsites.asked.some((path) => path.startsWith("/private/"))).toBe(false);

  expect(compareInventory(first, inventoryOf(TRUE_INVENTORY))).toEqual([]);
  const found = compareInventory(first, inventoryOf(STALE_INVENTORY));
  expect(found.map(({ rule }) => rule)).toEqual(MISTAKES.map(({ rule }) => rule));
});

test("A full Chromium, which hides cookies of third parties by itself, shows the audit all of them", async () => {
  const launch = fullChromiumOptions();
  test.skip(launch === undefined && process.env["CI"] === undefined, "This machine has none.");
  expect(launch, "CI must have a full Chromium").toBeDefined();
  if (launch === undefined) return;

  const plain = await chromium.launch({
    ...launch,
    args: [...(launch.args ?? []), "--headless=new"],
  });
  expect(await seesThirdPartyCookies(await plain.newContext()), "the trap is gone").toBe(false);
  const hiding = new RestartableBrowser(
    async () => ({
      name: "Chromium",
      userAgent: "",
      openProfile: () => plain.newContext(),
      isRunning: () => plain.isConnected(),
      close: () => plain.close(),
    }),
    (own) => own,
  );
  await expect(hiding.checkThirdPartyCookies()).rejects.toThrow(
    "The browser blocks third-party cookies",
  );
  await hiding.close();

  const seen = await observe(taskOf(START), optionsOf(testWebsites, launch));
  expect(sorted(sightings(seen))).toEqual(planted);
});

test("Whatever happens on the way is told, and ends nothing", async ({ launchOptions }) => {
  const task = taskOf("https://odd.council.test/", { exclude: ["/calendar/*", "/list*"] });
  const seen = await observe(task, optionsOf(testWebsites, launchOptions));
  for (const expected of OUTCOMES) {
    expect(pageAt(seen, expected.address), expected.address).toMatchObject(expected);
  }
  const notesOf = (path: string) =>
    pageAt(seen, `https://odd.council.test${path}`)?.notes.join(" ");
  expect(notesOf("/dialogs")).toContain("dialogs, which were closed.");
  expect(notesOf("/window")).toBe("It opened another window, which was closed.");
  expect(notesOf("/restless")).toContain("It had not come to rest");
  expect(collectSkipped(seen).notPages).toEqual(NOT_PAGES.toSorted());
  const names = sightings(seen).map(({ seen: { name } }) => name);
  expect(names.toSorted()).toEqual(plantedByOdd.map(({ seen: { name } }) => name).toSorted());
  for (const name of NEVER_SEEN) expect(names).not.toContain(name);

  const { kind, failed } = outcomeOf(seen);
  expect(kind).toBe("incomplete");
  const why = failed.map(({ address, why: reason }) => `${address}: ${reason}`).join("\n");
  expect(why).toContain("https://odd.council.test/broken: It answers with the status 500.");
  expect(why).toMatch(/broken-tls\.council\.test\/robots\.txt: The certificate of .* is not valid/);
});

test("What has no end is visited up to a bound, and named", async ({ launchOptions }) => {
  const task = taskOf("https://odd.council.test/calendar/2026/11", {
    include: ["/calendar/*"],
    maxPages: 150,
  });
  const timeouts = { load: 20_000, watch: 0, rest: 4000 };
  const options = optionsOf(testWebsites, launchOptions, { timeouts, concurrency: 4 });
  const seen = await observe(task, options);
  expect(seen.pages.length).toBeLessThan(110);
  expect(collectSkipped(seen).traps).toEqual(ENDLESS.filter((kind) => kind.includes("calendar")));
});

/** What a run visited, without what differs each time. */
function whatWasVisited({ pages }: Observations) {
  return pages.map(({ order, address, depth, from, outcome, links }) => ({
    order,
    address,
    depth,
    from,
    outcome,
    links,
  }));
}
