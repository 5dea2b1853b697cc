import { z } from "zod";
import { singleLineText } from "../files/field-schemas.ts";
import { JOURNEY_STATES, STEP_FIELDS, stepSchema } from "./journey-step-schema.ts";

/** The hint for each field, for editors: in the JSON Schema and in messages. */
export const JOURNEY_FIELDS = {
  name: "What the journey does, such as Sign in to My Account. Messages and reports call it by this name.",
  when: "When to run it: before (before a choice about cookies), rejected or accepted (after rejecting or accepting cookies). Each time if you leave it out.",
  login:
    "true if the journey signs in. Its last step must be a “waitFor” for something that only signed-in visitors see.",
  steps: "The steps, in order. The first must be a “goTo”.",
  thenVisit:
    "Patterns of the addresses to visit afterwards, still signed in, such as /account/*. Only the pages of the steps if you leave it out.",
  ...STEP_FIELDS,
} as const;

/** Something that a visitor does on a website, such as signing in, and that an audit repeats. */
export const journeySchema = z.strictObject({
  name: singleLineText.describe(JOURNEY_FIELDS.name),
  when: z
    .array(z.enum(JOURNEY_STATES))
    .min(1, "must have at least one entry")
    .optional()
    .describe(JOURNEY_FIELDS.when),
  login: z.boolean().optional().describe(JOURNEY_FIELDS.login),
  steps: z.array(stepSchema).min(1, "must have at least one step").describe(JOURNEY_FIELDS.steps),
  thenVisit: z
    .array(singleLineText)
    .min(1, "must have at least one pattern")
    .optional()
    .describe(JOURNEY_FIELDS.thenVisit),
});

export type Journey = z.output<typeof journeySchema>;
