import { escapeMarkdown } from "cookie-inventory";
import { escapeText } from "../compare/quoting.ts";
import type { Finding } from "../finding.ts";
import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { type AuditSummary, summariseAudit } from "./audit-summary.ts";
import type { ItemStates } from "./consent-states.ts";
import { findPages, groupByKind, type HintPart, splitHint } from "./finding-groups.ts";
import { FINDING_TITLES } from "./finding-titles.ts";
import type { ListedItem } from "./item-listing.ts";
import { formatCount } from "./number-format.ts";
import { describeWebsites } from "./run-description.ts";
import { capitalise, formatName, STATE_LABELS } from "./shared-labels.ts";
import { truncateList } from "./truncate-list.ts";

/** The longest body of an issue or a pull request on GitHub, in characters. */
const MAX_LENGTH = 65_536;
/** Characters kept free for the sentence about entries that are not shown. */
const RESERVED = 1000;
/** Characters that findings and choices leave free for the sections after them. */
const RESERVED_AFTER = { findings: 15_000, choices: 5000 };

/** A section, omitted if it has no entries. */
interface Section {
  readonly heading: string;
  /** Text directly before the first entry: the head of a table. */
  readonly tableHead?: string;
  readonly entries: readonly string[];
  /** Characters to leave free for the sections after it; 0 by default. */
  readonly reserved?: number;
}

/** Formats an audit for an issue or a pull request on GitHub; entries that do not fit are counted. */
export function toAuditMarkdown(audit: Audit): string {
  const { verdict, extent, listed, choices, journeys, failed, sites, skipped, refused } =
    summariseAudit(audit);
  const notMade = choices.notMade.map(
    ({ origin, label, text }) => `- ${escapeForGitHub(origin)}, ${label}: ${escapeForGitHub(text)}`,
  );
  const summary = `${choices.summary}${notMade.length > 0 ? "\n" : ""}`;
  const sections: Section[] = [
    ...groupByKind(audit.findings).map(({ kind, findings }) => ({
      heading: FINDING_TITLES[kind],
      entries: findings.map(formatFinding),
      reserved: RESERVED_AFTER.findings,
    })),
    {
      heading: "Stored items",
      tableHead: LISTED_TABLE_HEAD,
      entries: (listed ?? []).map(formatListedRow),
      reserved: RESERVED_AFTER.findings,
    },
    {
      heading: "Cookie choices",
      entries:
        choices.notChecked === null
          ? [summary, ...notMade, ...choices.nextSteps.map(formatNextStep)]
          : [choices.notChecked],
      reserved: RESERVED_AFTER.choices,
    },
    {
      heading: "Stored items by choice",
      tableHead: STATE_TABLE_HEAD,
      entries: (listed === null ? choices.items : [])
        .filter(({ isAffectedByConsent }) => isAffectedByConsent)
        .map(formatStateRow),
      reserved: RESERVED_AFTER.choices,
    },
    {
      heading: "Journeys",
      entries: journeys.map(
        ({ origin, name, text }) =>
          `- ${escapeForGitHub(name)} (${escapeForGitHub(origin)}): ${escapeForGitHub(text)}`,
      ),
    },
    {
      heading: "Pages and files that could not be loaded",
      entries: failed.map(
        ({ address, why }) => `- ${escapeForGitHub(address)}: ${escapeForGitHub(why)}`,
      ),
    },
    {
      heading: "Websites visited",
      entries: sites.map(
        ({ origin, summary: outcomes, robots, sitemaps }) =>
          `- ${escapeForGitHub(origin)}: ${outcomes}; robots.txt: ${escapeForGitHub(robots)}; sitemaps: ${sitemaps}`,
      ),
    },
    { heading: "Skipped", entries: skipped.map(({ text }) => `- ${text}`) },
    {
      heading: "Cookies refused by the browser",
      entries: refused.map(
        ({ cookie, reasons }) =>
          `- ${escapeForGitHub(formatName(cookie))} (${escapeForGitHub(cookie.domain)}): ${reasons.map(escapeForGitHub).join(" ")}`,
      ),
    },
  ];
  const head = [
    `# Audit of ${escapeForGitHub(audit.organisation?.name ?? describeWebsites(audit.observations.run))}`,
    verdict,
    extent ?? [],
  ].flat();
  return joinSections(
    head.join("\n\n"),
    sections.filter(({ entries }) => entries.length > 0),
  );
}

