import { leftOn } from "../observations.ts";
import type { Audit } from "./audit.ts";
import { countOf, inDigits } from "./counts.ts";

/** What the run lets us say of the inventory. */
export type Standing = "untrue" | "true" | "unknown";

/** An incomplete run that found nothing has proven nothing: it is never a clean one. */
export function standing({ findings, outcome }: Pick<Audit, "findings" | "outcome">): Standing {
  if (findings.length > 0) return "untrue";
  return outcome.kind === "incomplete" || outcome.visited === 0 ? "unknown" : "true";
}

/** The whole audit in one sentence of plain English: every form of the report begins with it. */
export function verdict(audit: Audit): string {
  const { findings, outcome } = audit;
  const stands = standing(audit);
  if (stands === "unknown")
    return `Nobody can say yet whether the inventory is true: ${missed(audit)}.`;
  if (stands === "true")
    return outcome.kind === "complete"
      ? `Nothing untrue was found: ${all(audit)}.`
      : `Nothing untrue was found in a sample: ${part(audit)}.`;
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
  const { visited, known, failed } = outcome;
  if (visited === 0) return "no page could be visited";
  const pages = failed.filter(({ what }) => what === "start" || what === "page").length;
  const files = failed.length - pages;
  const atLeast = leftOn(observations).limit.length > 0 ? "at least " : "";
  const of = `${inDigits(pages)} of ${atLeast}${countOf(Math.max(known, pages), "page")} could not be visited`;
  const read = `${countOf(files, "robots.txt file or sitemap", "robots.txt files or sitemaps")} could not be read`;
  return [...(pages > 0 ? [of] : []), ...(files > 0 ? [read] : [])].join(" and ");
}
