import type { Located, ValuePath } from "../files/source-places.ts";
import { error, type Problem } from "../problems/problem.ts";
import type { Journey } from "./journey-schema.ts";
import { actionsOf, type JourneyStep } from "./journey-step-schema.ts";

/** Finds the mistakes in the journeys of a website that the schema cannot find; `path` leads to their list. */
export function findJourneyMistakes(
  journeys: readonly Journey[],
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  return journeys.flatMap((journey, index) => [
    ...findDuplicateName(journeys, index, path, at),
    ...journey.steps.flatMap((step, number) =>
      findStepMistakes(journey, step, number, [...path, index, "steps", number], at),
    ),
    ...findMissingProof(journey, [...path, index], at),
  ]);
}

function findDuplicateName(
  journeys: readonly Journey[],
  index: number,
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  const { name = "" } = journeys[index] ?? {};
  const first = journeys.findIndex((journey) => journey.name === name);
  if (first === index) return [];
  return [
    error(
      at([...path, index, "name"]),
      "duplicate-journey",
      `Two journeys of this website are called “${name}”; the other is on line ${at([...path, first, "name"]).line}.`,
      "Give one of them another name, so that reports can tell them apart.",
    ),
  ];
}

function findStepMistakes(
  { name, steps }: Journey,
  step: JourneyStep,
  index: number,
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  const number = index + 1;
  const subject = `Step ${number} of the journey “${name}”`;
  const actions = actionsOf(step);
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
  { name, login, steps }: Journey,
  path: ValuePath,
  at: Located["at"],
): Problem[] {
  if (login !== true || steps.at(-1)?.waitFor !== undefined) return [];
  return [
    error(
      at([...path, "login"]),
      "unproved-login",
      `The journey “${name}” does not check that it has signed in.`,
      'End its steps with a “waitFor” for something that only signed-in visitors see, for example { "waitFor": "#sign-out" }.',
    ),
  ];
}
