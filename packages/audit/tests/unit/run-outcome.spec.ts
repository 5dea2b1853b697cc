import { expect, test } from "playwright/test";
import type { Finding } from "../../src/finding.ts";
import { type Page, STATES } from "../../src/observation-schema.ts";
import { exitCodeOf, outcomeOf } from "../../src/run-outcome.ts";
import type { Inconclusive } from "../../src/inconclusive.ts";
import { choiceMade, HOME, observed, seenSite } from "../support/made-observations.ts";

test("A run that visited every address is complete", () => {
  expect(outcomeOf(observed([{}, {}]))).toEqual({
    kind: "complete",
    visited: 2,
    known: 2,
    failed: [],
  });
});

const HARMLESS: readonly Page["outcome"][] = [
  "missing",
  "needs-login",
  "download",
  "elsewhere",
  "forbidden",
];
for (const outcome of HARMLESS) {
  test(`A run is complete when some page is “${outcome}”, and incomplete when a start address is`, () => {
    expect(outcomeOf(observed([{}, { outcome }]))).toMatchObject({
      kind: "complete",
      visited: 1,
      known: 2,
    });
    expect(outcomeOf(observed([{ outcome }]))).toEqual({
      kind: "incomplete",
      visited: 0,
      known: 1,
      failed: [{ what: "start", address: HOME, why: outcome }],
    });
  });
}

test("A run that reached a limit is sampled, and knows how many addresses there are at least", () => {
  const left = { limit: [`${HOME}b`, `${HOME}c`] };
  expect(outcomeOf(observed([{}], { left }))).toEqual({
    kind: "sampled",
    visited: 1,
    known: 3,
    failed: [],
  });
});

test("What robots.txt forbids, and traps, leave a run complete", () => {
  const left = { robots: [`${HOME}b`], traps: ["/day/#"] };
  expect(outcomeOf(observed([{}], { left })).kind).toBe("complete");
});

test("A run in which a page failed is incomplete, a limit or not", () => {
  const pages = [{}, { outcome: "failed", why: "No answer." }] as const;
  const failed = [{ what: "page", address: `${HOME}page-1`, why: "No answer." }];
  expect(outcomeOf(observed(pages))).toMatchObject({ kind: "incomplete", failed });
  expect(outcomeOf(observed(pages, { left: { limit: ["x"] } }))).toMatchObject({
    kind: "incomplete",
    failed,
  });
});

test("A start address that failed is named once", () => {
  expect(outcomeOf(observed([{ outcome: "failed", why: "No such host." }])).failed).toEqual([
    { what: "start", address: HOME, why: "No such host." },
  ]);
});

test("A start address that no page stands for makes a run incomplete", () => {
  const starts = [HOME, "https://shop.example.gov.uk/"];
  expect(outcomeOf(observed([{}], { starts }))).toMatchObject({
    kind: "incomplete",
    failed: [{ what: "start", address: "https://shop.example.gov.uk/", why: null }],
  });
});

test("A start address may lack the last slash, or name a part of the page", () => {
  const starts = ["https://www.example.gov.uk", `${HOME}#main`];
  expect(outcomeOf(observed([{}], { starts })).kind).toBe("complete");
});

test("A robots.txt or a sitemap that could not be read makes a run incomplete", () => {
  const robots = { outcome: "failed", crawlDelay: null, why: "503" } as const;
  const sitemap = { address: `${HOME}sitemap.xml`, outcome: "failed", why: "Not XML." } as const;
  expect(outcomeOf(observed([{}], { sites: [seenSite({ robots })] }))).toMatchObject({
    kind: "incomplete",
    failed: [{ what: "robots", address: `${HOME}robots.txt`, why: "503" }],
  });
  expect(outcomeOf(observed([{}], { sites: [seenSite({ sitemaps: [sitemap] })] }))).toMatchObject({
    kind: "incomplete",
    failed: [{ what: "sitemap", address: `${HOME}sitemap.xml`, why: "Not XML." }],
  });
  const none = seenSite({ sitemaps: [{ ...sitemap, outcome: "none" }] });
  expect(outcomeOf(observed([{}], { sites: [none] })).kind).toBe("complete");
});

test("A page that failed in one state alone makes a run incomplete, and counts once", () => {
  for (const state of ["rejected", "accepted"] as const) {
    const again = { address: HOME, state, outcome: "failed", why: "No answer." } as const;
    const seen = observed([{}, { address: `${HOME}a` }, again], { starts: [`${HOME}a`] });
    expect(outcomeOf(seen)).toEqual({
      kind: "incomplete",
      visited: 2,
      known: 2,
      failed: [{ what: "page", address: HOME, why: "No answer." }],
    });
  }
});

test("A page that was visited in every state is one page", () => {
  const pages = STATES.map((state) => ({ address: HOME, state }));
  expect(outcomeOf(observed(pages))).toEqual({
    kind: "complete",
    visited: 1,
    known: 1,
    failed: [],
  });
});

test("What any website of a run left out counts", () => {
  const [end] = observed([{}]).ends;
  const seen = observed([{}], { left: { limit: [`${HOME}b`] } });
  const ends = end === undefined ? [] : [end, ...seen.ends];
  expect(outcomeOf({ ...seen, ends })).toMatchObject({ kind: "sampled", known: 2 });
});

const FINDING: Finding = {
  file: "_data/cookies.json",
  rule: "not-seen",
  severity: "warning",
  message: "",
  hint: "",
  record: 0,
  things: [],
  mend: [],
};

const UNDECIDED: Inconclusive = { origin: HOME, choices: [choiceMade()], things: [] };

const CODES: readonly [
  kind: "complete" | "sampled" | "incomplete",
  visited: number,
  findings: number,
  open: number,
  code: number,
][] = [
  ["complete", 1, 0, 0, 0],
  ["sampled", 1, 0, 0, 0],
  ["incomplete", 1, 0, 0, 2],
  ["complete", 0, 0, 0, 2],
  ["sampled", 0, 0, 0, 2],
  ["complete", 1, 1, 0, 1],
  ["sampled", 1, 1, 0, 1],
  ["incomplete", 1, 1, 0, 1],
  ["complete", 1, 0, 1, 2],
  ["sampled", 1, 0, 1, 2],
  ["incomplete", 1, 0, 1, 2],
  ["complete", 1, 1, 1, 1],
  ["sampled", 1, 1, 1, 1],
  ["incomplete", 0, 1, 1, 1],
];
for (const [kind, visited, findings, open, code] of CODES) {
  test(`A ${kind} run of ${visited} pages with ${findings} findings and ${open} choices open ends with ${code}`, () => {
    const outcome = { kind, visited, known: 1, failed: [] };
    const some = <T>(length: number, each: T) => Array.from({ length }, () => each);
    expect(exitCodeOf(outcome, some(findings, FINDING), some(open, UNDECIDED))).toBe(code);
  });
}
