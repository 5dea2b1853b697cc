import { INVENTORY_FILE, WEBSITES_FILE } from "cookie-inventory";
import { joinFirst, quote, shorten } from "../compare/quoting.ts";
import type { Inconclusive } from "../inconclusive.ts";
import { keyOf } from "../stored-items.ts";
import { formatCount } from "./number-format.ts";
import { formatReason } from "./shared-labels.ts";

/**
 * Why a choice could not be made. unanswered: a banner was found but could not be answered; unopened: no page could
 * be opened to look for one; unknown: no known banner was found.
 */
type Cause = "unanswered" | "unopened" | "unknown";

function causeOf({ choices }: Inconclusive): Cause {
  const failed = choices.filter(({ outcome }) => outcome === "failed");
  if (failed.length === 0) return "unknown";
  return failed.some(({ banner }) => banner !== null) ? "unanswered" : "unopened";
}

/** Returns a sentence for each reason why the result is inconclusive. */
export function summariseInconclusive(all: readonly Inconclusive[]): string[] {
  const byCause = Map.groupBy(all, causeOf);
  return (["unanswered", "unopened", "unknown"] as const).flatMap((cause) => {
    const same = byCause.get(cause) ?? [];
    return same.length === 0 ? [] : describeCause(cause, same);
  });
}

function describeCause(cause: Cause, same: readonly Inconclusive[]): string {
  const [first] = same;
  const isOne = same.length === 1;
  const websites =
    first !== undefined && isOne ? shorten(first.origin) : formatCount(same.length, "website");
  const count = new Set(same.flatMap(({ items }) => items.map(keyOf))).size;
  return {
    unanswered: `The cookie ${isOne ? "banner" : "banners"} on ${websites} could not be answered.`,
    unopened: `The audit could not look for a cookie banner on ${websites}.`,
    unknown: `No known cookie banner was found on ${websites}, which ${isOne ? "stores" : "store"} ${formatNotExempt(count)}.`,
  }[cause];
}

/** Returns why the result for a website is inconclusive, as part of a sentence. */
export function explainInconclusive(inconclusive: Inconclusive): string {
  return {
    unanswered: "its cookie banner could not be answered",
    unopened: "no page could be opened to look for a cookie banner",
    unknown: `no known cookie banner was found, but the website stores ${formatNotExempt(inconclusive.items.length)}`,
  }[causeOf(inconclusive)];
}

function formatNotExempt(count: number): string {
  return `${formatCount(count, "item")} not recorded as exempt from consent`;
}

/** Returns what to do before the next run. */
export function suggestNextStep(inconclusive: Inconclusive): string {
  const addSelectors = `add its selectors to ${WEBSITES_FILE} and audit that list with “--websites”`;
  const names = joinFirst(inconclusive.items.map(({ name }) => quote(name)));
  return {
    unanswered: `Check the banner in a browser. If it works, ${addSelectors}.`,
    unopened: "Run the audit again when its pages can be opened.",
    unknown: `If the website has a cookie banner, ${addSelectors}. If it does not, record the “exception” that applies to ${names} in ${INVENTORY_FILE}.`,
  }[causeOf(inconclusive)];
}

/** Returns the reasons why choices could not be made, each once. */
export function collectReasons({ choices }: Inconclusive): string[] {
  return [...new Set(choices.flatMap(({ why }) => (why === null ? [] : formatReason(why))))];
}
