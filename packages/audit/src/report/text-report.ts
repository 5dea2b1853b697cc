import { type Colourise, type ReadText, toTerminalText } from "cookie-inventory";
import { escapeText, joinList } from "../compare/quoting.ts";
import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { type AuditSummary, summariseAudit } from "./audit-summary.ts";
import type { ItemStates } from "./consent-states.ts";
import type { ListedItem } from "./item-listing.ts";
import { formatCount, formatNumber } from "./number-format.ts";
import { STATE_LABELS } from "./shared-labels.ts";
import { truncateList } from "./truncate-list.ts";

/** The maximum number of entries of each list in a terminal. */
const MAX = {
  findings: 100,
  listed: 500,
  sites: 20,
  items: 20,
  journeys: 20,
  failed: 10,
  names: 5,
};

/** Formats an audit for a terminal. `readText` reads the inventory. The result has no final newline. */
export function toAuditText(
  audit: Audit,
  readText: ReadText,
  colourise: Colourise = (_role, text) => text,
): string {
  const { verdict, extent, listed, choices, journeys, failed, sites, skipped, refused } =
    summariseAudit(audit);
  const notMade = choices.notMade.map(
    ({ origin, label, text }) => `${escapeText(origin)}, ${label}: ${text}`,
  );
  const visited = sites.map(
    ({ origin, summary, robots, sitemaps }) =>
      `${escapeText(origin)}: ${summary} (robots.txt: ${robots}; sitemaps: ${sitemaps})`,
  );
  return [
    colourise("place", verdict),
    formatFindings(audit, readText, colourise),
    formatList("Stored items:", [], (listed ?? []).map(formatListedItem), MAX.listed, "item"),
    choices.notChecked ?? formatList("Cookie choices:", [choices.summary], notMade, MAX.sites),
    ...choices.nextSteps.map(formatNextStep),
    formatList(
      "Stored items by choice:",
      [],
      (listed === null ? choices.items : [])
        .filter(({ isAffectedByConsent }) => isAffectedByConsent)
        .map(formatStateLine),
      MAX.items,
      "item",
    ),
    formatList(
      "Journeys:",
      [],
      journeys.map(
        ({ origin, name, text }) =>
          `${escapeText(name)} (${escapeText(origin)}): ${escapeText(text)}`,
      ),
      MAX.journeys,
      "journey",
    ),
    formatList("Websites visited:", extent === null ? [] : [extent], visited, MAX.sites, "website"),
    formatList(
      "Pages and files that could not be loaded:",
      [],
      failed.map(({ address, why }) => `${escapeText(address)}: ${why}`),
      MAX.failed,
    ),
    formatList("Skipped:", [], skipped.map(formatSkippedLine), skipped.length),
    formatRefusedLine(refused.map(({ cookie }) => cookie.name)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function formatFindings({ findings }: Audit, readText: ReadText, colourise: Colourise): string {
  const { shown, more } = truncateList(findings, MAX.findings);
  const problems = shown.map((finding) => ({
    ...finding,
    message: escapeText(finding.message),
    hint: escapeText(finding.hint),
  }));
  const text = toTerminalText(problems, readText, colourise);
  if (more === 0) return text;
  return `${text}\n\n${formatCount(more, "more problem")} ${more === 1 ? "is" : "are"} not shown. To see them all, use “--format json”.`;
}

/** Formats what to do about a website on which a choice could not be made, with an entry to paste. */
function formatNextStep({
  origin,
  text,
  entry,
  pictures,
}: AuditSummary["choices"]["nextSteps"][number]): string {
  const paths = pictures.map((each) => `Picture of the page: ${escapeText(each)}`);
  return [
    `What to do about ${escapeText(origin)}:`,
    `  ${escapeText(text)}`,
    ...(entry ?? "").split("\n").map((line) => `  ${line}`),
    ...paths.map((each) => `  ${each}`),
  ]
    .filter((line) => line.trim() !== "")
    .join("\n");
}

function formatListedItem(item: ListedItem): string {
  const { name, storage, domain, party, lifetime, setBy, states } = item;
  const setter = setBy === "" ? "" : `; set by ${setBy}`;
  const inStates = states.map(({ state, text }) => `${STATE_LABELS[state]}: ${text}`).join("; ");
  return `${name} (${storage.toLowerCase()}, ${domain}, ${party}): ${lifetime}${setter}; ${inStates}`;
}

function formatStateLine({ name, domain, cells, needsConsent }: ItemStates): string {
  const states = STATES.map((state) => {
    const { text, breach } = cells[state];
    return `${STATE_LABELS[state]}: ${text}${breach === null ? "" : ` (${breach})`}`;
  });
  return `${name} (${domain}): ${states.join("; ")}; needs consent: ${needsConsent}`;
}

function formatSkippedLine({ reason, text, addresses }: AuditSummary["skipped"][number]): string {
  if (reason !== "traps") return text;
  return `${text} (such as ${addresses.slice(0, MAX.names).map(escapeText).join(", ")})`;
}

function formatRefusedLine(names: readonly string[]): string {
  if (names.length === 0) return "";
  const { shown, more } = truncateList(
    [...new Set(names.map((name) => `“${escapeText(name)}”`))],
    MAX.names,
  );
  const rest = more === 0 ? [] : [`${formatNumber(more)} more`];
  return `The browser refused ${formatCount(names.length, "cookie")}: ${joinList([...shown, ...rest])}.`;
}

/** Formats a heading, the `intro` and at most `max` of the `lines`; an empty string if there are none of either. */
function formatList(
  heading: string,
  intro: readonly string[],
  lines: readonly string[],
  max: number,
  noun = "",
): string {
  if (intro.length + lines.length === 0) return "";
  const { shown, more } = truncateList(lines, max);
  const rest = noun === "" ? `${formatNumber(more)} more` : formatCount(more, `more ${noun}`);
  return [heading, ...intro, ...shown, ...(more > 0 ? [`and ${rest}`] : [])].join("\n  ");
}
