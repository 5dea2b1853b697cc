import type { Finding } from "../finding.ts";
import type { StoredItem } from "../stored-items.ts";
import type { Amendment } from "./amendments.ts";
import { recordFinding, written } from "./suggested-edits.ts";
import type { Comparison } from "./comparison-rules.ts";
import { firstFew, quoted, shown } from "./quoting.ts";

/** What to tell of a record that is wrong about storage or domain. `items` are those that it would cover. */
export function amendmentFinding(
  { rule, entry: { record, index }, edits }: Amendment,
  items: readonly StoredItem[],
  { inventory }: Comparison,
): Finding {
  const changes = Object.fromEntries(
    Object.entries(edits).filter(([key, value]) => Reflect.get(record, key) !== value),
  );
  const domains = firstFew([...new Set(items.map(({ domain }) => shown(domain)))]);
  const message = {
    "wrong-storage": `${quoted(record.name)} is declared as “${record.storage}”, and ${domains} keeps it as “${edits.storage}”.`,
    "wrong-domain": `${quoted(record.name)} is declared for ${record.domain}, and it is stored for ${domains}.`,
    "wrong-party":
      items[0]?.party === "first"
        ? `${quoted(record.name)} is declared for ${record.domain}, which is somebody else’s, and it is stored for ${domains}, which is the council’s own.`
        : `${quoted(record.name)} is declared for ${record.domain}, which is the council’s own, and it is stored for ${domains}, which is somebody else’s.`,
  }[rule];
  const field = rule === "wrong-storage" ? "storage" : "domain";
  const hint = `Write ${written(changes)}.`;
  return recordFinding(rule, inventory, [index, field], [message, hint], items, changes);
}
