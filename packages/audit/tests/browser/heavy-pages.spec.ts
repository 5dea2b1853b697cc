import { expect, test } from "playwright/test";
import { observe } from "../../src/observe-websites.ts";
import { optionsOf, pageAt, taskOf } from "../support/audit-test.ts";
import { FRAME_COUNT, RESOURCE_HEAVY } from "../websites/hostile-website.ts";
import { startTestWebsites } from "../websites/index.ts";

/* Not beside other tests of the audit, whose browsers would wait for seconds. */

test.slow();

test("Pages that exhaust the machine’s resources do not stop a run from finishing", async ({
  launchOptions,
}) => {
  const testWebsites = await startTestWebsites();
  const timeouts = { load: 3000, settle: 0, maxSettle: 1000 };
  const observations = await observe(
    taskOf("https://hostile.test/", { include: RESOURCE_HEAVY }),
    optionsOf(testWebsites, launchOptions, { timeouts, concurrency: RESOURCE_HEAVY.length }),
  );
  for (const path of RESOURCE_HEAVY) {
    expect(["visited", "failed"]).toContain(
      pageAt(observations, `https://hostile.test${path}`)?.outcome,
    );
  }
  const frames = testWebsites.requestedPaths.filter((path) => path.startsWith("/frame?"));
  expect(frames.length).toBeLessThanOrEqual(2 * FRAME_COUNT);
  await testWebsites.close();
});
