import { countOf } from "../report/number-format.ts";
import { firstFew, listed, quoted } from "../compare/quoting.ts";
import type { Change } from "./update-text.ts";

const WHAT = {
  verified: ["record", "verified"],
  amended: ["record", "corrected by what was seen"],
  drafted: ["draft", "added, to be finished"],
  retired: ["record", "proposed as retired"],
} as const;

/** What an update did to the inventory, in a sentence or two; `isDry`: what it would do. */
export function changesInWords(changes: readonly Change[], isDry: boolean): string {
  const namesOf = (what: Change["what"]) =>
    changes.filter((change) => change.what === what).map(({ name }) => quoted(name));
  const parts = (["verified", "amended", "drafted", "retired"] as const).flatMap((what) => {
    const names = namesOf(what);
    const which = what === "verified" ? "" : ` (${firstFew(names)})`;
    const [one, done] = WHAT[what];
    return names.length === 0 ? [] : `${countOf(names.length, one)} ${done}${which}`;
  });
  const left = [...new Set(namesOf("left"))];
  return [
    parts.length === 0
      ? `The inventory already says what ${left.length === 0 ? "was seen" : "could be written"}: nothing to write.`
      : `${isDry ? "In the inventory, there would be" : "In the inventory"}: ${listed(parts)}.`,
    left.length === 0
      ? ""
      : ` What was seen of ${firstFew(left)} cannot be written there, since the check would refuse it: see the report.`,
  ].join("");
}
