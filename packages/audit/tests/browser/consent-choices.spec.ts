import type { LaunchOptions } from "playwright";
import { expect, test } from "playwright/test";
import { COOKIE, inventoryText } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import { observationsSchema, type Observations, STATES } from "../../src/observation-schema.ts";
import { observe, type RunConfig } from "../../src/observe-websites.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { storedItems } from "../../src/stored-items.ts";
import { findInconclusive } from "../../src/inconclusive.ts";
import { optionsOf, taskOf } from "../support/audit-test.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import { ASKING, type TestWebsites, SECRET, startTestWebsites } from "../websites/index.ts";

/* What websites store before a choice, after a “no” and after a “yes”, each by a visitor who comes for the first time. */

test.describe.configure({ timeout: 120_000 });

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

const home = (name: keyof typeof ASKING) => `https://${ASKING[name]}/`;

function visit(
  name: keyof typeof ASKING,
  launch: LaunchOptions,
  banner: RunConfig["websites"][number]["banner"] = null,
): Promise<Observations> {
  const task = taskOf(home(name), {}, STATES);
  const websites = task.websites.map((website) => ({ ...website, banner }));
  return observe({ ...task, websites }, optionsOf(testWebsites, launch));
}

/** In which states each cookie was set, such as { _stats: "accepted" }. */
function statesOf(seen: Observations): Record<string, string> {
  return Object.fromEntries(
    storedItems(seen).map(({ name, pagesIn }) => [
      name,
      STATES.filter((state) => pagesIn[state].length > 0).join(", "),
    ]),
  );
}

const ALWAYS = STATES.join(", ");
const ANSWERED = "rejected, accepted";
const made = (banner: string) => ({ outcome: "made", banner, why: null });
const unknown = (why: string) => ({ outcome: "unknown", banner: null, why });
const failed = (banner: string, why: string) => ({ outcome: "failed", banner, why });
const WORDS = "No banner that is known was seen, though the page says “We use cookies”.";

/** What a website stores that counts after a “yes” alone. */
const TAKEN = { sid: ALWAYS, cookies_policy: ANSWERED, _stats: "accepted" };
const UNANSWERED = { sid: "before, accepted", cookies_policy: "accepted", _stats: "accepted" };

/** What each website does, what became of “no” and of “yes”, what it stores, and which rules that breaks. */
type Case = readonly [does: string, no: object, yes: object, stores: object, ...breaks: string[]];
const GOVUK = made("gov.uk");
const CASES: Readonly<Partial<Record<keyof typeof ASKING, Case>>> = {
  behaves: ["waits for the answer and takes it", GOVUK, GOVUK, TAKEN],
  early: [
    "counts before the choice",
    GOVUK,
    GOVUK,
    { ...TAKEN, _stats: "before, accepted" },
    "set-before-choice",
  ],
  ignores: [
    "ignores the “no”",
    GOVUK,
    GOVUK,
    { ...TAKEN, _stats: ANSWERED },
    "set-although-rejected",
  ],
  unknown: ["has a banner that nobody knows", unknown(WORDS), unknown(WORDS), { sid: "before" }],
  silent: [
    "asks nothing",
    unknown("No banner was seen."),
    unknown("No banner was seen."),
    { sid: "before" },
  ],
  halfway: [
    "fails half-way to the “no”",
    failed("gov.uk", "What it offers to click was not all there."),
    GOVUK,
    UNANSWERED,
  ],
  forgetful: [
    "does not keep the “no”",
    failed("Klaro", "It was answered, and the website does not show that it took the answer."),
    made("Klaro"),
    UNANSWERED,
  ],
  framed: ["asks in a frame of somebody else’s", made("piano.io"), made("piano.io"), TAKEN],
  strict: [
    "has a strict security policy, and a banner that is asked by its own function",
    made("Klaro"),
    made("Klaro"),
    TAKEN,
  ],
  formed: [
    "asks by a form, which leads to another page",
    GOVUK,
    GOVUK,
    { cookies_policy: ANSWERED, _stats: "accepted" },
  ],
};

