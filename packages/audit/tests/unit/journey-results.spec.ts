import { expect, test } from "playwright/test";
import type { Observations } from "../../src/observation-schema.ts";
import { listJourneys } from "../../src/report/journey-lines.ts";
import { REPORT_FORMATS } from "../../src/report/report-formats.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { projectOf } from "test-support";
import { compareRecords, SESSION } from "../support/compared-inventory.ts";
import { HOME, journeyResult, observed, seenPage } from "../support/made-observations.ts";
import { makeAudit } from "../support/sample-audit.ts";

/* What a run concludes from its journeys. */

const FAILED = journeyResult({
  outcome: "failed",
  step: 4,
  why: "Step 4, click “#go”: no visible element matched.",
  picture: "results.pictures/sign-in.png",
});
const NOT_RUN = journeyResult({ outcome: "not-run", state: "rejected", why: "No banner." });

const page = (change: object) => seenPage({ journey: "Sign in", depth: 1, ...change });
const run = (...journeys: Observations["journeys"]) => observed([{}], { journeys });

/** Records behind a login, the journeys of the run, and whether the record is reported as not found. */
const BEHIND_LOGIN: Readonly<Record<string, readonly [object, Observations, boolean]>> = {
  "no journey": [{}, run(), false],
  "a journey that signed in": [{}, run(journeyResult()), true],
  "a journey that failed": [{}, run(FAILED), false],
  "a journey that does not sign in": [{}, run(journeyResult({ login: false })), false],
  "a journey that signed in on another host": [
    { domain: "shop.example.gov.uk" },
    run(journeyResult()),
    false,
  ],
  "a journey that visited the host after signing in": [
    { domain: "shop.example.gov.uk" },
    observed([{}, page({ address: "https://shop.example.gov.uk/basket" })], {
      journeys: [journeyResult()],
    }),
    true,
  ],
  "a journey that opened the host before it signed in": [
    { domain: "shop.example.gov.uk" },
    observed([{}, page({ depth: 0, address: "https://shop.example.gov.uk/" })], {
      journeys: [journeyResult()],
    }),
    false,
  ],
  "a journey that did not sign in after accepting, although the record needs consent": [
    { exception: 2 },
    run(journeyResult()),
    false,
  ],
  "a journey that signed in after accepting": [
    { exception: 2 },
    run(journeyResult({ state: "accepted" })),
    true,
  ],
};
for (const [name, [record, observations, isReported]] of Object.entries(BEHIND_LOGIN)) {
  test(`With ${name}, a record behind a login is ${isReported ? "" : "not "}judged`, () => {
    const findings = compareRecords([{ ...SESSION, behindLogin: true, ...record }], observations);
    expect(findings.map(({ rule }) => rule)).toEqual(isReported ? ["not-seen"] : []);
    for (const { hint } of findings) expect(hint).not.toContain("behindLogin");
  });
}

test("A journey does not make up for pages that the crawl has not visited", () => {
  const observations = observed([{ outcome: "missing" }, page({})], {
    journeys: [journeyResult()],
  });
  expect(compareRecords([SESSION], observations)).toEqual([]);
});

test("A failed journey makes a run incomplete, and so does one that ran in no state", () => {
  expect(outcomeOf(run(journeyResult(), NOT_RUN))).toMatchObject({ kind: "complete", failed: [] });
  expect(outcomeOf(run(FAILED))).toMatchObject({
    kind: "incomplete",
    failed: [
      {
        kind: "journey",
        address: HOME,
        why: "The journey “Sign in” failed. Step 4, click “#go”: no visible element matched. A picture of the page is in results.pictures/sign-in.png.",
      },
    ],
  });
  expect(outcomeOf(run(NOT_RUN))).toMatchObject({
    kind: "incomplete",
    failed: [
      {
        kind: "journey",
        why: "The journey “Sign in” did not run, because the choice could not be made. No banner.",
      },
    ],
  });
});

test("Reports say in which states a journey was completed, and why not in others", () => {
  const accepted = journeyResult({ outcome: "not-run", state: "accepted" });
  const observations = observed([{}, page({ depth: 0 }), page({ address: `${HOME}account` })], {
    journeys: [journeyResult(), NOT_RUN, accepted],
  });
  const [line] = listJourneys(observations);
  expect(line).toEqual({
    origin: "https://www.example.gov.uk",
    name: "Sign in",
    text: "Completed before a choice (2 pages). Not run after rejecting and after accepting, because no choice could be made.",
  });
});

test("Every report format names the failed step", async () => {
  const audit = makeAudit(run(FAILED));
  for (const [name, format] of Object.entries(REPORT_FORMATS)) {
    const text = (await format(audit, projectOf({}), undefined)).replaceAll(/<wbr>|\\/g, "");
    expect(text, name).toContain("Step 4, click “#go”: no visible element matched.");
    expect(text, name).toMatch(/1 journey could not be completed/);
  }
});
