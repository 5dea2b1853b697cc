import { joinList, shorten } from "../compare/quoting.ts";
import { type Run, startAddresses, type State } from "../observation-schema.ts";
import { formatCount, formatNumber } from "./number-format.ts";
import { STATE_LABELS } from "./shared-labels.ts";
import { truncateList } from "./truncate-list.ts";

/** Returns the hosts of the audited websites, for a heading: at most three, or two and a count. */
export function describeWebsites(run: Pick<Run, "websites">): string {
  const hosts = [
    ...new Set(startAddresses(run).map((start) => shorten(URL.parse(start)?.host ?? start))),
  ];
  const { shown: first, more } = truncateList(hosts, hosts.length === 3 ? 3 : 2);
  return joinList([...first, ...(more > 0 ? [formatCount(more, "more website")] : [])]);
}

/** Returns how many websites were audited, as a sentence; null for a run over one website that is not a shard. */
export function describeExtent({ websites, part }: Pick<Run, "websites" | "part">): string | null {
  if (part.of > 1) {
    const were = websites.length === 1 ? "was" : "were";
    return `${formatCount(websites.length, "website")} ${were} audited: part ${formatNumber(part.number)} of ${formatNumber(part.of)} of the list.`;
  }
  return websites.length > 1 ? `${formatCount(websites.length, "website")} were audited.` : null;
}

/** Returns the state of the visitor whose device the report describes, as the end of a sentence. */
export function describeVisitor(states: readonly State[]): string {
  const choices = (["rejected", "accepted"] as const).filter((state) => states.includes(state));
  return choices.length === 0
    ? "was not logged in and had not made a choice about cookies"
    : `was not logged in: before a choice about cookies and, where possible, ${joinList(choices.map((state) => STATE_LABELS[state]))} them`;
}
