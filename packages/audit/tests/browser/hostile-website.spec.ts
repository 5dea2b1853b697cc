import { expect, test } from "playwright/test";
import type { Page } from "../../src/observation-schema.ts";
import { observe } from "../../src/observe-websites.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { storedItems } from "../../src/stored-items.ts";
import { optionsOf, pageAt, taskOf } from "../support/audit-test.ts";
import { COOKIE_COUNTS, planted, RESOURCE_HEAVY } from "../websites/hostile-website.ts";
import { type TestWebsites, SECRET, startTestWebsites } from "../websites/index.ts";

/* A hostile website must not stop an audit or falsify its results. */

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

/** The reason depends on the speed of the machine, so any sentence is accepted. */
const FAILED = { outcome: "failed", why: expect.stringMatching(/\.$/), attempts: 2 };
const VISITED = { outcome: "visited" };

const EXPECTED: Readonly<Record<string, Record<string, unknown>>> = {
  "/alerts": FAILED,
  "/loop": FAILED,
  "/never": FAILED,
  "/redirects": FAILED,
  "/cookies": VISITED,
  "/huge-image": VISITED,
  "/names": VISITED,
  "/trickle": { notes: expect.arrayContaining(["The page had not loaded after 4 seconds."]) },
};

test("The crawl of a hostile website finishes with correct results", async ({ launchOptions }) => {
  const timeouts = { load: 4000, settle: 500, maxSettle: 3000 };
  const observations = await observe(
    taskOf("https://hostile.test/", { exclude: RESOURCE_HEAVY }),
    optionsOf(testWebsites, launchOptions, { timeouts }),
  );
  const at = (path: string): Page | undefined =>
    pageAt(observations, `https://hostile.test${path}`);
  for (const [path, expected] of Object.entries(EXPECTED)) {
    expect(at(path), path).toMatchObject(expected);
  }
  // The number of reported script cookies is limited.
  const names = at("/cookies")?.cookies.map(({ name }) => name) ?? [];
  expect(names.filter((name) => name.startsWith("h"))).toHaveLength(COOKIE_COUNTS.headers);
  expect(names.length).toBeGreaterThan(500);
  expect(names.length).toBeLessThan(COOKIE_COUNTS.script);
  const stored = storedItems(observations).map(({ storage, name }) => `${storage} ${name}`);
  for (const { expected } of planted) {
    expect(stored).toContain(`${expected.storage} ${expected.name}`);
  }
  expect(JSON.stringify(observations)).not.toContain(SECRET);
  expect(outcomeOf(observations).kind).toBe("incomplete");
});
