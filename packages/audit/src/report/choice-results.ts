import { DESCRIBED } from "../consent/banner-rules.ts";
import { joinList, shorten } from "../compare/quoting.ts";
import { type Choice, wasChoiceMade, type Observations } from "../observation-schema.ts";
import { countOf, inDigits } from "./number-format.ts";
import { discovered, inTurn, onceEach } from "./page-order.ts";
import { originOf } from "./site-results.ts";
import { ANSWERS, inShort } from "./report-messages.ts";

/** What became of one answer on an origin. */
interface Answer {
  readonly state: Choice["state"];
  /** Whether it holds there; where it does not, no page was visited after it. */
  readonly is: "made" | "missed" | "untried";
  /** All of it, as sentences. */
  readonly words: string;
}

/** What became of “no” and “yes” on an origin. */
export interface OriginChoices {
  readonly origin: string;
  readonly answers: readonly [no: Answer, yes: Answer];
}

/** What became of the choices: origins where one could not be made first, then in the order of the crawl. */
export function choicesByOrigin(observations: Observations): OriginChoices[] {
  const visited = discovered(observations).filter(({ outcome }) => outcome === "visited");
  const origins = [
    ...visited.map(({ address }) => originOf(address)),
    ...observations.choices.map(({ origin }) => origin),
  ];
  const answered = answerer(observations);
  const all = [...new Set(origins)].map((origin): OriginChoices => {
    return { origin, answers: [answered(origin, "rejected"), answered(origin, "accepted")] };
  });
  return all.toSorted((a, b) => Number(isMissed(b)) - Number(isMissed(a)));
}

function isMissed({ answers }: OriginChoices): boolean {
  return answers.some(({ is }) => is === "missed");
}

/** What could not be said on each website: “no” and “yes” in one, where the same came of both. */
export function missedAnswers(all: readonly OriginChoices[]) {
  return all.flatMap(({ origin, answers }) => {
    const missed = answers.filter(({ is }) => is === "missed");
    return [...Map.groupBy(missed, ({ words }) => words)].map(([words, same]) => ({
      origin,
      answers: joinList(same.map(({ state }) => ANSWERS[state])),
      words,
    }));
  });
}

/** How often each answer could be given, in a sentence: a “no” on 3 of 4 websites, a “yes” on 4. */
export function choicesInBrief(all: readonly OriginChoices[]): string {
  const websites = countOf(all.length, "website");
  const [no, yes] = [madeOn(all, 0), madeOn(all, 1)];
  const parts = [
    no === undefined
      ? "A “no” was not tried"
      : `A “no” could be said on ${inDigits(no)} of ${websites}`,
    yes === undefined
      ? "a “yes” was not tried"
      : no === undefined
        ? `a “yes” could be said on ${inDigits(yes)} of ${websites}`
        : `a “yes” on ${inDigits(yes)}`,
  ];
  const after = all.some(isMissed)
    ? " Where one could not be said, no page was visited after it."
    : "";
  return `${parts.join(", and ")}.${after}`;
}

/** On how many websites an answer could be given; undefined where it was tried on none. */
function madeOn(all: readonly OriginChoices[], turn: 0 | 1): number | undefined {
  const answers = all.map((each) => each.answers[turn]);
  if (answers.every(({ is }) => is === "untried")) return undefined;
  return answers.filter(({ is }) => is === "made").length;
}

function answerer(observations: Observations) {
  const choices = Map.groupBy(observations.choices, ({ state, origin }) => keyOf(state, origin));
  const after = Map.groupBy(inTurn(observations), ({ state, address }) =>
    keyOf(state, originOf(address)),
  );
  return (origin: string, state: Choice["state"]): Answer => {
    const key = keyOf(state, origin);
    // Several websites of a run may share an origin: it holds there if it holds for all.
    const same = choices.get(key) ?? [];
    const visits = (after.get(key) ?? []).filter(({ outcome }) => outcome === "visited");
    const words = [...new Set(same.map(choiceInWords))];
    const pages = onceEach(visits).length;
    const visited = pages === 1 ? "1 page was visited" : `${countOf(pages, "page")} were visited`;
    if (same.length === 0) return { state, is: "untried", words: "It was not tried." };
    if (same.every(wasChoiceMade)) {
      return { state, is: "made", words: [...words, `${visited} after it.`].join(" ") };
    }
    return { state, is: "missed", words: words.join(" ") };
  };
}

/** What became of a choice, as a sentence. */
function choiceInWords({ outcome, banner, why }: Choice): string {
  const reason = why === null ? "No reason is known." : inShort(why);
  if (outcome === "shared") return reason;
  if (outcome !== "made") {
    return outcome === "failed" && banner !== null
      ? `It could not be said with ${bannerInWords(banner)}: ${reason}`
      : `It could not be said: ${reason}`;
  }
  return banner === null ? "It was said." : `It was said with ${bannerInWords(banner)}.`;
}

function bannerInWords(banner: string): string {
  return banner === DESCRIBED ? `the banner that is ${banner}` : `the banner “${shorten(banner)}”`;
}

/** What tells apart the visits of an address, or the choices on an origin, by their states. */
export function keyOf(state: string, address: string): string {
  return JSON.stringify([state, address]);
}
