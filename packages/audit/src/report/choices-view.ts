import { shown } from "../compare/words.ts";
import { STATES } from "../observations.ts";
import type { Audit } from "./audit.ts";
import { choicesByOrigin, choicesInBrief, notLookedAt } from "./choices.ts";
import { some } from "./counts.ts";
import { inStates } from "./states.ts";
import { wayOut, whyUndecided } from "./undecided.ts";
import { AFTER } from "./words.ts";

/** As much of each list as the page is to show. */
const MOST = { open: 50, origins: 50, things: 100 };

/** What the HTML report tells of choices. All that others wrote is fit to be shown in it. */
export function choicesView(audit: Audit) {
  const { observations, undecided } = audit;
  const all = choicesByOrigin(observations);
  return {
    /** Said instead of all the rest. */
    nothing: notLookedAt(observations) ?? null,
    brief: choicesInBrief(all),
    open: some(
      undecided.map((each) => ({
        origin: shown(each.origin),
        why: whyUndecided(each),
        wayOut: wayOut(each),
      })),
      MOST.open,
    ),
    origins: some(
      all.map(({ origin, answers: [no, yes] }) => ({
        origin: shown(origin),
        no: no.words,
        yes: yes.words,
      })),
      MOST.origins,
    ),
    things: some(
      inStates(audit).map(({ cells, ...thing }) => ({
        ...thing,
        cells: STATES.map((state) => ({ state: titleOf(AFTER[state]), ...cells[state] })),
      })),
      MOST.things,
    ),
  };
}

function titleOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
