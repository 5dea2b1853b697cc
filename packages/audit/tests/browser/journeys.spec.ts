import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { LaunchOptions } from "playwright";
import { expect, test } from "playwright/test";
import type { Journey } from "cookie-inventory";
import { COOKIE, inventoryText } from "test-support";
import { compareInventory } from "../../src/compare/compare-inventory.ts";
import {
  type JournalEntry,
  type Observations,
  observationsSchema,
  STATES,
} from "../../src/observation-schema.ts";
import {
  observe,
  type ObserveOptions,
  resume,
  type RunConfig,
} from "../../src/observe-websites.ts";
import { storedItems } from "../../src/stored-items.ts";
import { auditCommands, QUICK } from "../support/audit-commands.ts";
import { optionsOf, taskOf } from "../support/audit-test.ts";
import { inventoryOf } from "../support/compared-inventory.ts";
import { ACCOUNT, SECRET } from "../websites/index.ts";

/* Journeys on my.council.test, which needs a login and has a cookie banner. */

const { testWebsites, project, inside, hostOverrides, run } = auditCommands(["council.test"]);

const START = "https://my.council.test/";
const HOME = `${START}users/AUDIT_USER/home?user=AUDIT_USER`;
const BILLS = `${START}users/AUDIT_USER/bills?user=AUDIT_USER`;
const VARIABLES = { AUDIT_USER: ACCOUNT.user, AUDIT_PASSWORD: ACCOUNT.password };

const SIGN_IN: Journey["steps"] = [
  { goTo: "/sign-in" },
  { fill: "#user", from: "AUDIT_USER" },
  { fill: "#password", from: "AUDIT_PASSWORD" },
  { click: "#sign-in" },
  { waitFor: "#welcome" },
];
const JOURNEY: Journey = {
  name: "Sign in and open statements",
  login: true,
  steps: [...SIGN_IN, { click: "#statements" }, { waitFor: "#welcome" }],
  thenVisit: ["/users/*"],
};

/** A record of a session cookie that only signed-in visitors get. */
const LOGIN_COOKIE = {
  ...COOKIE,
  domain: "my.council.test",
  persistence: "session",
  duration: null,
  exception: 4,
  behindLogin: true,
};

function observeJourney(
  journey: Journey,
  launch: LaunchOptions,
  states: RunConfig["states"] = ["before"],
  change: Partial<ObserveOptions> = {},
): Promise<Observations> {
  const task = taskOf(START, {}, states);
  const websites = task.websites.map((website) => ({ ...website, journeys: [journey] }));
  return observe({ ...task, websites }, optionsWith(launch, change));
}

function optionsWith(launch: LaunchOptions, change: Partial<ObserveOptions> = {}): ObserveOptions {
  const variables = new Map(Object.entries(VARIABLES));
  return optionsOf(testWebsites(), launch, { variables, ...change });
}

/** Fails if a text contains the user’s name or password, in any case and encoding. */
function expectNoValues(text: string): void {
  const decoded = text.replaceAll(/%[\da-f]{2}/gi, (escape) => decodeEscape(escape));
  for (const form of [text, decoded]) {
    for (const value of [...Object.values(VARIABLES), SECRET])
      expect(form.toLowerCase()).not.toContain(value.toLowerCase());
  }
}

function decodeEscape(escape: string): string {
  return Buffer.from(escape.slice(1), "hex").toString("latin1");
}

/** Returns the names of the stored items, with the states in which each was set and the first page. */
function describeItems(observations: Observations): Record<string, string> {
  return Object.fromEntries(
    storedItems(observations).map(({ name, pages, pagesIn }) => [
      name,
      `${STATES.filter((state) => pagesIn[state].length > 0).join(", ")}: ${pages[0]}`,
    ]),
  );
}

