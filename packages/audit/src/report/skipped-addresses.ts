import { collectSkipped, type Observations } from "../observation-schema.ts";
import { formatCount } from "./number-format.ts";

/** Returns the addresses that a run found but did not open, by reason. */
export function listSkipped(observations: Observations) {
  const skipped = collectSkipped(observations);
  const texts = {
    robots: `${formatAddresses(skipped.robots.length)} disallowed by robots.txt`,
    traps: formatCount(skipped.traps.length, "endless address pattern"),
    limit: `${formatAddresses(skipped.limit.length)} beyond the page or depth limit`,
    notPages: `${formatCount(skipped.notPages.length, "link")} to files, email addresses or phone numbers`,
  };
  return (["robots", "traps", "limit", "notPages"] as const)
    .map((reason) => ({ reason, text: texts[reason], addresses: skipped[reason] }))
    .filter(({ addresses }) => addresses.length > 0);
}

function formatAddresses(count: number): string {
  return formatCount(count, "address", "addresses");
}