/** Formats what to do about a website on which a choice could not be made, with an entry to paste. */
function formatNextStep({
  origin,
  text,
  entry,
  pictures,
}: AuditSummary["choices"]["nextSteps"][number]): string {
  const json = entry === null ? "" : `\n\n${formatCodeBlock(entry)}`;
  const paths =
    pictures.length === 0
      ? ""
      : `\n\nPictures of the page: ${pictures.map((each) => formatCode(escapeText(each))).join(", ")}`;
  return `\n**${escapeForGitHub(origin)}**: ${escapeForGitHub(text)}${json}${paths}\n`;
}

function formatFinding(finding: Finding): string {
  const { file, line, message, hint } = finding;
  const { shown, more } = truncateList(findPages(finding), 3);
  const rest = more > 0 ? ` and ${formatCount(more, "more page")}` : "";
  const pages =
    shown.length > 0 ? `\n\n  Found on ${shown.map(escapeForGitHub).join(", ")}${rest}.` : "";
  const place = line === undefined ? formatCode(file) : `${formatCode(file)}, line ${line}`;
  return `- **${escapeForGitHub(message)}** (${place})\n\n  ${splitHint(hint).map(formatHintPart).join("").trim()}${pages}\n`;
}

function formatHintPart({ type, text }: HintPart): string {
  if (type === "text") return escapeForGitHub(text);
  if (type === "fields") return formatCode(text);
  return `\n\n  ${formatCodeBlock(text).replaceAll("\n", "\n  ")}\n\n `;
}

function formatCodeBlock(json: string): string {
  const fence = backticksFor(json).padEnd(3, "`");
  return `${fence}json\n${json}\n${fence}`;
}

function formatCode(text: string): string {
  const ticks = backticksFor(text);
  const space = ticks.length > 1 ? " " : "";
  return `${ticks}${space}${text}${space}${ticks}`;
}

/** Returns one more backtick than the longest run of them in the text (CommonMark, section 6.1). */
function backticksFor(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
}

const STATE_TABLE_HEAD = `| Name | ${STATES.map((state) => capitalise(STATE_LABELS[state])).join(" | ")} | Needs consent |\n${"| --- ".repeat(5)}|\n`;

function formatStateRow({ name, domain, cells, needsConsent }: ItemStates): string {
  const states = STATES.map((state) => {
    const { text, breach } = cells[state];
    return breach === null ? text : `${text}, **${breach}**`;
  });
  const row = [`${escapeForGitHub(name)} (${escapeForGitHub(domain)})`, ...states, needsConsent];
  return `| ${row.join(" | ")} |`;
}

const LISTED_TABLE_HEAD = `| Name | Storage | Domain | Party | Lifetime | Set by | In which state |\n${"| --- ".repeat(7)}|\n`;

function formatListedRow(item: ListedItem): string {
  const states = item.states.map(({ state, text }) => `${STATE_LABELS[state]}: ${text}`).join("; ");
  const { name, storage, domain, party, lifetime, setBy } = item;
  return `| ${[name, storage, domain, party, lifetime, setBy, states].map(escapeForGitHub).join(" | ")} |`;
}

/** Escapes text from websites: it contains no markup, and mentions no GitHub user. */
function escapeForGitHub(text: string): string {
  return escapeMarkdown(escapeText(text)).replaceAll(/https?:\/\/\S+|@/g, (found) =>
    found === "@" ? "@<!-- -->" : found,
  );
}

/** Adds as many whole entries as fit. */
function joinSections(head: string, sections: readonly Section[]): string {
  let text = head;
  let notShown = 0;
  for (const { heading, tableHead = "", entries, reserved = 0 } of sections) {
    let isFirst = true;
    for (const entry of entries) {
      const next = isFirst ? `\n\n## ${heading}\n\n${tableHead}${entry}` : `\n${entry}`;
      if (text.length + next.length > MAX_LENGTH - RESERVED - reserved) notShown += 1;
      else {
        text += next;
        isFirst = false;
      }
    }
  }
  if (notShown === 0) return text;
  const are = notShown === 1 ? "is" : "are";
  return `${text}\n\n${formatCount(notShown, "more entry", "more entries")} ${are} not shown. See the full report.`;
}
