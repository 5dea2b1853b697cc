import { CATEGORIES, type Organisation, type PublishedCookie, STORAGES } from "cookie-inventory";
import { z } from "zod";
import type { Edition } from "../editions/change-log.ts";
import { createOpenDataJsonSchema, edition, isoDuration, link } from "./open-data-fields.ts";

/** The version of the format. It increases when a field is renamed or removed, or changes its meaning. */
const VERSION = 1;

const providerSchema = z
  .object({
    name: z.string().describe("Its name, as visitors know it."),
    home: link.describe("Its website."),
    privacyPolicy: link
      .nullable()
      .describe("The address of its privacy policy; null where it is not known."),
  })
  .describe("Who sets it.");

const cookieSchema = z
  .object({
    name: z
      .string()
      .describe(
        "Its exact name. A “*” stands for a part that changes; <unnamed> for a cookie without a name.",
      ),
    aliases: z.array(z.string()).describe("Other names that the same thing goes by."),
    realName: z
      .string()
      .nullable()
      .describe("The alias that is the real name; null where “name” is."),
    storage: z.enum(STORAGES).describe("Where it is kept on the visitor’s device."),
    persistence: z
      .enum(["session", "persistent"])
      .describe("session: it goes when the browser or the tab is closed; persistent: it stays."),
    expires: z
      .enum(["browser-closes", "tab-closes", "visitor-deletes", "after"])
      .nullable()
      .describe("When it goes away; “after”: after “duration”. null where that is not stated."),
    duration: isoDuration
      .nullable()
      .describe("How long it stays, as an ISO 8601 duration; null unless “expires” is “after”."),
    category: z.enum(CATEGORIES).describe("The category that visitors find it under."),
    domain: z.string().describe("The domain that it belongs to."),
    purpose: z.string().describe("What it does, in plain English."),
    consent: z
      .enum(["asked", "excepted"])
      .nullable()
      .describe(
        "asked: the visitor is asked for consent first; excepted: the law needs no consent for it (PECR, Schedule A1). null where that is not stated.",
      ),
    provider: providerSchema,
    lastVerified: z.iso
      .date()
      .nullable()
      .describe(
        "The day on which it was last found on the website; null where it was not checked.",
      ),
  })
  .describe("A cookie, or another thing that is stored on the visitor’s device.");

const organisationSchema = z
  .object({
    name: z.string().describe("Its name."),
    home: link.describe("Its main website."),
    statement: link.describe("Its privacy statement, which people read."),
  })
  .describe("The organisation whose websites these are.");

/** The schema of /cookies.json. Its type and the published JSON Schema are derived from it. */
export const openInventorySchema = z.object({
  $schema: link.describe("The address of this schema."),
  version: z
    .literal(VERSION)
    .describe("Goes up when a program that reads this would have to change."),
  edition: edition.describe(
    "The edition of the statement that this belongs to; null where there are none.",
  ),
  organisation: organisationSchema,
  cookies: z.array(cookieSchema).describe("In the order in which the council lists them."),
});

/** The content of /cookies.json. Unstated values are null. */
export type OpenInventory = z.output<typeof openInventorySchema>;
/** A cookie in /cookies.json. */
export type OpenCookie = OpenInventory["cookies"][number];

/**
 * Returns the content of /cookies.json. `schema` is the full address of its JSON Schema; `latest` is the latest edition,
 * or null in a project without editions.
 */
export function toOpenInventory(
  cookies: readonly PublishedCookie[],
  { name, home, address: site }: Pick<Organisation, "name" | "home" | "address">,
  latest: Pick<Edition, "edition" | "date"> | null,
  schema: string,
): OpenInventory {
  return {
    $schema: schema,
    version: VERSION,
    edition: latest && { number: latest.edition, date: latest.date },
    organisation: { name, home, statement: `${site}/` },
    cookies: cookies.map(toOpenCookie),
  };
}

/** Returns a cookie as open data. */
export function toOpenCookie(cookie: PublishedCookie): OpenCookie {
  const { name, aliases, storage, persistence, category, domain, purpose } = cookie;
  const { expiry, consent, provider, realName = null, lastVerified } = cookie;
  return {
    name,
    aliases: [...aliases],
    realName,
    storage,
    persistence,
    expires: expiry.when === "not-stated" ? null : expiry.when,
    // Normalises what editors may also write, such as P1w or +P7D.
    duration: expiry.when === "after" ? Temporal.Duration.from(expiry.duration).toString() : null,
    category,
    domain,
    purpose,
    consent: consent === "not-stated" ? null : consent,
    provider: {
      name: provider.name,
      home: provider.home,
      privacyPolicy: provider.privacyPolicy,
    },
    lastVerified,
  };
}

/** Returns the JSON Schema of /cookies.json; `address` is its own full address. */
export function createOpenInventoryJsonSchema(address: string): object {
  const title = "Cookies and similar things that websites store";
  return createOpenDataJsonSchema(openInventorySchema, address, { title });
}
