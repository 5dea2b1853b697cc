import type { LaunchOptions } from "playwright";
import { expect, test } from "playwright/test";
import { COOKIE, inventoryText } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import { EvidenceFolder } from "../../src/evidence/evidence-folder.ts";
import { CUSTOM_BANNER } from "../../src/consent/banner-kinds.ts";
import {
  type JournalEntry,
  observationsSchema,
  type Observations,
  STATES,
} from "../../src/observation-schema.ts";
import { observe, type ObserveOptions, type RunConfig } from "../../src/observe-websites.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { storedItems } from "../../src/stored-items.ts";
import { findInconclusive } from "../../src/inconclusive.ts";
import { optionsOf, taskOf } from "../support/audit-test.ts";
import { readFolder, readIndex } from "../support/evidence-files.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import { BANNER_HOSTS, type TestWebsites, SECRET, startTestWebsites } from "../websites/index.ts";

/* What websites store before a choice, after rejecting and after accepting cookies, each in a new profile. */

let testWebsites: TestWebsites;
test.beforeAll(async () => {
  testWebsites = await startTestWebsites();
});
test.afterAll(() => testWebsites.close());

/** These websites store everything as they load or are answered, so each page is left once it has settled. */
const TIMEOUTS = { load: 20_000, settle: 0, maxSettle: 4000 };

const home = (name: keyof typeof BANNER_HOSTS) => `https://${BANNER_HOSTS[name]}/`;

function observeWebsite(
  name: keyof typeof BANNER_HOSTS,
  launch: LaunchOptions,
  banner: RunConfig["websites"][number]["banner"] = null,
  change: Partial<ObserveOptions> = {},
): Promise<Observations> {
  const task = taskOf(home(name), {}, STATES);
  const websites = task.websites.map((website) => ({ ...website, banner }));
  const options = optionsOf(testWebsites, launch, { timeouts: TIMEOUTS, ...change });
  return observe({ ...task, websites }, options);
}

/** Returns the states in which each cookie was set, such as { _stats: "accepted" }. */
function statesByCookie(observations: Observations): Record<string, string> {
  return Object.fromEntries(
    storedItems(observations).map(({ name, pagesIn }) => [
      name,
      STATES.filter((state) => pagesIn[state].length > 0).join(", "),
    ]),
  );
}

const ALL_STATES = STATES.join(", ");
const AFTER_CHOICE = "rejected, accepted";
const made = (banner: string) => ({ outcome: "made", banner, why: null });
const unknown = (why: string) => ({ outcome: "unknown", banner: null, why });
const failed = (banner: string, why: string) => ({ outcome: "failed", banner, why });
const UNRECOGNISED =
  "There may be a cookie banner that the audit does not recognise, with “Fine”, “Rather not”.";

/** The cookies of a website that sets its analytics cookie only after accepting. */
const RESPECTED = { sid: ALL_STATES, cookies_policy: AFTER_CHOICE, _stats: "accepted" };
const REJECTION_FAILED = {
  sid: "before, accepted",
  cookies_policy: "accepted",
  _stats: "accepted",
};

