import { z } from "zod";
import { oneLine } from "../files/field-schemas.ts";

const selector = oneLine;

/** What each field is for: hints for editors, in their program and in messages alike. */
export const BANNER_FIELDS = {
  shown: "What is there while the banner is shown: a CSS selector, such as #cookie-banner.",
  reject: "What to click, one after the other, to say “no” to all that can be refused.",
  accept: "What to click, one after the other, to say “yes” to everything.",
} as const;

/** A banner that nobody else knows, as a person describes it who has looked at it. */
export const bannerSelectorsSchema = z.strictObject({
  shown: selector.describe(BANNER_FIELDS.shown),
  reject: z.array(selector).min(1, "must name what to click").describe(BANNER_FIELDS.reject),
  accept: z.array(selector).min(1, "must name what to click").describe(BANNER_FIELDS.accept),
});

export type BannerSelectors = z.output<typeof bannerSelectorsSchema>;
