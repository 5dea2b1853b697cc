import { type Paint, type TextOf, toText } from "../../problems/text.ts";
import { listed } from "../compare/words.ts";
import { leftOn } from "../observations.ts";
import type { Audit } from "./audit.ts";
import { countOf, inDigits, some } from "./counts.ts";
import { leftOut } from "./left-out.ts";
import { refusals } from "./refusals.ts";
import { outcomesInWords, robotsInWords, siteReports, sitemapsInWords } from "./sites.ts";
import { verdict } from "./verdict.ts";
import { visible, whyOf } from "./words.ts";

/** As much of each list as a terminal is to show. */
const MOST = { sites: 20, failed: 10, traps: 5 };

/**
 * An audit as a terminal shows it: the verdict, each finding with its line, what was visited and what was not.
 * `textOf` gives the inventory's text. Returns it without a final newline.
 */
export function toAuditText(
  audit: Audit,
  textOf: TextOf,
  paint: Paint = (_as, text) => text,
): string {
  const findings = audit.findings.map((finding) => ({
    ...finding,
    message: visible(finding.message),
    hint: visible(finding.hint),
  }));
  return [
    paint("place", verdict(audit)),
    toText(findings, textOf, paint),
    visited(audit),
    notVisited(audit),
    left(audit),
    refused(audit),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function visited({ observations, outcome }: Audit): string {
  const { shown, more } = some(siteReports(observations, outcome), MOST.sites);
  const sites = shown.map((site) => {
    const files = `robots.txt: ${robotsInWords(site)}; sitemaps: ${sitemapsInWords(site)}`;
    return `${visible(site.origin)}: ${outcomesInWords(site)} (${files})`;
  });
  return list("What was visited:", sites, countOf(more, "more website"), more);
}

function notVisited({ outcome: { failed } }: Audit): string {
  if (failed.length === 0) return "";
  const { shown, more } = some(failed, MOST.failed);
  const lines = shown.map((failure) => `${visible(failure.address)}: ${whyOf(failure)}`);
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
