import { escapeMarkdown } from "cookie-inventory";
import { escapeText } from "../compare/quoting.ts";
import type { Finding } from "../finding.ts";
import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import type { InStates } from "./consent-states.ts";
import { bySeverity, type HintPart, hintParts, pagesOf } from "./finding-groups.ts";
import { countOf, inDigits, some } from "./number-format.ts";
import { KINDS, nameOf } from "./report-messages.ts";
import { reportView } from "./report-view.ts";

/** GitHub takes no more for the body of an issue or a pull request. In characters. */
const LIMIT = 65_536;
/** What is kept free for saying how much was left out. */
const RESERVE = 1000;
/** Findings leave this much for what became of choices and pages, and choices this much for pages. */
const REST = { findings: 15_000, choices: 5000 };

/** A heading, and what stands under it, one entry each. */
interface Part {
  readonly heading: string;
  /** What stands right before the first entry: the head of a table. */
  readonly head?: string;
  readonly entries: readonly string[];
  /** What it leaves free for the parts behind it; 0 if nothing is said. */
  readonly leaves?: number;
}

/** An audit for an issue or a pull request on GitHub; where it would be too long, the rest is only counted. */
export function toAuditMarkdown(audit: Audit): string {
  const { verdict, extent, choices, failed, sites, left, refused } = reportView(audit);
  // Only what could not be said is told of each website; the rest is counted.
  const missed = choices.missed.map(
    ({ origin, answers, words }) => `- ${foreign(origin)}, ${answers}: ${foreign(words)}`,
  );
  const brief = `${choices.brief}${missed.length > 0 ? "\n" : ""}`;
  const parts: Part[] = [
    ...bySeverity(audit.findings).map(({ kind, findings }) => ({
      heading: KINDS[kind],
      entries: findings.map(findingEntry),
      leaves: REST.findings,
    })),
    {
      heading: "What a choice changes",
      entries: choices.nothing === null ? [brief, ...missed] : [choices.nothing],
      leaves: REST.choices,
    },
    {
      heading: "What is set in which state",
      head: STATE_HEAD,
      entries: choices.items.filter(({ matters }) => matters).map(stateRow),
      leaves: REST.choices,
    },
    {
      heading: "What could not be visited or read",
      entries: failed.map(({ address, why }) => `- ${foreign(address)}: ${foreign(why)}`),
    },
    {
      heading: "What was visited",
      entries: sites.map(
        ({ origin, summary, robots, sitemaps }) =>
          `- ${foreign(origin)}: ${summary}; robots.txt: ${foreign(robots)}; sitemaps: ${sitemaps}`,
      ),
    },
    { heading: "What was left out", entries: left.map(({ words }) => `- ${words}`) },
    {
      heading: "What the browser refused",
      entries: refused.map(
        ({ cookie, reasons }) =>
          `- ${foreign(nameOf(cookie))} of ${foreign(cookie.domain)}: ${reasons.map(foreign).join(" ")}`,
      ),
    },
  ];
  const head = [`# Audit of ${foreign(audit.organisation.name)}`, verdict, extent ?? []].flat();
  return fitted(
    head.join("\n\n"),
    parts.filter(({ entries }) => entries.length > 0),
  );
}

function findingEntry(finding: Finding): string {
  const { file, line, message, hint } = finding;
  const { shown, more } = some(pagesOf(finding), 3);
  const rest = more > 0 ? `, and ${countOf(more, "more page")}` : "";
  const seen = shown.length > 0 ? `\n\n  Seen on ${shown.map(foreign).join(", ")}${rest}.` : "";
  const place = line === undefined ? code(file) : `${code(file)}, line ${line}`;
  return `- **${foreign(message)}** (${place})\n\n  ${hintParts(hint).map(hintPart).join("").trim()}${seen}\n`;
}

function hintPart({ as, text }: HintPart): string {
  if (as === "words") return foreign(text);
  if (as === "values") return code(text);
  const fence = ticksFor(text).padEnd(3, "`");
  return `\n\n  ${fence}json\n  ${text.replaceAll("\n", "\n  ")}\n  ${fence}\n\n `;
}

function code(text: string): string {
  const ticks = ticksFor(text);
  const space = ticks.length > 1 ? " " : "";
  return `${ticks}${space}${text}${space}${ticks}`;
}

/** One more than stand together in the text (CommonMark, section 6.1). */
function ticksFor(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
}

const STATE_HEAD = `| Name | Before a choice | After “no” | After “yes” | Needs consent |\n${"| --- ".repeat(5)}|\n`;

function stateRow({ name, domain, cells, needsConsent }: InStates): string {
  const told = STATES.map((state) => {
    const { words, against } = cells[state];
    return against === null ? words : `${words}, **${against}**`;
  });
  const row = [`${foreign(name)} (${foreign(domain)})`, ...told, needsConsent];
  return `| ${row.join(" | ")} |`;
}

/** What others wrote: no markup, and nobody's name that GitHub would call. */
function foreign(text: string): string {
  return escapeMarkdown(escapeText(text)).replaceAll(/https?:\/\/\S+|@/g, (found) =>
    found === "@" ? "@<!-- -->" : found,
  );
}

/** As many entries as there is room for, each whole. */
function fitted(head: string, parts: readonly Part[]): string {
  let text = head;
  let missing = 0;
  for (const { heading, head: before = "", entries, leaves = 0 } of parts) {
    let isFirst = true;
    for (const entry of entries) {
      const next = isFirst ? `\n\n## ${heading}\n\n${before}${entry}` : `\n${entry}`;
      if (text.length + next.length > LIMIT - RESERVE - leaves) missing += 1;
      else {
        text += next;
        isFirst = false;
      }
    }
  }
  return missing === 0
    ? text
    : `${text}\n\nThere is no room here for ${inDigits(missing)} more: see the whole report.`;
}
