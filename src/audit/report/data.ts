import { toGitHub } from "../../problems/github.ts";
import { type Problem, warning } from "../../problems/problem.ts";
import { toSarif } from "../../problems/sarif.ts";
import { INVENTORY_FILE } from "../../inventory/read.ts";
import type { Audit } from "./audit.ts";
import { keyOf } from "./key.ts";
import { siteReports } from "./sites.ts";
import { standing, verdict } from "./verdict.ts";
import { whyOf } from "./words.ts";

/* The forms of the report that other programs read. */

/** Changes when a program that reads the report would have to change. */
const REPORT_VERSION = 1;

/**
 * An audit for other programs. A finding names its `things` by their places in the list of all; the sightings
 * of each page stand in the file of observations.
 */
export function toAuditJson(audit: Audit): string {
  const { observations, things, outcome } = audit;
  const places = new Map(things.map((thing, index) => [keyOf(thing), index]));
  return JSON.stringify(
    {
      version: REPORT_VERSION,
      started: observations.run.started,
      verdict: verdict(audit),
      standing: standing(audit),
      outcome,
      findings: audit.findings.map((finding) => ({
        ...finding,
        things: finding.things.flatMap((thing) => places.get(keyOf(thing)) ?? []),
      })),
      things: things.map(({ cookies, ...thing }) => ({
        ...thing,
        setBy: distinct(cookies.map(({ setBy }) => setBy)),
      })),
      sites: siteReports(observations, outcome).map(({ outcomes, ...site }) => ({
        ...site,
        outcomes: Object.fromEntries(
          outcomes.map(({ outcome: kind, pages }) => [kind, pages.length]),
        ),
      })),
    },
    null,
    2,
  );
}

/** An audit for code scanning. */
export function toAuditSarif(audit: Audit): string {
  return toSarif(annotations(audit));
}

/** An audit as GitHub Actions marks it at the lines of the inventory. */
export function toAuditGitHub(audit: Audit): string {
  return toGitHub(annotations(audit));
}

/** The findings; and where the run was incomplete, that: no finding would look like nothing untrue. */
function annotations(audit: Audit): Problem[] {
  const { findings, outcome } = audit;
  if (outcome.kind !== "incomplete" && standing(audit) !== "unknown") return [...findings];
  const reasons = outcome.failed.map((failure) => `${failure.address}: ${whyOf(failure)}`);
  const told = reasons.slice(0, 10).join(" ");
  return [
    ...findings,
    warning(
      { file: INVENTORY_FILE },
      "incomplete-run",
      verdict(audit),
      `Run the audit again when these can be reached. ${told}`.trim(),
    ),
  ];
}

function distinct<T>(all: readonly T[]): T[] {
  const seen = new Map(all.map((each) => [JSON.stringify(each), each]));
  return [...seen.values()];
}