test("Pages behind a login are audited before and after each choice, and the account stays secret", async ({
  launchOptions,
}) => {
  const entries: JournalEntry[] = [];
  const requestsBefore = testWebsites().requestedPaths.length;
  const observations = await observeJourney(JOURNEY, launchOptions, STATES, {
    write: (entry) => entries.push(entry),
  });
  expect(observations.journeys).toMatchObject(
    STATES.map((state) => ({ state, outcome: "completed", address: HOME, why: null })),
  );
  const all = STATES.join(", ");
  expect(describeItems(observations)).toEqual({
    cookies_policy: `rejected, accepted: ${START}`,
    _stats: `accepted: ${START}`,
    my_session: `${all}: ${HOME}`,
    statements: `${all}: ${HOME}`,
    "last AUDIT_USER": `${all}: ${HOME}`,
    bills: `${all}: ${BILLS}`,
    _members: `accepted: ${HOME}`,
  });
  const before = observations.pages.filter(({ state }) => state === "before");
  expect(before.map(({ address, journey, depth }) => [address, journey, depth])).toEqual([
    [START, null, 0],
    [`${START}sign-in`, null, 1],
    [`${START}sign-in`, JOURNEY.name, 0],
    [HOME, JOURNEY.name, 0],
    [BILLS, JOURNEY.name, 1],
    [`${START}users/AUDIT_USER/home`, JOURNEY.name, 2],
  ]);
  expect(testWebsites().requestedPaths.slice(requestsBefore)).not.toContain("/sign-out");
  expectNoValues(JSON.stringify([observations, entries]));
  expect(observationsSchema.parse(JSON.parse(JSON.stringify(observations)))).toEqual(observations);

  const inventory = inventoryOf(
    inventoryText([
      { ...LOGIN_COOKIE, name: "my_session" },
      { ...LOGIN_COOKIE, name: "gone" },
      { ...LOGIN_COOKIE, name: "elsewhere", domain: "login.council.test" },
    ]),
  );
  const notSeen = compareInventory(observations, inventory).filter(
    ({ rule }) => rule === "not-seen",
  );
  expect(notSeen.map(({ message }) => message)).toEqual([
    expect.stringContaining(
      "“gone” was not found on any of the 5 pages visited, also after signing in.",
    ),
  ]);
});

test("A journey that was interrupted starts again, and one that had ended is not repeated", async ({
  launchOptions,
}) => {
  const entries: JournalEntry[] = [];
  const complete = await observeJourney(JOURNEY, launchOptions, ["before"], {
    write: (entry) => entries.push(entry),
  });
  const end = entries.findIndex(({ type }) => type === "journey");
  const addresses = ({ pages }: Observations) =>
    pages.map(({ address, order, outcome }) => [address, order, outcome]);
  const resumeFrom = async (written: readonly JournalEntry[]) => {
    const requests = testWebsites().requestedPaths.length;
    const resumed = await resume(written, optionsWith(launchOptions));
    expect(addresses(resumed)).toEqual(addresses(complete));
    expectNoValues(JSON.stringify(resumed));
    return testWebsites().requestedPaths.slice(requests);
  };
  expect(await resumeFrom(entries.slice(0, end))).toContain("/session");
  expect(await resumeFrom(entries.slice(0, end + 1))).not.toContain("/session");
});

test("A failed step makes the run inconclusive, and a picture shows the page without the account", async () => {
  const list = {
    websites: [
      {
        address: START,
        journeys: [{ ...JOURNEY, steps: [...SIGN_IN, { click: "#missing" }, { waitFor: "#x" }] }],
      },
    ],
  };
  project().write("list.json", JSON.stringify(list));
  const session = { ...LOGIN_COOKIE, name: "my_session" };
  project().write("_data/cookies.json", inventoryText([session]));
  const args = ["--websites", "list.json", ...QUICK, "--timeout", "10", "--no-consent"];
  const output = ["--results", inside("results.json"), ...hostOverrides()];
  const requests = testWebsites().requestedPaths.length;
  const unset = await run([...args, ...output]);
  expect(unset).toMatchObject({ code: 2, stdout: "" });
  expect(unset.stderr).toContain(
    `The environment variable AUDIT_USER is not set. The journey “${JOURNEY.name}” on ${START} fills it in.`,
  );
  expect(existsSync(inside("results.json.part"))).toBe(false);
  expect(testWebsites().requestedPaths.length).toBe(requests);

  Object.assign(process.env, VARIABLES);
  const failed = await run([...args, ...output]);
  for (const name of Object.keys(VARIABLES)) delete process.env[name];
  expect(failed.code, failed.stderr).toBe(2);
  const picture = "results-pictures/sign-in-and-open-statements-before-step-6.png";
  expect(failed.stdout).toContain("1 journey could not be completed");
  expect(failed.stdout).toContain(
    `Failed before a choice. Step 6, click “#missing”: no visible element matched within 10 seconds on ${HOME}.`,
  );
  expect(failed.stdout).toContain(`A picture of the page is in ${picture}.`);
  expect(readdirSync(inside("results-pictures"))).toEqual([picture.split("/")[1]]);
  expect(readFileSync(inside(picture)).subarray(1, 4).toString()).toBe("PNG");
  expectNoValues(failed.stdout + failed.stderr + readFileSync(inside("results.json"), "utf8"));
});
