import { bannerSelectorsSchema } from "cookie-inventory";
import { z } from "zod";
import { address, count, hosts, website } from "./observation-fields.ts";
import { cookieSchema, itemSchema } from "./stored-item-schema.ts";

/** A choice about cookies on an origin, and what was stored because of it. */
export const choiceSchema = z.strictObject({
  type: z.literal("choice"),
  website,
  state: z.enum(["rejected", "accepted"]),
  origin: z.string(),
  outcome: z
    .enum(["made", "shared", "none", "unknown", "failed"])
    .describe(
      "made; shared: it was made on another origin of the website, and applies here too; none: there is no banner, as the list of websites says; unknown: no banner was recognised; failed: the choice could not be made because of an error. After none, unknown and failed, no page of the origin was visited in that state.",
    ),
  banner: z.string().nullable().describe("The name of the kind of banner; null if none was found."),
  address: address.nullable().describe("The last page on which the banner was looked for."),
  why: z.string().nullable().describe("The reason for the outcome; null for made."),
  signs: z
    .strictObject({
      text: z.string().nullable().describe("Text of the banner, or typical of cookie banners."),
      tool: z
        .string()
        .nullable()
        .describe("The consent tool on the page; null if it is not known."),
      buttons: z.array(z.string()).describe("The texts of its buttons."),
      proposal: bannerSelectorsSchema
        .nullable()
        .describe("Selectors for the list of websites, which a person has to check."),
    })
    .nullable()
    .describe(
      "What looks like a cookie banner where the choice could not be made; null otherwise.",
    ),
  picture: z
    .string()
    .nullable()
    .describe(
      "The path of a picture of the page where the choice could not be made; null if there is none.",
    ),
  milliseconds: count.describe("How long the choice took."),
  hosts: hosts,
  cookies: z.array(cookieSchema).describe("Set after the choice, while that page was open."),
  items: z.array(itemSchema),
});

export type Choice = z.output<typeof choiceSchema>;

/** Whether a choice applies on its origin; if not, no page of it was visited in that state. */
export function wasChoiceMade({ outcome }: Choice): boolean {
  return outcome === "made" || outcome === "shared";
}