/** The behaviour of a website, the results of rejecting and accepting, its cookies, and the rules that it breaks. */
type Case = readonly [
  behaviour: string,
  rejected: object,
  accepted: object,
  cookies: object,
  ...rules: string[],
];
const GOVUK = made("gov.uk");
const CASES = {
  behaves: ["waits for the choice and respects it", GOVUK, GOVUK, RESPECTED],
  early: [
    "sets its analytics cookie before a choice",
    GOVUK,
    GOVUK,
    { ...RESPECTED, _stats: "before, accepted" },
    "set-before-choice",
  ],
  ignores: [
    "ignores that cookies are rejected",
    GOVUK,
    GOVUK,
    { ...RESPECTED, _stats: AFTER_CHOICE },
    "set-despite-rejection",
  ],
  unknown: [
    "has an unknown banner",
    unknown(UNRECOGNISED),
    unknown(UNRECOGNISED),
    { sid: "before" },
  ],
  silent: [
    "has no banner, but a newsletter, an advert and hidden frames",
    unknown("No cookie banner was found."),
    unknown("No cookie banner was found."),
    { sid: "before" },
  ],
  halfway: [
    "has a broken button to reject cookies",
    failed("gov.uk", "A button of the banner was clicked, but the banner is still shown."),
    GOVUK,
    REJECTION_FAILED,
  ],
  forgetful: [
    "does not save that cookies are rejected",
    failed(
      "Klaro",
      "The banner was answered, but the website does not show that it saved the choice.",
    ),
    made("Klaro"),
    REJECTION_FAILED,
  ],
  framed: ["has a banner in a third-party frame", made("piano.io"), made("piano.io"), RESPECTED],
  strict: [
    "has a strict content security policy, and a banner that is answered by a function of the page",
    made("Klaro"),
    made("Klaro"),
    RESPECTED,
  ],
  hesitant: ["shows its banner late to some visitors", GOVUK, GOVUK, RESPECTED],
  form: [
    "has a banner with a form that opens another page",
    GOVUK,
    GOVUK,
    { cookies_policy: AFTER_CHOICE, _stats: "accepted" },
  ],
} satisfies Partial<Record<keyof typeof BANNER_HOSTS, Case>>;
type Name = keyof typeof CASES;

