import { shorten, escapeText } from "../compare/quoting.ts";
import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { bySeverity, hintParts, pagesOf, settersOf } from "./finding-groups.ts";
import { nextStep, whyInconclusive } from "./inconclusive-messages.ts";
import { CAP, lifetimes, TICKS } from "./lifetime-chart.ts";
import { countOf, some } from "./number-format.ts";
import { matrix } from "./page-matrix.ts";
import { inTurn } from "./page-order.ts";
import { reasonOf } from "./failed-addresses.ts";
import { subjectOf, visitorOf } from "./report-heading.ts";
import { type Link, linker, thirdParties } from "./report-links.ts";
import { AFTER, KINDS, nameOf } from "./report-messages.ts";
import { reportView } from "./report-view.ts";
import { storedItemRows } from "./stored-item-rows.ts";
import { isPartial, conclusion } from "./verdict.ts";

/** As much of each list as the page is to show. */
const MOST = {
  findings: 200,
  pages: 10,
  setters: 5,
  settersOfRow: 3,
  lifetimes: 100,
  examples: 2,
  seen: 300,
  refused: 100,
  hosts: 100,
  sites: 50,
  failed: 50,
  left: 20,
  notes: 50,
  openOrigins: 50,
  origins: 50,
  states: 100,
};

/** What the template of the HTML report is given. All that others wrote is fit to be shown in it. */
export function viewOf(audit: Audit) {
  const { observations, organisation } = audit;
  const { verdict, extent, choices, sites, left, refused } = reportView(audit);
  const link = linker(observations);
  const groups = bySeverity(some(audit.findings, MOST.findings).shown);
  const picture = matrix(audit);
  return {
    organisation,
    subject: subjectOf(observations.run),
    extent,
    visitor: visitorOf(observations.run.states),
    verdict,
    conclusion: conclusion(audit),
    isPartial: isPartial(audit),
    browser: escapeText(observations.run.browser),
    started: observations.run.started,
    when: inLondon(observations.run.started),
    findings: {
      groups: groups.map(({ kind, findings }) => ({
        title: KINDS[kind],
        kind,
        findings: findings.map((finding) => ({
          isError: finding.severity === "error",
          message: escapeText(finding.message),
          file: finding.file,
          line: finding.line ?? null,
          ...toDo(finding.hint),
          pages: some(pagesOf(finding).map(link), MOST.pages),
          setters: some(settersOf(finding), MOST.setters),
        })),
      })),
      more: Math.max(0, audit.findings.length - MOST.findings),
    },
    choices: choicesView(audit, choices),
    lifetimes: { ...some(lifetimes(audit), MOST.lifetimes), ticks: TICKS, cap: CAP },
    groups: {
      more: picture.groups.more,
      shown: picture.groups.shown.map(({ pages, items }) => ({
        count: countOf(pages.length, "page"),
        items: items === 0 ? null : countOf(items, "item"),
        examples: pages.slice(0, MOST.examples).map(link),
        isAll: pages.length <= MOST.examples,
      })),
    },
    matrix: picture.rows,
    seen: some(
      storedItemRows(audit, link).map((row) => ({
        ...row,
        setBy: some(row.setBy, MOST.settersOfRow),
      })),
      MOST.seen,
    ),
    refused: some(
      refused.map(({ cookie, reasons, pages }) => ({
        name: nameOf(cookie),
        domain: shorten(cookie.domain),
        reasons,
        pages: pages.length,
        first: link(pages[0] ?? ""),
      })),
      MOST.refused,
    ),
    hosts: some(thirdParties(observations, link), MOST.hosts),
    sites: some(
      sites.map((site) => siteView(site, link)),
      MOST.sites,
    ),
    left: left.map(({ words, what }) => ({
      words,
      ...some(
        what.map((each) => shorten(each)),
        MOST.left,
      ),
    })),
    notes: some(
      notesOf(observations).map(({ address, notes }) => ({ page: link(address), notes })),
      MOST.notes,
    ),
  };
}

/** What else happened on each page, in whatever state. */
function notesOf(observations: Audit["observations"]) {
  const noted = inTurn(observations).filter(({ notes }) => notes.length > 0);
  return [...Map.groupBy(noted, ({ address }) => address)].map(([address, visits]) => ({
    address,
    notes: [...new Set(visits.flatMap(({ notes }) => notes.map(escapeText)))],
  }));
}

/** A hint with its heading: not everything is mended by writing. */
function toDo(hint: string) {
  const parts = hintParts(hint);
  const isWritten = parts.some(({ as }) => as !== "words");
  return { todo: isWritten ? "What to write" : "What to do", hint: parts };
}

type ReportView = ReturnType<typeof reportView>;

function siteView(site: ReportView["sites"][number], link: (address: string) => Link) {
  return {
    origin: shorten(site.origin),
    outcomes: site.outcomes
      .filter(({ outcome }) => outcome !== "failed")
      .map(({ outcome, title, pages }) => ({
        title,
        count: countOf(pages.length, "address", "addresses"),
        examples:
          outcome === "visited"
            ? { shown: [], more: 0 }
            : some(
                pages.map(({ address }) => link(address)),
                MOST.pages,
              ),
      })),
    robots: site.robots,
    sitemaps: site.sitemaps,
    failed: some(
      site.failed.map((failure) => ({ page: link(failure.address), why: reasonOf(failure) })),
      MOST.failed,
    ),
  };
}

/** A moment as people at the council say it. */
function inLondon(instant: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO("Europe/London")
    .toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

/** What the HTML report tells of choices. All that others wrote is fit to be shown in it. */
function choicesView(
  { inconclusive }: Audit,
  { nothing, brief, origins, items }: ReportView["choices"],
) {
  return {
    nothing,
    brief,
    open: some(
      inconclusive.map((each) => ({
        origin: shorten(each.origin),
        why: whyInconclusive(each),
        nextStep: nextStep(each),
      })),
      MOST.openOrigins,
    ),
    origins: some(
      origins.map(({ origin, answers: [no, yes] }) => ({
        origin: shorten(origin),
        no: no.words,
        yes: yes.words,
      })),
      MOST.origins,
    ),
    items: some(
      items.map(({ cells, ...item }) => ({
        ...item,
        cells: STATES.map((state) => ({ state: titleOf(AFTER[state]), ...cells[state] })),
      })),
      MOST.states,
    ),
  };
}

function titleOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
