import { joinList, shorten } from "../compare/quoting.ts";
import { type Run, startAddresses, type State } from "../observation-schema.ts";
import { countOf, inDigits, some } from "./number-format.ts";

/** The websites that were audited, as a heading has room for them. */
export function subjectOf(run: Pick<Run, "websites">): string {
  const hosts = [
    ...new Set(startAddresses(run).map((start) => shorten(URL.parse(start)?.host ?? start))),
  ];
  const { shown: first, more } = some(hosts, hosts.length === 3 ? 3 : 2);
  return joinList([...first, ...(more > 0 ? [countOf(more, "more website")] : [])]);
}

/** How many websites were audited, as a sentence; null for a run over one that is no part of a longer list. */
export function extentOf({ websites, part }: Pick<Run, "websites" | "part">): string | null {
  if (part.of > 1) {
    const are = websites.length === 1 ? "was" : "were";
    return `${countOf(websites.length, "website")} ${are} audited: part ${inDigits(part.number)} of ${inDigits(part.of)} of a list.`;
  }
  return websites.length > 1 ? `${countOf(websites.length, "website")} were audited.` : null;
}

/** What the report shows, by the states in which the websites were visited, as the end of a sentence. */
export function visitorOf(states: readonly State[]): string {
  const answers = [
    ...(states.includes("rejected") ? ["after a “no”"] : []),
    ...(states.includes("accepted") ? ["after a “yes”"] : []),
  ];
  return answers.length === 0
    ? "who came for the first time, was not logged in and answered no question about cookies"
    : `who came for the first time and was not logged in: ${joinList(["before any question about cookies was answered", ...answers])}, as far as these could be said`;
}
