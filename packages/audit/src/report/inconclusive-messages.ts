import { type BannerSelectors, WEBSITES_FILE } from "cookie-inventory";
import { escapeText, joinList, shorten } from "../compare/quoting.ts";
import type { Inconclusive } from "../inconclusive.ts";
import type { Run } from "../observation-schema.ts";
import { formatCount } from "./number-format.ts";
import { capitalise, CHOICE_LABELS, formatReason } from "./shared-labels.ts";

/**
 * Why a choice could not be made. unanswered: a banner was found but could not be answered; unopened: no page could
 * be opened to look for one; unrecognised: something looks like a banner; unseen: nothing does.
 */
type Cause = "unanswered" | "unopened" | "unrecognised" | "unseen";

const CAUSES = ["unanswered", "unopened", "unrecognised", "unseen"] as const;

function causeOf({ choices }: Inconclusive): Cause {
  const failed = choices.filter(({ outcome }) => outcome === "failed");
  if (failed.some(({ banner }) => banner !== null)) return "unanswered";
  if (failed.length > 0) return "unopened";
  return choices.some(({ signs }) => signs !== null) ? "unrecognised" : "unseen";
}

/** Returns a sentence for each reason why the result is inconclusive. */
export function summariseInconclusive(all: readonly Inconclusive[]): string[] {
  const byCause = Map.groupBy(all, causeOf);
  return CAUSES.flatMap((cause) => {
    const same = byCause.get(cause) ?? [];
    return same.length === 0 ? [] : describeCause(cause, same);
  });
}

function describeCause(cause: Cause, same: readonly Inconclusive[]): string {
  const [first] = same;
  const isOne = same.length === 1;
  const websites =
    first !== undefined && isOne ? shorten(first.origin) : formatCount(same.length, "website");
  return {
    unanswered: `The cookie ${isOne ? "banner" : "banners"} on ${websites} could not be answered.`,
    unopened: `The audit could not look for a cookie banner on ${websites}.`,
    unrecognised: `There may be a cookie banner on ${websites} that the audit does not recognise.`,
    unseen: `No cookie banner was found on ${websites}, and no one has confirmed that there is none.`,
  }[cause];
}

/** Returns why the result for a website is inconclusive, as part of a sentence. */
export function explainInconclusive(inconclusive: Inconclusive): string {
  return {
    unanswered: "its cookie banner could not be answered",
    unopened: "no page could be opened to look for a cookie banner",
    unrecognised: "there may be a cookie banner that the audit does not recognise",
    unseen: "no cookie banner was found, and no one has confirmed that there is none",
  }[causeOf(inconclusive)];
}

/** What to do before the next run. */
export interface NextStep {
  readonly text: string;
  /** An entry to paste into the list of websites, as JSON; null if there is none to propose. */
  readonly entry: string | null;
  /** The paths of pictures of the banner. */
  readonly pictures: readonly string[];
}

/** Returns what to do before the next run, which was started at this time. */
export function suggestNextStep(
  inconclusive: Inconclusive,
  { started }: Pick<Run, "started">,
): NextStep {
  const { choices } = inconclusive;
  const pictures = [...new Set(choices.flatMap(({ picture }) => picture ?? []))];
  const selectors = choices
    .map(({ signs }) => signs?.proposal ?? null)
    .find((each) => each !== null);
  const withList = `to ${WEBSITES_FILE}, and audit that list with “--websites”`;
  const cause = causeOf(inconclusive);
  if (cause === "unopened") {
    return { text: "Run the audit again when its pages can be opened.", entry: null, pictures };
  }
  if (cause === "unseen") {
    return {
      text: `Open the website in a private window. If it shows no cookie banner, add this ${withList}. If it shows one, add its selectors instead.`,
      entry: formatEntry(inconclusive, { banner: "none", bannerChecked: started.slice(0, 10) }),
      pictures,
    };
  }
  const subject =
    selectors === undefined
      ? "Open the website in a private window and find the selectors of the banner’s buttons. Add them"
      : `Open the website in a private window and check that this is right: ${describeSelectors(selectors)}. Then add this`;
  return {
    text: `${subject} ${withList}.`,
    entry: selectors === undefined ? null : formatEntry(inconclusive, { banner: selectors }),
    pictures,
  };
}

function describeSelectors({ reject, accept }: BannerSelectors): string {
  return `${listClicks(reject)} rejects cookies, and ${listClicks(accept)} accepts them`;
}

function listClicks(clicks: BannerSelectors["reject"]): string {
  return joinList(clicks.map((click) => `“${typeof click === "string" ? click : click.button}”`));
}

function formatEntry({ origin, websites }: Inconclusive, fields: object): string {
  const entry = { address: websites[0] ?? `${origin}/`, ...fields };
  const lines = JSON.stringify(entry, null, 2).split("\n");
  // Texts of buttons may contain characters that would hide what an editor pastes.
  return lines.map(escapeText).join("\n");
}

/** Returns the reasons why choices could not be made, each once with what could not be done. */
export function collectReasons({ choices }: Inconclusive): string[] {
  return [...Map.groupBy(choices, ({ why }) => why)].flatMap(([why, same]) => {
    const labels = joinList(same.map(({ state }) => CHOICE_LABELS[state]));
    return why === null ? [] : `${capitalise(labels)} cookies: ${formatReason(why)}`;
  });
}
