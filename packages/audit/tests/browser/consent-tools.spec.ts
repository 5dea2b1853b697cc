import type { Browser } from "playwright";
import { expect, test } from "playwright/test";
import { STATES, type State } from "../../src/observation-schema.ts";
import { observe } from "../../src/observe-websites.ts";
import { storedItems } from "../../src/stored-items.ts";
import { findTruth, startBareBrowser } from "../consent-tools/bare-browser.ts";
import { CONSENT_TOOLS } from "../consent-tools/index.ts";
import { startToolWebsites } from "../consent-tools/tool-websites.ts";
import { optionsOf, taskOf } from "../support/audit-test.ts";
import type { TestWebsites } from "../websites/index.ts";

/*
 * What websites with real consent tools store in each state, compared with what a bare browser holds after the clicks of
 * a visitor.
 */

test.describe.configure({ timeout: 120_000 });

let testWebsites: TestWebsites;
let bareBrowser: Browser;
test.beforeAll(async ({ launchOptions }) => {
  testWebsites = await startToolWebsites(Object.values(CONSENT_TOOLS));
  bareBrowser = await startBareBrowser(launchOptions, testWebsites.port);
});
test.afterAll(async () => {
  await bareBrowser.close();
  await testWebsites.close();
});

for (const [name, tool] of Object.entries(CONSENT_TOOLS)) {
  test(`The audit answers ${name}, and sees what is stored in each state`, async ({
    launchOptions,
  }) => {
    const [truth, observations] = await Promise.all([
      findTruth(bareBrowser, tool),
      observe(
        taskOf(`https://${tool.host}/`, {}, STATES),
        optionsOf(testWebsites, launchOptions, {
          timeouts: { load: 20_000, settle: 500, maxSettle: 4000 },
        }),
      ),
    ]);
    expect(observations.choices).toMatchObject([
      { state: "rejected", outcome: "made" },
      { state: "accepted", outcome: "made" },
    ]);
    const items = storedItems(observations);
    const observed = (state: State) =>
      items
        .filter(({ pagesIn }) => pagesIn[state].length > 0)
        .map((item) => `${item.storage} ${item.name}`);
    for (const state of STATES) {
      // What was stored before a choice stays, but is reported after it only if it was set again.
      expect(union(observed("before"), observed(state)), state).toEqual(
        union(truth.before, truth[state]),
      );
    }
  });
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted();
}
