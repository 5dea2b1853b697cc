import { z } from "zod";
import { singleLineText } from "../files/field-schemas.ts";

/** The hint for each field, for editors: in the JSON Schema and in messages. */
export const BANNER_FIELDS = {
  shown:
    "A CSS selector of something that is visible only while the banner is, such as #cookie-banner.",
  reject:
    'What to click, in order, to reject all cookies that can be rejected: CSS selectors, or texts of buttons such as { "button": "Reject all" }.',
  accept:
    'What to click, in order, to accept all cookies: CSS selectors, or texts of buttons such as { "button": "Accept all" }.',
  button: "The text of a button on the banner, such as Reject all.",
} as const;

const click = z.union([
  singleLineText,
  z.strictObject({ button: singleLineText.describe(BANNER_FIELDS.button) }),
]);
const clicks = z.array(click).min(1, "must have at least one selector");

/** The selectors of a cookie banner that the audit does not recognise. */
export const bannerSelectorsSchema = z.strictObject({
  shown: singleLineText.describe(BANNER_FIELDS.shown),
  reject: clicks.describe(BANNER_FIELDS.reject),
  accept: clicks.describe(BANNER_FIELDS.accept),
});

export type BannerSelectors = z.output<typeof bannerSelectorsSchema>;
