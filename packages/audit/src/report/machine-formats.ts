import {
  INVENTORY_FILE,
  type Problem,
  toGitHubAnnotations,
  toSarif,
  warning,
} from "cookie-inventory";
import { escapeText, shorten } from "../compare/quoting.ts";
import { compareText } from "../compare/text-order.ts";
import { keyOf, type StoredItem } from "../stored-items.ts";
import type { Audit } from "./audit-result.ts";
import { toExitCode } from "./exit-codes.ts";
import { describeFailure, findFailedAddresses } from "./failed-addresses.ts";
import { collectReasons, explainInconclusive, suggestNextStep } from "./inconclusive-messages.ts";
import { listSiteResults } from "./site-results.ts";
import { formatVerdict, isIncomplete, toConclusion } from "./verdict.ts";

/** Increased when programs that read the JSON report have to change. */
const REPORT_VERSION = 4;

/** Formats an audit as JSON. `itemIndexes` refer to the list `items`. It does not list what each page stores. */
export function toAuditJson(audit: Audit): string {
  const { observations, items, outcome } = audit;
  const { run, choices, journeys } = observations;
  const indexes = new Map(items.map((item, index) => [keyOf(item), index]));
  const indexesOf = (some: readonly StoredItem[]) =>
    some.flatMap((item) => indexes.get(keyOf(item)) ?? []);
  return JSON.stringify(
    {
      version: REPORT_VERSION,
      started: run.started,
      states: run.states,
      websiteCount: run.websites.length,
      shard: { number: run.part.number, of: run.part.of },
      verdict: formatVerdict(audit),
      conclusion: toConclusion(audit),
      inventory: audit.inventoryFile,
      outcome,
      findings: audit.findings.map(({ items: found, ...finding }) => ({
        ...finding,
        itemIndexes: indexesOf(found),
      })),
      inconclusive: audit.inconclusive.map((each) => ({
        origin: each.origin,
        choices: each.choices.map(({ website, state, outcome: result }) => ({
          website,
          state,
          outcome: result,
        })),
        nextStep: suggestNextStep(each, run),
      })),
      choices: choices.map(
        ({ type: _type, cookies: _cookies, items: _items, hosts: _hosts, ...choice }) => choice,
      ),
      journeys: journeys.map(({ type: _type, ...journey }) => journey),
      items: items.map(({ cookies: _cookies, setters, settersIn: _settersIn, ...item }) => ({
        ...item,
        setBy: setters,
      })),
      sites: listSiteResults(observations, outcome).map(({ outcomes, ...site }) => ({
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

/**
 * Formats an audit as SARIF, for code scanning. What makes it inconclusive is a notification of the run, and a result as
 * well, because code scanning shows only results.
 */
export function toAuditSarif(audit: Audit): string {
  const { run, ends } = audit.observations;
  return toSarif(toProblems(audit), {
    tool: "storage-audit",
    run: {
      exitCode: toExitCode(audit),
      started: run.started,
      ended: ends
        .map(({ ended }) => ended)
        .toSorted(compareText)
        .at(-1),
      obstacles: findObstacles(audit),
    },
  });
}

/** Formats an audit as GitHub Actions annotations on lines of the inventory. */
export function toAuditGitHub(audit: Audit): string {
  return toGitHubAnnotations(toProblems(audit));
}

/** Returns the findings and the obstacles: without these, an inconclusive audit would look clean. */
function toProblems(audit: Audit): Problem[] {
  return [...audit.findings, ...findObstacles(audit)];
}

/** Returns a warning for an incomplete run, and for each website where no choice could be made. */
function findObstacles(audit: Audit): Problem[] {
  const file = audit.inventoryFile ?? INVENTORY_FILE;
  const { run } = audit.observations;
  const choicesNotMade = audit.inconclusive.map((each) => {
    const message = `Could not check whether ${shorten(each.origin)} respects cookie choices: ${explainInconclusive(each)}.`;
    const { text, entry, pictures } = suggestNextStep(each, run);
    const listed = pictures.length === 0 ? [] : [`Pictures: ${pictures.join(", ")}.`];
    const hint = [...collectReasons(each), text, entry ?? [], ...listed].flat().join(" ");
    return warning({ file }, "choice-not-made", message, hint);
  });
  return [...(isIncomplete(audit) ? [toIncompleteRunProblem(audit, file)] : []), ...choicesNotMade];
}

function toIncompleteRunProblem(audit: Audit, file: string): Problem {
  const failed = findFailedAddresses(audit.observations, audit.outcome).slice(0, 10);
  const reasons = failed.map((each) => `${escapeText(each.address)}: ${describeFailure(each)}`);
  return warning(
    { file },
    "incomplete-run",
    formatVerdict(audit),
    `Run the audit again when these can be loaded or completed. ${reasons.join(" ")}`.trim(),
  );
}
