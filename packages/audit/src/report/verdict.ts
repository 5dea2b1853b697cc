import { collectSkipped } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { countOf, inDigits } from "./number-format.ts";
import { missedIn } from "./failed-addresses.ts";
import { inconclusiveReasons } from "./inconclusive-messages.ts";

/** What the run lets us say of the inventory. */
export type Conclusion = "problems" | "clean" | "inconclusive";

/** An incomplete run that found nothing has proven nothing, nor has one that made no choice: it is never clean. */
export function conclusion({
  findings,
  outcome,
  inconclusive,
}: Pick<Audit, "findings" | "outcome" | "inconclusive">): Conclusion {
  if (findings.length > 0) return "problems";
  return isPartial({ outcome }) || inconclusive.length > 0 ? "inconclusive" : "clean";
}

/** How a command that judges ends: 0 nothing untrue was found, 1 findings, 2 it could not judge. */
export function exitCodeOf(audit: Parameters<typeof conclusion>[0]): 0 | 1 | 2 {
  return ({ clean: 0, problems: 1, inconclusive: 2 } as const)[conclusion(audit)];
}

/** Whether something that should have been visited or read was not. */
export function isPartial({ outcome: { kind, visited } }: Pick<Audit, "outcome">): boolean {
  return kind === "incomplete" || visited === 0;
}

/** The whole audit in one sentence of plain English: every form of the report begins with it. */
export function verdict(audit: Audit): string {
  const { findings, outcome, inconclusive } = audit;
  const stands = conclusion(audit);
  if (stands === "inconclusive") {
    const reasons = [
      ...(isPartial(audit) ? [missed(audit)] : []),
      ...inconclusiveReasons(inconclusive),
    ];
    return `Nobody can say yet whether the inventory is true: ${reasons.join("; ")}.`;
  }
  if (stands === "clean")
    return outcome.kind === "complete"
      ? `Nothing untrue was found: ${all(audit)}${untried(audit)}.`
      : `Nothing untrue was found in a sample: ${part(audit)}${untried(audit)}.`;
  const points = countOf(findings.length, "point");
  if (outcome.kind === "complete")
    return `The inventory is untrue in ${points} (a complete run: ${all(audit)}).`;
  return outcome.kind === "sampled"
    ? `The inventory is untrue in at least ${points} (a sample: ${part(audit)}).`
    : `The inventory is untrue in at least ${points} (an incomplete run: ${missed(audit)}).`;
}

function all({ outcome: { known } }: Audit): string {
  if (known === 1) return "the only address was visited";
  return `all ${inDigits(known)} addresses were visited`;
}

function part({ outcome: { visited, known } }: Audit): string {
  const were = visited === 1 ? "was" : "were";
  return `${inDigits(visited)} of at least ${countOf(known, "page")} ${were} visited`;
}

function missed({ outcome, observations }: Audit): string {
  const { visited, known } = outcome;
  if (visited === 0) return "no page could be visited";
  const failed = missedIn(observations, outcome);
  const pages = failed.filter(({ what }) => what === "start" || what === "page");
  const files = failed.length - pages.length;
  const lost = pages.filter(({ states }) => states.includes("before")).length;
  const later = pages.length - lost;
  const atLeast = collectSkipped(observations).limit.length > 0 ? "at least " : "";
  const of = `${inDigits(lost)} of ${atLeast}${countOf(Math.max(known, lost), "page")} could not be visited`;
  const again = `${countOf(later, "page")} could not be visited again after a choice`;
  const read = `${countOf(files, "robots.txt file or sitemap", "robots.txt files or sitemaps")} could not be read`;
  return [
    ...(lost > 0 ? [of] : []),
    ...(later > 0 ? [again] : []),
    ...(files > 0 ? [read] : []),
  ].join(" and ");
}

/** What a good verdict must not be taken to say: that choices were tried which were not. */
function untried({ observations: { run, choices } }: Audit): string {
  const isAsked = (state: "rejected" | "accepted") =>
    run.states.includes(state) && choices.some((choice) => choice.state === state);
  const [no, yes] = [isAsked("rejected"), isAsked("accepted")];
  if (no && yes) {
    return choices.every(({ outcome }) => outcome === "unknown")
      ? "; no banner that is known was seen, so that no choice was made"
      : "";
  }
  const what = no ? "a “yes”" : yes ? "a “no”" : "a choice";
  return `; what is stored after ${what} was not looked at`;
}
