import {
  INVENTORY_FILE,
  type Problem,
  toGitHubAnnotations,
  toSarif,
  warning,
} from "cookie-inventory";
import { keyOf, type StoredItem } from "../stored-items.ts";
import { shorten, escapeText } from "../compare/quoting.ts";
import type { Audit } from "./audit-result.ts";
import { missedIn, reasonOf } from "./failed-addresses.ts";
import { siteReports } from "./site-results.ts";
import { reasonsOf, nextStep, whyInconclusive } from "./inconclusive-messages.ts";
import { isPartial, conclusion, verdict } from "./verdict.ts";

/* The forms of the report that other programs read. */

/** Changes when a program that reads the report would have to change. */
const REPORT_VERSION = 3;

/**
 * An audit for other programs. A finding, and what is inconclusive, names its `items` by their places in the list
 * of all; the sightings of each page stand in the file of observations.
 */
export function toAuditJson(audit: Audit): string {
  const { observations, items, outcome } = audit;
  const { run, choices } = observations;
  const places = new Map(items.map((item, index) => [keyOf(item), index]));
  const placesOf = (some: readonly StoredItem[]) =>
    some.flatMap((item) => places.get(keyOf(item)) ?? []);
  return JSON.stringify(
    {
      version: REPORT_VERSION,
      started: run.started,
      states: run.states,
      websites: run.websites.length,
      part: { number: run.part.number, of: run.part.of },
      verdict: verdict(audit),
      conclusion: conclusion(audit),
      outcome,
      findings: audit.findings.map((finding) => ({
        ...finding,
        items: placesOf(finding.items),
      })),
      inconclusive: audit.inconclusive.map((each) => ({
        origin: each.origin,
        outcomes: each.choices.map(({ website, state, outcome: is }) => ({
          website,
          state,
          outcome: is,
        })),
        items: placesOf(each.items),
      })),
      choices: choices.map(
        ({ type: _type, cookies: _cookies, items: _items, hosts: _hosts, ...choice }) => choice,
      ),
      items: items.map(({ cookies, ...item }) => ({
        ...item,
        setBy: [...new Map(cookies.map(({ setBy }) => [JSON.stringify(setBy), setBy])).values()],
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
  return toGitHubAnnotations(annotations(audit));
}

/**
 * The findings; and what keeps the audit from judging: that the run was incomplete, and each website on which no
 * choice could be made. No finding would look like nothing untrue.
 */
function annotations(audit: Audit): Problem[] {
  const { findings, inconclusive } = audit;
  const open = inconclusive.map((each) => {
    const message = `Nobody can say whether ${shorten(each.origin)} respects a choice: ${whyInconclusive(each)}.`;
    const hint = [nextStep(each), ...reasonsOf(each)].join(" ");
    return warning({ file: INVENTORY_FILE }, "choice-not-made", message, hint);
  });
  return [...findings, ...(isPartial(audit) ? [incompleteRun(audit)] : []), ...open];
}

function incompleteRun(audit: Audit): Problem {
  const failed = missedIn(audit.observations, audit.outcome).slice(0, 10);
  const reasons = failed.map((failure) => `${escapeText(failure.address)}: ${reasonOf(failure)}`);
  return warning(
    { file: INVENTORY_FILE },
    "incomplete-run",
    verdict(audit),
    `Run the audit again when these can be reached. ${reasons.join(" ")}`.trim(),
  );
}
