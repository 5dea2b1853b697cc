import { z } from "zod";
import type { Edition } from "../editions/change-log.ts";
import { CATEGORIES, type PublishedCookie, type Organisation, STORAGES } from "cookie-inventory";

/**
 * Changes when a program that reads the file would have to change: a field gets another name or meaning, or is
 * gone. A new field beside the others needs no other version.
 */
const VERSION = 1;

const link = z.url();
const provider = z
  .object({
    name: z.string().describe("Its name, as visitors know it."),
    home: link.describe("Its website."),
    privacyPolicy: link
      .nullable()
      .describe("The address of its privacy policy; null where it is not known."),
  })
  .describe("Who sets it.");

const cookie = z
  .object({
    name: z
      .string()
      .describe(
        "Its exact name. A “*” stands for a part that changes; <unnamed> for a cookie without a name.",
      ),
    aliases: z.array(z.string()).describe("Other names that the same thing goes by."),
    storage: z.enum(STORAGES).describe("Where it is kept on the visitor’s device."),
    persistence: z
      .enum(["session", "persistent"])
      .describe("session: it goes when the browser or the tab is closed; persistent: it stays."),
    expires: z
      .enum(["browser-closes", "tab-closes", "visitor-deletes", "after"])
      .nullable()
      .describe("When it goes away; “after”: after “duration”. null where that is not stated."),
    duration: z
      .string()
      .regex(/^P[0-9YMWDTHS.]+$/)
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
    provider,
  })
  .describe("A cookie, or another thing that is stored on the visitor’s device.");

const edition = z
  .object({
    number: z.string().describe("Such as 1.0."),
    date: z.iso.date().describe("The day on which it was published."),
  })
  .nullable()
  .describe("The edition of the statement that this belongs to; null where there are none.");

const organisation = z
  .object({
    name: z.string().describe("Its name."),
    home: link.describe("Its main website."),
    statement: link.describe("Its privacy statement, which people read."),
  })
  .describe("The organisation whose websites these are.");

/** What visitors are told of cookies, for programs: the one source of its type and of its JSON Schema. */
export const openInventorySchema = z.object({
  $schema: link.describe("The address of this schema."),
  version: z
    .literal(VERSION)
    .describe("Goes up when a program that reads this would have to change."),
  edition,
  organisation,
  cookies: z.array(cookie).describe("In the order in which the council lists them."),
});

/** The inventory as it is published. What is null has not been stated. */
export type OpenInventory = z.output<typeof openInventorySchema>;
/** One cookie of it. */
export type OpenCookie = OpenInventory["cookies"][number];

/**
 * The inventory for programs: a value for JSON.stringify. `schema` is the full address of its schema, and
 * `edition` the latest one, or null where the project has not begun with editions.
 */
export function openInventory(
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
    cookies: cookies.map(openCookie),
  };
}

/** What visitors are told of one cookie. */
export function openCookie(listed: PublishedCookie): OpenCookie {
  const { name, aliases, storage, persistence, category, domain, purpose } = listed;
  const { expiry, consent, provider: by } = listed;
  return {
    name,
    aliases: [...aliases],
    storage,
    persistence,
    expires: expiry.when === "not-stated" ? null : expiry.when,
    // Editors may write P1w or +P7D as well.
    duration: expiry.when === "after" ? Temporal.Duration.from(expiry.duration).toString() : null,
    category,
    domain,
    purpose,
    consent: consent === "not-stated" ? null : consent,
    provider: { name: by.name, home: by.home, privacyPolicy: by.privacyPolicy },
  };
}

/**
 * The JSON Schema of what is published, a value for JSON.stringify; `address` is where it stands itself. Draft 7,
 * which every validator reads: nothing newer is needed. It allows further fields, so that a new one breaks no
 * program that holds an older copy.
 */
export function openInventoryJsonSchema(address: string): object {
  const { $schema, ...schema } = z.toJSONSchema(openInventorySchema, {
    target: "draft-7",
    io: "input",
  });
  return {
    $schema,
    $id: address,
    title: "Cookies and similar things that websites store",
    ...schema,
  };
}
