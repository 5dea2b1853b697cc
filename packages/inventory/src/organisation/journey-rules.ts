import type { Located, ValuePath } from "../files/source-places.ts";
import type { Partly } from "../files/valid-values.ts";
import { error, type Problem } from "../problems/problem.ts";
import type { Journey } from "./journey-schema.ts";
import { actionsOf, type JourneyStep } from "./journey-step-schema.ts";

/** Finds the mistakes in the journeys of a website that the schema cannot find; `path` leads to their list. */
export function findJourneyMistakes(
  journeys: readonly (Partly<Journey> | undefined)[],
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  const mistakes = journeys.flatMap((journey = {}, index) => [
    ...(journey.steps ?? []).flatMap((step, number) =>
      step === undefined
        ? []
        : findStepMistakes(journey, step, number, [...path, index, "steps", number], at),
    ),
    ...findMissingProof(journey, [...path, index], at),
  ]);
  return [...findDuplicateNames(journeys, path, at), ...mistakes];
}

function findDuplicateNames(
  journeys: readonly (Partly<Journey> | undefined)[],
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  const firsts = new Map<string, number>();
  return journeys.flatMap((journey, index) => {
    const name = journey?.name;
    if (name === undefined) return [];
    const first = firsts.get(name);
    firsts.set(name, first ?? index);
    if (first === undefined) return [];
    return error(
      at([...path, index, "name"]),
      "duplicate-journey",
      `Two journeys of this website are called “${name}”; the other is on line ${at([...path, first, "name"]).line}.`,
      "Give one of them another name, so that reports can tell them apart.",
    );
  });
}

function findStepMistakes(
  { name = "without a name", steps = [] }: Partly<Journey>,
  step: Partly<JourneyStep>,
  index: number,
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  const number = index + 1;
  const subject = `Step ${number} of the journey “${name}”`;
  // A wrong value is undefined, and reported by the schema.
  const actions = actionsOf(step);
  if (Object.values(step).includes(undefined)) return [];
  if (actions.length !== 1) {
    const message =
      actions.length === 0
        ? `${subject} does nothing.`
        : `${subject} does ${actions.length} things at once: ${actions.join(", ")}.`;
    const hint =
      "Write one of goTo, fill, click, waitFor and wait in each pair of curly brackets; “fill” takes “from” with it.";
    return [error(at(path), "wrong-step", message, hint)];
  }
  if ((step.fill === undefined) !== (step.from === undefined)) {
    const [has, lacks] = step.from === undefined ? ["fill", "from"] : ["from", "fill"];
    return [
      error(
        at(path),
        "wrong-step",
        `${subject} has “${has}” without “${lacks}”.`,
        'Write both, for example { "fill": "#username", "from": "AUDIT_USER" }.',
      ),
    ];
  }
  if (index > 0 || step.goTo !== undefined) return [];
  const hint = `Start with the page to open, for example { "goTo": "/" }${steps.length > 1 ? ", before the other steps" : ""}.`;
  return [error(at(path), "wrong-step", `${subject} must be a “goTo”.`, hint)];
}

/** A login can fail without any other step failing, and then the run would judge records that it did not check. */
function findMissingProof(
  { name = "without a name", login, steps = [] }: Partly<Journey>,
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  const last = steps.at(-1);
  if (login !== true || last === undefined || "waitFor" in last) return [];
  return [
    error(
      at([...path, "login"]),
      "unproved-login",
      `The journey “${name}” does not check that it has signed in.`,
      'End its steps with a “waitFor” for something that only signed-in visitors see, for example { "waitFor": "#sign-out" }.',
    ),
  ];
}
