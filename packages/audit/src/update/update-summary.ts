import { joinFirst, joinList, quote } from "../compare/quoting.ts";
import { formatCount } from "../report/number-format.ts";
import type { Change } from "./update-inventory.ts";

const LABELS = {
  verified: ["record", "verified"],
  corrected: ["record", "corrected"],
  drafted: ["draft", "added, to be completed"],
  retired: ["record", "retired"],
} as const;

/** Summarises an update in a sentence or two; `isDry` if it was not saved. */
export function summariseChanges(changes: readonly Change[], isDry: boolean): string {
  const namesOf = (action: Change["action"]) =>
    changes.filter((change) => change.action === action).map(({ name }) => quote(name));
  const parts = (["verified", "corrected", "drafted", "retired"] as const).flatMap((action) => {
    const names = namesOf(action);
    const list = action === "verified" ? "" : ` (${joinFirst(names)})`;
    const [noun, label] = LABELS[action];
    return names.length === 0 ? [] : `${formatCount(names.length, noun)} ${label}${list}`;
  });
  const skipped = [...new Set(namesOf("skipped"))];
  return [
    parts.length === 0
      ? `${skipped.length === 0 ? "The inventory is up to date" : "The inventory is unchanged"}.`
      : `${isDry ? "Inventory would be updated" : "Inventory updated"}: ${joinList(parts)}.`,
    skipped.length === 0
      ? ""
      : ` Skipped, because the check would reject the change: ${joinFirst(skipped)}. See the report.`,
  ].join("");
}