/** The session cookie and the saved choice are exempt; the analytics cookie needs consent. */
function inventoryFor(name: keyof typeof BANNER_HOSTS) {
  const record = (cookie: string, exception: number, more: object = {}) => ({
    ...COOKIE,
    name: cookie,
    domain: BANNER_HOSTS[name],
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

/** Audits a website, and expects the results of its case. */
async function expectCase(name: Name, launch: LaunchOptions): Promise<void> {
  const [, rejected, accepted, cookies, ...rules]: Case = CASES[name];
  const observations = await observeWebsite(name, launch);
  expect(observations.choices, name).toMatchObject([
    { state: "rejected", ...rejected },
    { state: "accepted", ...accepted },
  ]);
  expect(statesByCookie(observations), name).toEqual(cookies);
  expect(outcomeOf(observations), name).toMatchObject({ kind: "complete", visited: 2 });
  expect(compareInventory(observations, inventoryFor(name)).map(({ rule }) => rule)).toEqual(rules);
  expect(JSON.stringify(observations), "a value was saved").not.toContain(SECRET);
  expect(observationsSchema.parse(JSON.parse(JSON.stringify(observations)))).toEqual(observations);

  const isUnclear = observations.choices.some(({ outcome }) => outcome !== "made");
  expect(findInconclusive(observations).map(({ origin }) => origin)).toEqual(
    isUnclear ? [new URL(home(name)).origin] : [],
  );
}

/** Audits that mostly wait, for a banner or a button that does not appear: two run at the same time. */
const WAITING: readonly (readonly Name[])[] = [
  ["halfway", "forgetful"],
  ["unknown", "silent"],
];
const others = (Object.keys(CASES) as Name[]).filter((name) => !WAITING.flat().includes(name));
for (const names of [...WAITING, ...others.map((name) => [name])]) {
  test(`A website that ${names.map((name) => CASES[name][0]).join(", and one that ")}`, async ({
    launchOptions,
  }) => {
    await Promise.all(names.map((name) => expectCase(name, launchOptions)));
  });
}

test("An unknown banner is answered with selectors, and a wrong one is reported as a failed choice", async ({
  launchOptions,
}, testInfo) => {
  const banner = { shown: "#our-notice", reject: ["#rather-not"], accept: ["#fine"] };
  const folder = testInfo.outputPath("evidence");
  const evidence = EvidenceFolder.create(folder, Date.now);
  const write = (entry: JournalEntry) => entry.type === "run" && evidence.begin(entry);
  const [answered, failedToReject] = await Promise.all([
    observeWebsite("unknown", launchOptions, banner, { evidence, write }),
    observeWebsite("unknown", launchOptions, { ...banner, reject: ["#reject-all"] }),
  ]);
  expect(answered.choices).toMatchObject([made(CUSTOM_BANNER), made(CUSTOM_BANNER)]);
  expect(statesByCookie(answered)).toEqual(RESPECTED);
  expect(failedToReject.choices).toMatchObject([
    failed(CUSTOM_BANNER, "Some of the buttons to click were not found."),
    made(CUSTOM_BANNER),
  ]);
  expect(statesByCookie(failedToReject)).toMatchObject({ _stats: "accepted" });

  evidence.finish("");
  const { index, listed, actual } = readIndex(folder);
  expect(listed).toEqual(actual);
  expect(index.pictures.map(({ state, shows }) => [state, shows])).toEqual([
    ["before", "first-page"],
    ...["rejected", "accepted"].flatMap((state) => [
      [state, "banner-before-answer"],
      [state, "banner-after-answer"],
      [state, "first-page"],
    ]),
  ]);
  const pictures = index.pictures.filter(({ state }) => state === "rejected");
  expect(new Set(pictures.map(({ sha256 }) => sha256)).size).toBeGreaterThan(1);
  expect(index.har.map(({ state }) => state).toSorted()).toEqual([...STATES].toSorted());
  expect(index.scripts.flatMap(({ sets }) => sets.map(({ name }) => name))).toContain("_stats");
  for (const [name, content] of readFolder(folder))
    expect(String(content), name).not.toContain(SECRET);
});

test("A banner that appears while the page settles is answered, and noticed if it comes back", async ({
  launchOptions,
}) => {
  const timeouts = { load: 20_000, settle: 5000, maxSettle: 8000 };
  const observations = await observe(
    taskOf(home("slow"), { maxPages: 1 }, ["before", "rejected"]),
    optionsOf(testWebsites, launchOptions, { timeouts }),
  );
  const why = "The banner was answered, but it is shown again when the page is opened again.";
  expect(observations.choices).toMatchObject([{ state: "rejected", outcome: "failed", why }]);
});

test("A choice that applies to another host is shared with it", async ({ launchOptions }) => {
  const observations = await observeWebsite("shared", launchOptions);
  const shared = {
    outcome: "shared",
    address: home("sharing"),
    banner: "gov.uk",
    why: `The choice made on ${new URL(home("shared")).origin} applies here too.`,
  };
  expect(observations.choices).toMatchObject([
    { state: "rejected", ...made("gov.uk") },
    { state: "rejected", origin: new URL(home("sharing")).origin, ...shared },
    { state: "accepted", ...made("gov.uk") },
    { state: "accepted", origin: new URL(home("sharing")).origin, ...shared },
  ]);
  const stats = storedItems(observations).filter(({ name }) => name === "_stats");
  expect(stats.map(({ domain }) => domain)).toEqual([BANNER_HOSTS.shared, BANNER_HOSTS.sharing]);
  for (const { domain, pagesIn } of stats) {
    expect(pagesIn).toMatchObject({ before: [], rejected: [] });
    // On a busy machine, a page that settles while one on the other host is loading may count its cookie too.
    const pages = pagesIn.accepted.filter((address) => new URL(address).hostname === domain);
    expect(pages).toEqual([`https://${domain}/`, `https://${domain}/about`]);
  }
});

test("A run with only the state before a choice makes no choices", async ({ launchOptions }) => {
  const observations = await observe(
    taskOf(home("ignores")),
    optionsOf(testWebsites, launchOptions, { timeouts: TIMEOUTS }),
  );
  expect(observations.choices).toEqual([]);
  expect(statesByCookie(observations)).toEqual({ sid: "before" });
});
