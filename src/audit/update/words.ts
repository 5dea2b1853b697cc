import { countOf } from "../report/counts.ts";
import { firstFew, listed, quoted } from "../compare/words.ts";
import type { Change } from "./update.ts";

const WHAT: Readonly<Record<Change["what"], string>> = {
  verified: "verified",
  amended: "corrected by what was seen",
  drafted: "added as a draft, to be finished",
  retired: "proposed as retired",
};

/** What an update did to the inventory, in a sentence; `isDry`: what it would do. */
export function changesInWords(changes: readonly Change[], isDry: boolean): string {
  if (changes.length === 0) return "The inventory already says what was seen: nothing to write.";
  const parts = (["verified", "amended", "drafted", "retired"] as const).flatMap((what) => {
    const names = changes.filter((change) => change.what === what).map(({ name }) => quoted(name));
    const which = what === "verified" ? "" : ` (${firstFew(names)})`;
    return names.length === 0 ? [] : `${countOf(names.length, "record")} ${WHAT[what]}${which}`;
  });
  return `${isDry ? "In the inventory, there would be" : "In the inventory"}: ${listed(parts)}.`;
}