/** The session and the answer are exempt; the statistics need a “yes”. */
function inventoryFor(name: keyof typeof ASKING) {
  const record = (cookie: string, exception: number, more: object = {}) => ({
    ...COOKIE,
    name: cookie,
    domain: ASKING[name],
    persistence: "session",
    duration: null,
    exception,
    behindLogin: true,
    ...more,
  });
  return inventoryOf(
    inventoryText([
      record("sid", 4),
      record("cookies_policy", 4),
      record("_stats", 2, { persistence: "persistent", duration: "P1D" }),
    ]),
  );
}

for (const [key, [does, no, yes, stores, ...breaks]] of Object.entries(CASES)) {
  const name = key as keyof typeof ASKING;
  test(`A website that ${does}`, async ({ launchOptions }) => {
    const seen = await visit(name, launchOptions);
    expect(seen.choices).toMatchObject([
      { state: "rejected", ...no },
      { state: "accepted", ...yes },
    ]);
    expect(statesOf(seen)).toEqual(stores);
    expect(outcomeOf(seen)).toMatchObject({ kind: "complete", visited: 2 });
    expect(compareInventory(seen, inventoryFor(name)).map(({ rule }) => rule)).toEqual(breaks);
    expect(JSON.stringify(seen), "a value was kept").not.toContain(SECRET);
    expect(observationsSchema.parse(JSON.parse(JSON.stringify(seen)))).toEqual(seen);

    const open = findInconclusive(seen, storedItems(seen), inventoryFor(name).data);
    const hasFailed = seen.choices.some(({ outcome }) => outcome === "failed");
    expect(open.map(({ origin }) => origin)).toEqual(hasFailed ? [new URL(home(name)).origin] : []);
  });
}

test("A banner that nobody knows is answered once it is described", async ({ launchOptions }) => {
  const banner = { shown: "#our-notice", reject: ["#rather-not"], accept: ["#fine"] };
  const seen = await visit("unknown", launchOptions, banner);
  const taught = made("described in the list of websites");
  expect(seen.choices).toMatchObject([taught, taught]);
  expect(statesOf(seen)).toEqual(TAKEN);
});

test("A banner that is described wrongly is told, and passes for no choice", async ({
  launchOptions,
}) => {
  const banner = { shown: "#our-notice", reject: ["#reject-all"], accept: ["#fine"] };
  const seen = await visit("unknown", launchOptions, banner);
  expect(seen.choices).toMatchObject([
    failed("described in the list of websites", "What it offers to click was not all there."),
    made("described in the list of websites"),
  ]);
  expect(statesOf(seen)).toMatchObject({ _stats: "accepted" });
});

test("An answer that holds on another host too is not asked for there", async ({
  launchOptions,
}) => {
  const seen = await visit("shared", launchOptions);
  const shared = {
    outcome: "shared",
    banner: "gov.uk",
    why: `The choice made on ${new URL(home("shared")).origin} applies here too.`,
  };
  expect(seen.choices).toMatchObject([
    { state: "rejected", ...made("gov.uk") },
    { state: "rejected", origin: new URL(home("sharing")).origin, ...shared },
    { state: "accepted", ...made("gov.uk") },
    { state: "accepted", origin: new URL(home("sharing")).origin, ...shared },
  ]);
  const stats = storedItems(seen).filter(({ name }) => name === "_stats");
  expect(stats.map(({ domain }) => domain)).toEqual([ASKING.shared, ASKING.sharing]);
  for (const { pagesIn } of stats) {
    expect(pagesIn).toMatchObject({ before: [], rejected: [] });
    expect(pagesIn.accepted).toHaveLength(2);
  }
});

test("A run that asks for no choice makes none", async ({ launchOptions }) => {
  const seen = await observe(taskOf(home("ignores")), optionsOf(testWebsites, launchOptions));
  expect(seen.choices).toEqual([]);
  expect(statesOf(seen)).toEqual({ sid: "before" });
});
