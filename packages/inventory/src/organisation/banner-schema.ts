import { z } from "zod";
import { singleLineText } from "../files/field-schemas.ts";

/** The hint for each field, for editors: in the JSON Schema and in messages. */
export const BANNER_FIELDS = {
  shown:
    "A CSS selector of something that is visible only while the banner is, such as #cookie-banner.",
  reject: "CSS selectors of what to click, in order, to reject all cookies that can be rejected.",
  accept: "CSS selectors of what to click, in order, to accept all cookies.",
} as const;

const selectors = z.array(singleLineText).min(1, "must have at least one selector");

/** The selectors of a cookie banner that the audit does not recognise. */
export const bannerSelectorsSchema = z.strictObject({
  shown: singleLineText.describe(BANNER_FIELDS.shown),
  reject: selectors.describe(BANNER_FIELDS.reject),
  accept: selectors.describe(BANNER_FIELDS.accept),
});

export type BannerSelectors = z.output<typeof bannerSelectorsSchema>;
