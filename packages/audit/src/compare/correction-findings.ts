import type { Finding } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import { joinFirst, quote, shorten } from "./quoting.ts";
import type { ComparisonContext } from "./record-checks.ts";
import type { Correction } from "./record-corrections.ts";
import { createRecordFinding, formatEdits } from "./suggested-edits.ts";

/** Returns the finding for a record with a wrong storage or domain. `items` are those it covers once corrected. */
export function toCorrectionFinding(
  { rule, entry: { record, index }, edits }: Correction,
  items: readonly StoredItem[],
  { inventory }: ComparisonContext,
): Finding {
  const changes = Object.fromEntries(
    Object.entries(edits).filter(([key, value]) => Reflect.get(record, key) !== value),
  );
  const domains = joinFirst([...new Set(items.map(({ domain }) => shorten(domain)))]);
  const name = quote(record.name);
  const message = {
    "wrong-storage": `${name} is recorded as “${record.storage}”, but it is stored as “${edits.storage}” on ${domains}.`,
    "wrong-domain": `${name} is recorded for ${record.domain}, but it is stored for ${domains}.`,
    "wrong-party":
      items[0]?.party === "first"
        ? `${name} is recorded for ${record.domain} (third-party), but it is stored for ${domains} (first-party).`
        : `${name} is recorded for ${record.domain} (first-party), but it is stored for ${domains} (third-party).`,
  }[rule];
  const field = rule === "wrong-storage" ? "storage" : "domain";
  const hint = `Change it to ${formatEdits(changes)}.`;
  return createRecordFinding(rule, inventory, [index, field], [message, hint], items, changes);
}
