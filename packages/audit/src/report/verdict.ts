import { joinList } from "../compare/quoting.ts";
import { collectSkipped } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { findFailedAddresses } from "./failed-addresses.ts";
import { summariseInconclusive } from "./inconclusive-messages.ts";
import { formatCount, formatNumber } from "./number-format.ts";
import { capitalise } from "./shared-labels.ts";

/** listed: nothing was compared, because there was no inventory. */
export type Conclusion = "problems" | "clean" | "listed" | "inconclusive";

/** Returns the conclusion. Without findings, an incomplete run or a choice that could not be made is inconclusive. */
export function toConclusion({
  findings,
  outcome,
  inconclusive,
  inventoryFile,
}: Pick<Audit, "findings" | "outcome" | "inconclusive" | "inventoryFile">): Conclusion {
  if (findings.length > 0) return "problems";
  if (isIncomplete({ outcome }) || inconclusive.length > 0) return "inconclusive";
  return inventoryFile === null ? "listed" : "clean";
}

/** Said in every report without an inventory: what is listed is not what was declared. */
const NOT_COMPARED = "Nothing was compared: there is no inventory.";

/** Whether a page or file that should have been loaded was not, or a journey could not be completed. */
export function isIncomplete({ outcome: { kind, visited } }: Pick<Audit, "outcome">): boolean {
  return kind === "incomplete" || visited === 0;
}

/** Returns the first line of every report: the result of the audit and how much was checked. */
export function formatVerdict(audit: Audit): string {
  const { findings, outcome, inconclusive, items, inventoryFile } = audit;
  const conclusion = toConclusion(audit);
  const found = `${formatCount(items.length, "stored item")} found`;
  if (conclusion === "inconclusive") {
    const reasons = [
      ...(isIncomplete(audit) ? [`${capitalise(describeFailures(audit))}.`] : []),
      ...summariseInconclusive(inconclusive),
    ];
    const listed = inventoryFile === null ? ` ${NOT_COMPARED} ${found}.` : "";
    return `Result: inconclusive. ${reasons.join(" ")}${listed}`;
  }
  if (conclusion === "listed") {
    const extent =
      outcome.kind === "complete" ? describeComplete(audit) : `sample: ${describeSample(audit)}`;
    return `${NOT_COMPARED} ${found}: ${extent}${describeUntriedChoices(audit)}.`;
  }
  if (conclusion === "clean")
    return outcome.kind === "complete"
      ? `No problems found: ${describeComplete(audit)}${describeUntriedChoices(audit)}.`
      : `No problems found in a sample: ${describeSample(audit)}${describeUntriedChoices(audit)}.`;
  const problems = formatCount(findings.length, "problem");
  if (outcome.kind === "complete")
    return `${problems} found (complete run: ${describeComplete(audit)}).`;
  return outcome.kind === "sampled"
    ? `At least ${problems} found (sample: ${describeSample(audit)}).`
    : `At least ${problems} found (incomplete run: ${describeFailures(audit)}).`;
}

function describeComplete({ outcome: { found } }: Audit): string {
  if (found === 1) return "the only address was visited";
  return `all ${formatNumber(found)} addresses were visited`;
}

function describeSample({ outcome: { visited, found } }: Audit): string {
  const were = visited === 1 ? "was" : "were";
  return `${formatNumber(visited)} of at least ${formatCount(found, "page")} ${were} visited`;
}

function describeFailures({ outcome, observations }: Audit): string {
  const { visited, found } = outcome;
  if (visited === 0) return "no page could be visited";
  const failed = findFailedAddresses(observations, outcome);
  const count = (...kinds: string[]) => failed.filter(({ kind }) => kinds.includes(kind)).length;
  const pages = failed.filter(({ kind }) => kind === "start" || kind === "page");
  const files = count("robots", "sitemap");
  const journeys = count("journey");
  const before = pages.filter(({ states }) => states.includes("before")).length;
  const after = pages.length - before;
  const atLeast = collectSkipped(observations).limit.length > 0 ? "at least " : "";
  const notVisited = `${formatNumber(before)} of ${atLeast}${formatCount(Math.max(found, before), "page")} could not be visited`;
  const notVisitedAgain = `${formatCount(after, "page")} could not be visited again after a choice`;
  const notRead = `${formatCount(files, "robots.txt file or sitemap", "robots.txt files or sitemaps")} could not be read`;
  const parts = [
    ...(journeys > 0 ? [`${formatCount(journeys, "journey")} could not be completed`] : []),
    ...(before > 0 ? [notVisited] : []),
    ...(after > 0 ? [notVisitedAgain] : []),
    ...(files > 0 ? [notRead] : []),
  ];
  return joinList(parts);
}

/** Returns which choices were not made, so that a clean verdict is not taken to cover them. */
function describeUntriedChoices({ observations: { run, choices } }: Audit): string {
  const isTried = (state: "rejected" | "accepted") =>
    run.states.includes(state) && choices.some((choice) => choice.state === state);
  const [rejected, accepted] = [isTried("rejected"), isTried("accepted")];
  if (rejected && accepted) {
    return choices.every(({ outcome }) => outcome === "none")
      ? "; there is no cookie banner, so no choice was made"
      : "";
  }
  const choice = rejected ? "accepting cookies" : accepted ? "rejecting cookies" : "a choice";
  return `; the audit did not check what is stored after ${choice}`;
}
