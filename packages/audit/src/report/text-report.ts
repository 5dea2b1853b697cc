import { type Paint, type TextOf, toText } from "cookie-inventory";
import { listed, visible } from "../compare/quoting.ts";
import { leftOn, STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import {
  choicesByOrigin,
  choicesInBrief,
  missedAnswers,
  choicesNotTried,
} from "./choice-results.ts";
import { countOf, inDigits, some } from "./number-format.ts";
import { missedIn, reasonOf } from "./failed-addresses.ts";
import { leftOut } from "./left-out.ts";
import { refusals } from "./refused-cookies.ts";
import { outcomesInWords, robotsInWords, siteReports, sitemapsInWords } from "./site-results.ts";
import { type InStates, inStates } from "./consent-states.ts";
import { extentOf } from "./report-heading.ts";
import { verdict } from "./verdict.ts";
import { AFTER } from "./report-messages.ts";

/** As much of each list as a terminal is to show. */
const MOST = { findings: 100, sites: 20, things: 20, failed: 10, traps: 5 };

/**
 * An audit as a terminal shows it: the verdict, each finding with its line, what became of choices, what was
 * visited and what was not.
 * `textOf` gives the inventory's text. Returns it without a final newline.
 */
export function toAuditText(
  audit: Audit,
  textOf: TextOf,
  paint: Paint = (_as, text) => text,
): string {
  return [
    paint("place", verdict(audit)),
    found(audit, textOf, paint),
    choices(audit),
    inEachState(audit),
    visited(audit),
    notVisited(audit),
    left(audit),
    refused(audit),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function found({ findings }: Audit, textOf: TextOf, paint: Paint): string {
  const { shown, more } = some(findings, MOST.findings);
  const told = shown.map((finding) => ({
    ...finding,
    message: visible(finding.message),
    hint: visible(finding.hint),
  }));
  const text = toText(told, textOf, paint);
  if (more === 0) return text;
  return `${text}\n\nThere ${more === 1 ? "is" : "are"} ${countOf(more, "more finding")}: “--format json” has all.`;
}

function choices({ observations }: Audit): string {
  const nothing = choicesNotTried(observations);
  if (nothing !== undefined) return nothing;
  const all = choicesByOrigin(observations);
  const missed = missedAnswers(all).map(
    ({ origin, answers, words }) => `${visible(origin)}, ${answers}: ${words}`,
  );
  const { shown, more } = some(missed, MOST.sites);
  return list("Choices:", [choicesInBrief(all), ...shown], `${inDigits(more)} more`, more);
}

function inEachState(audit: Audit): string {
  if (audit.observations.choices.length === 0) return "";
  const { shown, more } = some(
    inStates(audit).filter(({ matters }) => matters),
    MOST.things,
  );
  if (shown.length === 0) return "";
  const head = "What goes against the inventory, differs by choice, or needs consent:";
  return list(head, shown.map(stateLine), countOf(more, "more thing"), more);
}

function stateLine({ name, domain, cells, needsConsent }: InStates): string {
  const told = STATES.map((state) => {
    const { words, against } = cells[state];
    return `${AFTER[state]} ${words}${against === null ? "" : ` (${against})`}`;
  });
  return `${name} (${domain}): ${told.join(", ")}; needs consent: ${needsConsent}`;
}

function visited({ observations, outcome }: Audit): string {
  const { shown, more } = some(siteReports(observations, outcome), MOST.sites);
  const sites = shown.map((site) => {
    const files = `robots.txt: ${robotsInWords(site)}; sitemaps: ${sitemapsInWords(site)}`;
    return `${visible(site.origin)}: ${outcomesInWords(site)} (${files})`;
  });
  const extent = extentOf(observations.run);
  const lines = extent === null ? sites : [extent, ...sites];
  return list("What was visited:", lines, countOf(more, "more website"), more);
}

function notVisited({ observations, outcome }: Audit): string {
  const failed = missedIn(observations, outcome);
  if (failed.length === 0) return "";
  const { shown, more } = some(failed, MOST.failed);
  const lines = shown.map((failure) => `${visible(failure.address)}: ${reasonOf(failure)}`);
  return list("What could not be visited or read:", lines, `${inDigits(more)} more`, more);
}

function left({ observations }: Audit): string {
  const parts = leftOut(observations);
  if (parts.length === 0) return "";
  const kinds = some(leftOn(observations).traps, MOST.traps).shown.map(visible);
  return parts
    .map(({ why, words }) => (why === "traps" ? `${words} (such as ${kinds.join(", ")})` : words))
    .reduce((all, words) => `${all}\n  ${words}`, "What was left out:");
}

function refused({ observations }: Audit): string {
  const offered = refusals(observations);
  if (offered.length === 0) return "";
  const names = some(
    [...new Set(offered.map(({ cookie }) => `“${visible(cookie.name)}”`))],
    MOST.traps,
  );
  const rest = names.more === 0 ? [] : [`${inDigits(names.more)} more`];
  return `The browser refused ${countOf(offered.length, "cookie")} that the websites offered: ${listed([...names.shown, ...rest])}.`;
}

function list(head: string, lines: readonly string[], rest: string, more: number): string {
  return [head, ...lines, ...(more > 0 ? [`and ${rest}`] : [])].join("\n  ");
}
