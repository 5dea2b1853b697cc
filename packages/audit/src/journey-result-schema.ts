import { z } from "zod";
import { address, count, state, website } from "./observation-fields.ts";

/** The result of a journey in one state. The texts that it filled in are never saved. */
export const journeyResultSchema = z.strictObject({
  type: z.literal("journey"),
  website,
  state,
  name: z.string(),
  login: z.boolean().describe("Whether the journey signs in."),
  outcome: z
    .enum(["completed", "failed", "not-run"])
    .describe(
      "completed; failed: a step could not be done; not-run: the choice about cookies could not be made. After the last two, no further pages of the journey were visited.",
    ),
  step: z.int().min(1).nullable().describe("The number of the step that failed, from 1."),
  address: address.nullable().describe("The last page of its steps; null if none was opened."),
  why: z.string().nullable().describe("What is wrong and what to do; null if it was completed."),
  picture: z
    .string()
    .nullable()
    .describe("The file with a picture of the page on which it failed; null if there is none."),
  milliseconds: count.describe("How long its steps took."),
});

export type JourneyResult = z.output<typeof journeyResultSchema>;
