import { expect, test } from "playwright/test";
import type { Finding } from "../../src/finding.ts";
import { type Observations, STATES } from "../../src/observation-schema.ts";
import { toExitCode } from "../../src/report/verdict.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import type { Inconclusive } from "../../src/inconclusive.ts";
import { choiceMade, HOME, observed, seenSite } from "../support/made-observations.ts";

for (const outcome of ["missing", "needs-login", "download", "elsewhere", "forbidden"] as const) {
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

const LOST = { outcome: "failed", why: "No answer." } as const;
const ROBOTS = { outcome: "failed", crawlDelay: null, why: "503" } as const;
const SITEMAP = { address: `${HOME}sitemap.xml`, outcome: "failed", why: "Not XML." } as const;
const SHOP = "https://shop.example.gov.uk/";
const COMPLETE = { kind: "complete", failed: [] };
/** A run in which this failed. */
const incomplete = (what: string, address: string, why: string | null) => ({
  kind: "incomplete",
  failed: [{ what, address, why }],
});

/** Runs, and what they were. */
const RUNS: Readonly<Record<string, readonly [Observations, Record<string, unknown>]>> = {
  "visited every address": [observed([{}, {}]), { ...COMPLETE, visited: 2, known: 2 }],
  "reached a limit, and knows how many addresses there are at least": [
    observed([{}], { left: { limit: [`${HOME}b`, `${HOME}c`] } }),
    { kind: "sampled", visited: 1, known: 3, failed: [] },
  ],
  "left out what robots.txt forbids, and traps": [
    observed([{}], { left: { robots: [`${HOME}b`], traps: ["/day/#"] } }),
    COMPLETE,
  ],
  "could not visit a page": [observed([{}, LOST]), incomplete("page", `${HOME}page-1`, LOST.why)],
  "could not visit a page, and reached a limit": [
    observed([{}, LOST], { left: { limit: ["x"] } }),
    incomplete("page", `${HOME}page-1`, LOST.why),
  ],
  "could not visit its start address, which is named once": [
    observed([LOST]),
    incomplete("start", HOME, LOST.why),
  ],
  "has a start address that no page stands for": [
    observed([{}], { starts: [HOME, SHOP] }),
    incomplete("start", SHOP, null),
  ],
  "has start addresses without the last slash, or with a part of the page": [
    observed([{}], { starts: ["https://www.example.gov.uk", `${HOME}#main`] }),
    COMPLETE,
  ],
  "could not read a robots.txt": [
    observed([{}], { sites: [seenSite({ robots: ROBOTS })] }),
    incomplete("robots", `${HOME}robots.txt`, ROBOTS.why),
  ],
  "could not read a sitemap": [
    observed([{}], { sites: [seenSite({ sitemaps: [SITEMAP] })] }),
    incomplete("sitemap", SITEMAP.address, SITEMAP.why),
  ],
  "found no sitemap": [
    observed([{}], { sites: [seenSite({ sitemaps: [{ ...SITEMAP, outcome: "none" }] })] }),
    COMPLETE,
  ],
  ...Object.fromEntries(
    (["rejected", "accepted"] as const).map((state) => [
      `could not visit a page in the state “${state}” alone, which counts once`,
      [
        observed([{}, { address: `${HOME}a` }, { ...LOST, address: HOME, state }], {
          starts: [`${HOME}a`],
        }),
        { ...incomplete("page", HOME, LOST.why), visited: 2, known: 2 },
      ],
    ]),
  ),
  "visited a page in every state, which counts once": [
    observed(STATES.map((state) => ({ address: HOME, state }))),
    { ...COMPLETE, visited: 1, known: 1 },
  ],
  "left out something on one of its websites": [
    {
      ...observed([{}]),
      ends: [{}, { limit: [`${HOME}b`] }].flatMap((left) => observed([{}], { left }).ends),
    },
    { kind: "sampled", known: 2 },
  ],
};
for (const [name, [observations, outcome]] of Object.entries(RUNS)) {
  test(`What a run was that ${name}`, () => {
    expect(outcomeOf(observations)).toMatchObject(outcome);
  });
}

const FINDING: Finding = {
  file: "_data/cookies.json",
  rule: "not-seen",
  severity: "warning",
  message: "",
  hint: "",
  record: 0,
  items: [],
  edits: [],
};

const UNDECIDED: Inconclusive = { origin: HOME, choices: [choiceMade()], items: [] };

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
    const audit = {
      outcome,
      findings: some(findings, FINDING),
      inconclusive: some(open, UNDECIDED),
    };
    expect(toExitCode(audit)).toBe(code);
  });
}
