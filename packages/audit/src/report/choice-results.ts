import { joinList, shorten } from "../compare/quoting.ts";
import { CUSTOM_BANNER, RECOGNISED_BANNER } from "../consent/banner-kinds.ts";
import { type Choice, type Observations, wasChoiceMade } from "../observation-schema.ts";
import { formatCount, formatNumber } from "./number-format.ts";
import { pagesBeforeChoice, sortPages, uniqueByAddress } from "./page-order.ts";
import { CHOICE_LABELS, formatReason } from "./shared-labels.ts";
import { originOf } from "./site-results.ts";

/** The result of rejecting or of accepting cookies on an origin. */
interface ReportedChoice {
  readonly state: Choice["state"];
  /** No page is visited after a choice that is "not-made". */
  readonly status: "made" | "not-made" | "not-tried";
  /** One or more sentences. */
  readonly text: string;
}

export interface OriginChoices {
  readonly origin: string;
  readonly results: readonly [rejecting: ReportedChoice, accepting: ReportedChoice];
}

/** Returns the choices on each origin: first those that could not be made, then in the order of the crawl. */
export function groupChoicesByOrigin(observations: Observations): OriginChoices[] {
  const visited = pagesBeforeChoice(observations).filter(({ outcome }) => outcome === "visited");
  const origins = [
    ...visited.map(({ address }) => originOf(address)),
    ...observations.choices.map(({ origin }) => origin),
  ];
  const findResult = createResultLookup(observations);
  const all = [...new Set(origins)].map((origin): OriginChoices => {
    return { origin, results: [findResult(origin, "rejected"), findResult(origin, "accepted")] };
  });
  return all.toSorted((a, b) => Number(hasChoiceNotMade(b)) - Number(hasChoiceNotMade(a)));
}

function hasChoiceNotMade({ results }: OriginChoices): boolean {
  return results.some(({ status }) => status === "not-made");
}

/** Lists the choices that could not be made; rejecting and accepting share an entry if the reason is the same. */
export function listChoicesNotMade(all: readonly OriginChoices[]) {
  return all.flatMap(({ origin, results }) => {
    const notMade = results.filter(({ status }) => status === "not-made");
    return [...Map.groupBy(notMade, ({ text }) => text)].map(([text, same]) => ({
      origin,
      label: `${joinList(same.map(({ state }) => CHOICE_LABELS[state]))} cookies`,
      text,
    }));
  });
}

/** Returns on how many websites each choice could be made, in sentences. */
export function summariseChoices(all: readonly OriginChoices[]): string {
  const websites = formatCount(all.length, "website");
  const rejected = countOriginsWith(all, 0);
  const accepted = countOriginsWith(all, 1);
  const sentences =
    rejected !== undefined && accepted !== undefined
      ? [
          `Cookies could be rejected on ${formatNumber(rejected)} of ${websites} and accepted on ${formatNumber(accepted)}.`,
        ]
      : [
          rejected === undefined
            ? "Rejecting cookies was not tried."
            : `Cookies could be rejected on ${formatNumber(rejected)} of ${websites}.`,
          accepted === undefined
            ? "Accepting cookies was not tried."
            : `Cookies could be accepted on ${formatNumber(accepted)} of ${websites}.`,
        ];
  if (all.some(hasChoiceNotMade)) {
    sentences.push(
      "Where a choice could not be made, the audit did not check what is stored after it.",
    );
  }
  return sentences.join(" ");
}

/** Counts the origins on which a choice was made; undefined if it was not tried on any. */
function countOriginsWith(all: readonly OriginChoices[], choice: 0 | 1): number | undefined {
  const results = all.map((each) => each.results[choice]);
  if (results.every(({ status }) => status === "not-tried")) return undefined;
  return results.filter(({ status }) => status === "made").length;
}

function createResultLookup(observations: Observations) {
  const choices = Map.groupBy(observations.choices, ({ state, origin }) => visitKey(state, origin));
  const pages = Map.groupBy(sortPages(observations), ({ state, address }) =>
    visitKey(state, originOf(address)),
  );
  return (origin: string, state: Choice["state"]): ReportedChoice => {
    const key = visitKey(state, origin);
    // Several websites of a run may share an origin: the choice must have been made for each of them.
    const same = choices.get(key) ?? [];
    if (same.length === 0) return { state, status: "not-tried", text: "Not tried." };
    const sentences = [...new Set(same.map(describeChoice))];
    if (!same.every(wasChoiceMade)) {
      return { state, status: "not-made", text: sentences.join(" ") };
    }
    const visits = (pages.get(key) ?? []).filter(({ outcome }) => outcome === "visited");
    const count = uniqueByAddress(visits).length;
    const visited = `${formatCount(count, "page")} ${count === 1 ? "was" : "were"} visited afterwards.`;
    return { state, status: "made", text: [...sentences, visited].join(" ") };
  };
}

function describeChoice({ outcome, banner, why }: Choice): string {
  const reason = why === null ? "Reason unknown." : formatReason(why);
  if (outcome === "shared") return reason;
  const using = banner === null ? "" : ` using ${describeBanner(banner)}`;
  if (outcome === "made") return `Done${using}.`;
  return `Not possible${outcome === "failed" ? using : ""}. ${reason}`;
}

function describeBanner(banner: string): string {
  const isDescription = banner === CUSTOM_BANNER || banner === RECOGNISED_BANNER;
  return isDescription ? `the banner ${banner}` : `the banner “${shorten(banner)}”`;
}

/** Returns a key for the visits of an address, or the choices on an origin, in one state. */
export function visitKey(state: string, address: string): string {
  return JSON.stringify([state, address]);
}
