import { z } from "zod";
import { singleLineText } from "../files/field-schemas.ts";
import type { Partly } from "../files/valid-values.ts";

/** The longest “wait”, in seconds. */
const MAX_WAIT = 60;

/** The states of the choice about cookies in which a journey can run. */
export const JOURNEY_STATES = ["before", "rejected", "accepted"] as const;

/** The hint for each field, for editors: in the JSON Schema and in messages. */
export const STEP_FIELDS = {
  goTo: "The page to open: a path of this website, such as /login, or a full address that starts with https://.",
  fill: "A CSS selector of the field to fill in, such as #username. Add “from”.",
  from: "The name of the environment variable with the text to fill in, such as AUDIT_USER. Never write the text itself here.",
  click: "A CSS selector of what to click, such as button[type=submit].",
  waitFor: "A CSS selector of something to wait for until it is visible, such as #account.",
  wait: `How long to wait, in seconds, up to ${MAX_WAIT}. Use “waitFor” if there is something to wait for.`,
} as const;

const ACTIONS = ["goTo", "fill", "click", "waitFor", "wait"] as const;

const MAX_WAIT_MESSAGE = `must be a number of seconds, more than 0 and up to ${MAX_WAIT}`;

const step = z.strictObject({
  goTo: singleLineText
    .refine(
      isPageAddress,
      "must be a path that starts with / or a full address that starts with https://, without a user name or password",
    )
    .optional()
    .describe(STEP_FIELDS.goTo),
  fill: singleLineText.optional().describe(STEP_FIELDS.fill),
  from: singleLineText
    .regex(
      /^[A-Z_][A-Z0-9_]*$/,
      "must be the name of an environment variable: capital letters, digits and _",
    )
    .optional()
    .describe(STEP_FIELDS.from),
  click: singleLineText.optional().describe(STEP_FIELDS.click),
  waitFor: singleLineText.optional().describe(STEP_FIELDS.waitFor),
  wait: z
    .number()
    .positive(MAX_WAIT_MESSAGE)
    .max(MAX_WAIT, MAX_WAIT_MESSAGE)
    .optional()
    .describe(STEP_FIELDS.wait),
});

/** One step of a journey: exactly one action. */
export const stepSchema = step.meta({
  // For editors. Messages come from the rules of the list, which can name the step.
  oneOf: ACTIONS.map((action) => ({ required: [action] })),
  dependencies: { fill: ["from"], from: ["fill"] },
});

export type JourneyStep = z.output<typeof step>;

/** Returns the actions that a step names: exactly one if the step is right. */
export function actionsOf(each: Partly<JourneyStep>): (typeof ACTIONS)[number][] {
  return ACTIONS.filter((action) => each[action] !== undefined);
}

function isPageAddress(text: string): boolean {
  const url = URL.parse(text, "https://path.invalid");
  if (url === null || url.username !== "" || url.password !== "") return false;
  const isPath = text.startsWith("/") && url.hostname === "path.invalid";
  return isPath || /^https:\/\//i.test(text);
}
