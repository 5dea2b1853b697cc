import { z } from "zod";

/* Fields that several entries of saved results share. */

/** A visitor’s choice about cookies: none yet, rejecting everything that can be rejected, or accepting everything. */
export const STATES = ["before", "rejected", "accepted"] as const;

export type State = (typeof STATES)[number];

export const count = z.int().min(0);
export const address = z.string();
export const state = z
  .enum(STATES)
  .describe(
    "before: before a choice; rejected, accepted: after rejecting or accepting cookies, each in a new browser profile.",
  );
export const website = z.int().min(1).describe("The number of the website to which it belongs.");
export const hosts = z.array(z.string()).describe("The third-party hosts that it contacted.");
