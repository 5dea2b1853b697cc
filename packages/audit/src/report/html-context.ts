import { MAX_LIFETIME_DAYS } from "cookie-inventory";
import { escapeText, shorten } from "../compare/quoting.ts";
import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { type AuditSummary, summariseAudit } from "./audit-summary.ts";
import { createEvidenceLinks } from "./evidence-links.ts";
import { describeFailure } from "./failed-addresses.ts";
import { findPages, findSetters, groupByKind, splitHint } from "./finding-groups.ts";
import { FINDING_TITLES } from "./finding-titles.ts";
import { collectReasons, explainInconclusive, suggestNextStep } from "./inconclusive-messages.ts";
import { BROWSER_LIMIT, chartLifetimes, SCALE_TICKS } from "./lifetime-chart.ts";
import { formatCount } from "./number-format.ts";
import { createLinker, type PageLink } from "./page-links.ts";
import { createPageMatrix } from "./page-matrix.ts";
import { sortPages } from "./page-order.ts";
import { describeVisitor, describeWebsites } from "./run-description.ts";
import { capitalise, formatName, STATE_LABELS } from "./shared-labels.ts";
import { createStoredItemRows } from "./stored-item-rows.ts";
import { listThirdPartyHosts } from "./third-party-hosts.ts";
import { truncateList } from "./truncate-list.ts";
import { isIncomplete, toConclusion } from "./verdict.ts";

/** The maximum number of entries of each list on the page. */
const MAX = {
  findings: 200,
  pages: 10,
  setters: 5,
  settersInTable: 3,
  lifetimes: 100,
  examples: 2,
  storedItems: 300,
  refused: 100,
  hosts: 100,
  journeys: 50,
  sites: 50,
  failed: 50,
  skipped: 20,
  notes: 50,
  inconclusive: 50,
  origins: 50,
  evidence: 10,
  evidenceWebsites: 50,
  itemStates: 100,
};

/** Heads the report of websites whose owner is not known. The colour is GOV.UK’s for links. */
const NO_ORGANISATION = { name: "Storage audit", colour: "#1d70b8" };

/** Returns the context of the HTML template. Text from websites is safe to show in it. */
export function createHtmlContext(audit: Audit) {
  const { observations } = audit;
  const { verdict, extent, choices, journeys, sites, skipped, refused } = summariseAudit(audit);
  const link = createLinker(observations);
  const groups = groupByKind(truncateList(audit.findings, MAX.findings).shown);
  const matrix = createPageMatrix(audit);
  const evidence = createEvidenceLinks(audit.evidence, observations);
  return {
    organisation: audit.organisation ?? NO_ORGANISATION,
    isCompared: audit.inventoryFile !== null,
    websites: describeWebsites(observations.run),
    extent,
    visitor: describeVisitor(observations.run.states),
    verdict,
    conclusion: toConclusion(audit),
    isIncomplete: isIncomplete(audit),
    browser: escapeText(observations.run.browser),
    started: observations.run.started,
    startedText: formatLondonTime(observations.run.started),
    findings: {
      groups: groups.map(({ kind, findings }) => ({
        title: FINDING_TITLES[kind],
        kind,
        findings: findings.map((finding) => ({
          isError: finding.severity === "error",
          message: escapeText(finding.message),
          file: finding.file,
          line: finding.line ?? null,
          ...formatHint(finding.hint),
          pages: truncateList(findPages(finding).map(link), MAX.pages),
          setters: truncateList(findSetters(finding), MAX.setters),
          evidence: truncateList(evidence.ofFinding(finding), MAX.evidence),
        })),
      })),
      more: Math.max(0, audit.findings.length - MAX.findings),
    },
    choices: createChoicesContext(audit, choices, evidence),
    evidence: createEvidenceContext(audit, evidence),
    lifetimes: {
      ...truncateList(chartLifetimes(audit), MAX.lifetimes),
      ticks: SCALE_TICKS,
      browserLimit: BROWSER_LIMIT,
      browserLimitDays: MAX_LIFETIME_DAYS,
    },
    pageGroups: {
      more: matrix.groups.more,
      shown: matrix.groups.shown.map(({ pages, items }) => ({
        count: formatCount(pages.length, "page"),
        items: items === 0 ? "no items" : formatCount(items, "item"),
        examples: pages.slice(0, MAX.examples).map(link),
        isAll: pages.length <= MAX.examples,
      })),
    },
    matrixRows: matrix.rows,
    storedItems: truncateList(
      createStoredItemRows(audit, link).map((row) => ({
        ...row,
        setBy: truncateList(row.setBy, MAX.settersInTable),
      })),
      MAX.storedItems,
    ),
    refused: truncateList(
      refused.map(({ cookie, reasons, pages }) => ({
        name: formatName(cookie),
        domain: shorten(cookie.domain),
        reasons,
        pages: pages.length,
        first: link(pages[0] ?? ""),
      })),
      MAX.refused,
    ),
    hosts: truncateList(listThirdPartyHosts(observations, link), MAX.hosts),
    journeys: truncateList(
      journeys.map(({ origin, name, text }) => ({
        origin: shorten(origin),
        name: shorten(name),
        text: escapeText(text),
      })),
      MAX.journeys,
    ),
    sites: truncateList(
      sites.map((site) => createSiteContext(site, link)),
      MAX.sites,
    ),
    skipped: skipped.map(({ text, addresses }) => ({
      text,
      ...truncateList(
        addresses.map((each) => shorten(each)),
        MAX.skipped,
      ),
    })),
    notes: truncateList(
      collectNotes(observations).map(({ address, notes }) => ({ page: link(address), notes })),
      MAX.notes,
    ),
  };
}

