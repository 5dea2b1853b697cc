import { expect, test } from "playwright/test";
import type { Page } from "../../src/observation-schema.ts";
import { observe } from "../../src/observe-websites.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { storedItems } from "../../src/stored-items.ts";
import { optionsOf, pageAt, taskOf } from "../support/audit-test.ts";
import { COOKIES, FRAMES, planted } from "../websites/hostile-website.ts";
import { type TestWebsites, SECRET, startTestWebsites } from "../websites/index.ts";

/* A website that means harm must not end an audit, nor make it tell what is not so. */

test.describe.configure({ timeout: 180_000 });

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

/** Why each fails depends on how fast the machine is; that it does, and ends nothing, does not. */
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
  "/trickle": { notes: expect.arrayContaining(["It had not loaded after 6 seconds."]) },
};

/** These take all that a machine has, and how they end depends on how much that is. */
const GREEDY = ["/busy", "/huge", "/frames", "/push"];

test("A hostile website is visited to its end, and told as it is", async ({ launchOptions }) => {
  const timeouts = { load: 6000, watch: 500, rest: 3000 };
  const seen = await observe(
    taskOf("https://hostile.test/", { exclude: GREEDY }),
    optionsOf(testWebsites, launchOptions, { timeouts }),
  );
  const at = (path: string): Page | undefined => pageAt(seen, `https://hostile.test${path}`);
  for (const [path, expected] of Object.entries(EXPECTED)) {
    expect(at(path), path).toMatchObject(expected);
  }
  // More are set than anybody could tell one by one, and none is made up.
  const names = at("/cookies")?.cookies.map(({ name }) => name) ?? [];
  expect(names.filter((name) => name.startsWith("h"))).toHaveLength(COOKIES.headers);
  expect(names.length).toBeGreaterThan(500);
  expect(names.length).toBeLessThan(COOKIES.script);
  const stored = storedItems(seen).map(({ storage, name }) => `${storage} ${name}`);
  for (const { seen: item } of planted) expect(stored).toContain(`${item.storage} ${item.name}`);
  expect(JSON.stringify(seen)).not.toContain(SECRET);
  expect(outcomeOf(seen).kind).toBe("incomplete");
});

test("Pages that take all that a machine has do not keep a run from its end", async ({
  launchOptions,
}) => {
  const timeouts = { load: 5000, watch: 0, rest: 1000 };
  const seen = await observe(
    taskOf("https://hostile.test/", { include: GREEDY }),
    optionsOf(testWebsites, launchOptions, { timeouts }),
  );
  for (const path of GREEDY) {
    expect(["visited", "failed"]).toContain(pageAt(seen, `https://hostile.test${path}`)?.outcome);
  }
  const frames = testWebsites.asked.filter((path) => path.startsWith("/frame?"));
  expect(frames.length).toBeLessThanOrEqual(2 * FRAMES);
});
