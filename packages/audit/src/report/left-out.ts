import { leftOn, type Observations } from "../observation-schema.ts";
import { countOf } from "./number-format.ts";

/** What a run found and did not open, for one reason. */
export interface LeftOut {
  readonly why: "robots" | "traps" | "limit" | "notPages";
  /** How many there were and why they were left out, as part of a sentence. */
  readonly words: string;
  readonly what: readonly string[];
}

/** What a run left out: only reasons for which it left out anything. */
export function leftOut(observations: Observations): LeftOut[] {
  const left = leftOn(observations);
  const all = [
    {
      why: "robots" as const,
      words: `${addresses(left.robots.length)} that robots.txt forbids`,
      what: left.robots,
    },
    {
      why: "traps" as const,
      words: `${countOf(left.traps.length, "kind")} of addresses that ${left.traps.length === 1 ? "has" : "have"} no end`,
      what: left.traps,
    },
    {
      why: "limit" as const,
      words: `${addresses(left.limit.length)} beyond the limit of the run`,
      what: left.limit,
    },
    {
      why: "notPages" as const,
      words: `${countOf(left.notPages.length, "link")} to files, email addresses and the like`,
      what: left.notPages,
    },
  ];
  return all.filter(({ what }) => what.length > 0);
}

function addresses(count: number): string {
  return countOf(count, "address", "addresses");
}
