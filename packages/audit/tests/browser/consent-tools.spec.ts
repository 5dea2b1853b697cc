import type { Browser, LaunchOptions } from "playwright";
import { expect, test } from "playwright/test";
import { STATES, type State } from "../../src/observation-schema.ts";
import { observe } from "../../src/observe-websites.ts";
import { storedItems } from "../../src/stored-items.ts";
import { findTruth, startBareBrowser } from "../consent-tools/bare-browser.ts";
import type { ConsentTool } from "../consent-tools/consent-tool.ts";
import { CONSENT_TOOLS } from "../consent-tools/index.ts";
import { startToolWebsites } from "../consent-tools/tool-websites.ts";
import { optionsOf, taskOf } from "../support/audit-test.ts";
import type { TestWebsites } from "../websites/index.ts";

/*
 * What websites with real consent tools store in each state, compared with what a bare browser holds after the clicks of
 * a visitor.
 */

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

/** Compares what the audit finds on the website of a tool with the truth. */
async function expectTruth(name: string, tool: ConsentTool, launch: LaunchOptions): Promise<void> {
  const timeouts = { load: 20_000, settle: 500, maxSettle: 4000 };
  const [truth, observations] = await Promise.all([
    findTruth(bareBrowser, tool),
    observe(
      taskOf(`https://${tool.host}/`, {}, STATES),
      optionsOf(testWebsites, launch, { timeouts }),
    ),
  ]);
  expect(observations.choices, name).toMatchObject([
    { state: "rejected", outcome: "made", why: null },
    { state: "accepted", outcome: "made", why: null },
  ]);
  const items = storedItems(observations);
  const observed = (state: State) =>
    items
      .filter(({ pagesIn }) => pagesIn[state].length > 0)
      .map((item) => `${item.storage} ${item.name}`);
  for (const state of STATES) {
    // What was stored before a choice stays, but is reported after it only if it was set again.
    expect(union(observed("before"), observed(state)), `${name}, ${state}`).toEqual(
      union(truth.before, truth[state]),
    );
  }
}

// An audit mostly waits: two run at the same time.
const tools = Object.entries(CONSENT_TOOLS);
for (let index = 0; index < tools.length; index += 2) {
  const pair = tools.slice(index, index + 2);
  test(`The audit answers ${pair.map(([name]) => name).join(" and ")}, and sees what is stored in each state`, async ({
    launchOptions,
  }) => {
    await Promise.all(pair.map(([name, tool]) => expectTruth(name, tool, launchOptions)));
  });
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted();
}
