import { INVENTORY_FILE, WEBSITES_FILE } from "cookie-inventory";
import { listFirst, quote, shorten } from "../compare/quoting.ts";
import type { Inconclusive } from "../inconclusive.ts";
import { keyOf } from "../stored-items.ts";
import { countOf } from "./number-format.ts";
import { inShort } from "./report-messages.ts";

/* Where nobody can say whether a choice is respected, in words. */

/**
 * Why a choice could not be made. unanswered: there is a banner that could not be answered; unopened: nobody
 * could look for one; unknown: none that is known was seen.
 */
type Why = "unanswered" | "unopened" | "unknown";

function whyOf({ choices }: Inconclusive): Why {
  const failed = choices.filter(({ outcome }) => outcome === "failed");
  if (failed.length === 0) return "unknown";
  return failed.some(({ banner }) => banner !== null) ? "unanswered" : "unopened";
}

/** What keeps us from judging, as parts of one sentence: one for each reason, with the websites counted. */
export function inconclusiveReasons(all: readonly Inconclusive[]): string[] {
  const byWhy = Map.groupBy(all, whyOf);
  return (["unanswered", "unopened", "unknown"] as const).flatMap((why) => {
    const same = byWhy.get(why) ?? [];
    return same.length === 0 ? [] : reason(why, same);
  });
}

/** Why nobody can say whether a website respects a choice, as part of a sentence. */
export function whyInconclusive(inconclusive: Inconclusive): string {
  return {
    unanswered: "its banner could not be answered",
    unopened: "nobody could look for its banner",
    unknown: `no banner that is known was seen, and ${stored(inconclusive.items.length)}`,
  }[whyOf(inconclusive)];
}

/** What to do, so that the next run can say it. */
export function nextStep(inconclusive: Inconclusive): string {
  const described = `in ${WEBSITES_FILE}, with what to click, and audit that list with “--sites”`;
  const names = listFirst(inconclusive.items.map(({ name }) => quote(name)));
  return {
    unanswered: `Look at the banner. If it works for people, describe it ${described}.`,
    unopened: "Run the audit again when its pages can be opened.",
    unknown: `If it asks about cookies, describe its banner ${described}. If it does not, write in ${INVENTORY_FILE} on which exception the council relies for ${names}.`,
  }[whyOf(inconclusive)];
}

/** What was found when a choice was to be made, as sentences, each once. */
export function reasonsOf({ choices }: Inconclusive): string[] {
  return [...new Set(choices.flatMap(({ why }) => (why === null ? [] : inShort(why))))];
}

function reason(why: Why, same: readonly Inconclusive[]): string {
  const [first] = same;
  const where =
    first !== undefined && same.length === 1
      ? shorten(first.origin)
      : countOf(same.length, "website");
  const count = new Set(same.flatMap(({ items }) => items.map(keyOf))).size;
  return {
    unanswered: `the ${same.length === 1 ? "banner" : "banners"} of ${where} could not be answered`,
    unopened: `nobody could look for a banner on ${where}`,
    unknown: `on ${where} no banner that is known was seen, and ${stored(count)}`,
  }[why];
}

function stored(count: number): string {
  return `${countOf(count, "item")} ${count === 1 ? "is" : "are"} stored there for which the inventory names no exception`;
}