/** Returns the notes on each page, in all states. */
function collectNotes(observations: Audit["observations"]) {
  const noted = sortPages(observations).filter(({ notes }) => notes.length > 0);
  return [...Map.groupBy(noted, ({ address }) => address)].map(([address, visits]) => ({
    address,
    notes: [...new Set(visits.flatMap(({ notes }) => notes.map(escapeText)))],
  }));
}

/** Returns a hint and its label: some problems are fixed in the inventory, others on the website. */
function formatHint(hint: string) {
  const parts = splitHint(hint);
  const hasJson = parts.some(({ type }) => type !== "text");
  return { hintLabel: hasJson ? "What to change" : "What to do", hint: parts };
}

function createSiteContext(
  site: AuditSummary["sites"][number],
  link: (address: string) => PageLink,
) {
  return {
    origin: shorten(site.origin),
    outcomes: site.outcomes
      .filter(({ outcome }) => outcome !== "failed")
      .map(({ outcome, title, pages }) => ({
        title,
        count: formatCount(pages.length, "address", "addresses"),
        examples:
          outcome === "visited"
            ? { shown: [], more: 0 }
            : truncateList(
                pages.map(({ address }) => link(address)),
                MAX.pages,
              ),
      })),
    robots: site.robots,
    sitemaps: site.sitemaps,
    failed: truncateList(
      site.failed.map((failed) => ({ page: link(failed.address), why: describeFailure(failed) })),
      MAX.failed,
    ),
  };
}

function formatLondonTime(instant: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO("Europe/London")
    .toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

function createEvidenceContext(
  { evidence, observations: { run } }: Audit,
  { all }: ReturnType<typeof createEvidenceLinks>,
) {
  if (evidence === undefined) return null;
  const websites = run.websites.map(({ number, starts }) => ({
    name: shorten(starts[0] ?? ""),
    links: all.filter(({ website }) => website === number),
  }));
  return {
    sha256: evidence.sha256,
    isComplete: evidence.index.completed !== null,
    index: `${evidence.href}/index.json`,
    websites: truncateList(websites, MAX.evidenceWebsites),
  };
}

function createChoicesContext(
  { inconclusive, observations: { run } }: Audit,
  { notChecked, summary, origins, items }: AuditSummary["choices"],
  evidence: ReturnType<typeof createEvidenceLinks>,
) {
  return {
    notChecked,
    summary,
    inconclusive: truncateList(
      inconclusive.map((each) => ({
        origin: shorten(each.origin),
        why: explainInconclusive(each),
        reasons: collectReasons(each),
        nextStep: suggestNextStep(each, run),
      })),
      MAX.inconclusive,
    ),
    origins: truncateList(
      origins.map(({ origin, results: [rejecting, accepting] }) => ({
        origin: shorten(origin),
        rejecting: { text: rejecting.text, evidence: evidence.ofChoice(origin, "rejected") },
        accepting: { text: accepting.text, evidence: evidence.ofChoice(origin, "accepted") },
      })),
      MAX.origins,
    ),
    items: truncateList(
      items.map(({ cells, item: _item, ...shown }) => ({
        ...shown,
        cells: STATES.map((state) => ({
          state: capitalise(STATE_LABELS[state]),
          ...cells[state],
        })),
      })),
      MAX.itemStates,
    ),
  };
}
