import { INVENTORY_FILE } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { toExitCode } from "../../src/report/exit-codes.ts";
import type { Finding } from "../../src/finding.ts";
import type { Inconclusive } from "../../src/inconclusive.ts";
import { type Observations, STATES } from "../../src/observation-schema.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { choiceMade, HOME, observed, seenSite } from "../support/made-observations.ts";

for (const outcome of ["missing", "needs-login", "download", "elsewhere", "forbidden"] as const) {
  test(`A run is complete if a page is “${outcome}”, and incomplete if a start page is`, () => {
    expect(outcomeOf(observed([{}, { outcome }]))).toMatchObject({
      kind: "complete",
      visited: 1,
      found: 2,
    });
    expect(outcomeOf(observed([{ outcome }]))).toEqual({
      kind: "incomplete",
      visited: 0,
      found: 1,
      failed: [{ kind: "start", address: HOME, why: outcome }],
    });
  });
}

const FAILED = { outcome: "failed", why: "No answer." } as const;
const ROBOTS = { outcome: "failed", crawlDelay: null, why: "503" } as const;
const SITEMAP = { address: `${HOME}sitemap.xml`, outcome: "failed", why: "Not XML." } as const;
const SHOP = "https://shop.example.gov.uk/";
const COMPLETE = { kind: "complete", failed: [] };
/** The outcome of a run in which one address failed. */
const incomplete = (kind: string, address: string, why: string | null) => ({
  kind: "incomplete",
  failed: [{ kind, address, why }],
});

const RUNS: Readonly<Record<string, readonly [Observations, Record<string, unknown>]>> = {
  "visited every address": [observed([{}, {}]), { ...COMPLETE, visited: 2, found: 2 }],
  "reached a limit": [
    observed([{}], { left: { limit: [`${HOME}b`, `${HOME}c`] } }),
    { kind: "sampled", visited: 1, found: 3, failed: [] },
  ],
  "skipped pages forbidden by robots.txt, and crawler traps": [
    observed([{}], { left: { robots: [`${HOME}b`], traps: ["/day/#"] } }),
    COMPLETE,
  ],
  "could not visit a page": [
    observed([{}, FAILED]),
    incomplete("page", `${HOME}page-1`, FAILED.why),
  ],
  "could not visit a page, and reached a limit": [
    observed([{}, FAILED], { left: { limit: ["x"] } }),
    incomplete("page", `${HOME}page-1`, FAILED.why),
  ],
  "could not visit its start page": [observed([FAILED]), incomplete("start", HOME, FAILED.why)],
  "has a start address without a page": [
    observed([{}], { starts: [HOME, SHOP] }),
    incomplete("start", SHOP, null),
  ],
  "has start addresses without the last slash, or with a fragment": [
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
      `could not visit a page only in the state “${state}”`,
      [
        observed([{}, { address: `${HOME}a` }, { ...FAILED, address: HOME, state }], {
          starts: [`${HOME}a`],
        }),
        { ...incomplete("page", HOME, FAILED.why), visited: 2, found: 2 },
      ],
    ]),
  ),
  "visited a page in every state": [
    observed(STATES.map((state) => ({ address: HOME, state }))),
    { ...COMPLETE, visited: 1, found: 1 },
  ],
  "reached a limit on one of its websites": [
    {
      ...observed([{}]),
      ends: [{}, { limit: [`${HOME}b`] }].flatMap((left) => observed([{}], { left }).ends),
    },
    { kind: "sampled", found: 2 },
  ],
};
for (const [name, [observations, outcome]] of Object.entries(RUNS)) {
  test(`The outcome of a run that ${name}`, () => {
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

const INCONCLUSIVE: Inconclusive = { origin: HOME, websites: [], choices: [choiceMade()] };

const CODES: readonly [
  kind: "complete" | "sampled" | "incomplete",
  visited: number,
  findings: number,
  inconclusive: number,
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
for (const [kind, visited, findings, inconclusive, code] of CODES) {
  test(`The exit code is ${code} for a ${kind} run with ${visited} visited pages, ${findings} findings and ${inconclusive} inconclusive origins`, () => {
    const outcome = { kind, visited, found: 1, failed: [] };
    const repeat = <T>(length: number, each: T) => Array.from({ length }, () => each);
    const audit = {
      outcome,
      findings: repeat(findings, FINDING),
      inconclusive: repeat(inconclusive, INCONCLUSIVE),
      inventoryFile: INVENTORY_FILE,
    };
    expect(toExitCode(audit)).toBe(code);
    // Without an inventory there are no findings, and only an inconclusive run is a failure.
    if (findings === 0) expect(toExitCode({ ...audit, inventoryFile: null })).toBe(code);
  });
}
