import { bannerSelectorsSchema, journeySchema } from "cookie-inventory";
import { z } from "zod";
import { choiceSchema } from "./choice-schema.ts";
import { journeyResultSchema } from "./journey-result-schema.ts";
import { address, count, hosts, type State, state, STATES, website } from "./observation-fields.ts";
import { cookieSchema, itemSchema } from "./stored-item-schema.ts";

export { type Choice, wasChoiceMade } from "./choice-schema.ts";
export type { JourneyResult } from "./journey-result-schema.ts";
export { type State, STATES } from "./observation-fields.ts";
export type { SeenCookie, SeenItem, SetBy } from "./stored-item-schema.ts";

/*
 * The format of saved results, and the source of its types and its JSON Schema. The values of stored items are never
 * saved, only their length.
 */

/** Increased when programs that read the results have to change. */
export const RESULTS_VERSION = 3;

const OUTCOMES = [
  "visited",
  "missing",
  "needs-login",
  "download",
  "elsewhere",
  "forbidden",
  "failed",
] as const;

const page = z.strictObject({
  type: z.literal("page"),
  website,
  state,
  order: count.describe("Its position in the order of the crawl, from 0; the same in each state."),
  address,
  journey: z
    .string()
    .nullable()
    .describe("The name of the journey on which it was visited; null if the crawl found it."),
  depth: count.describe(
    "The number of links from a start address to it; on a journey, from the last page of the steps.",
  ),
  from: address
    .nullable()
    .describe(
      "The first page that links to it; null for start addresses and pages found only in a sitemap.",
    ),
  outcome: z
    .enum(OUTCOMES)
    .describe(
      "visited; missing: 404 or 410; needs-login: 401 or 403; download: not a page; elsewhere: it redirects to a third party’s website; forbidden: robots.txt disallows it, or the address to which it redirects; failed: it could not be visited because of an error.",
    ),
  status: z
    .int()
    .nullable()
    .describe("The HTTP status of the last response; null if there was none."),
  redirects: z.array(address).describe("The addresses to which it redirected, in order."),
  attempts: count.describe("How many times it was opened."),
  why: z.string().nullable().describe("Why it failed; null if it did not."),
  notes: z
    .array(z.string())
    .describe("Other events, such as dialogs, new windows and a page that does not settle."),
  milliseconds: count.describe("How long the page was open."),
  links: z
    .array(address)
    .describe(
      "Its links to addresses in scope, email addresses and telephone numbers, except those found at a lower depth.",
    ),
  hosts,
  cookies: z.array(cookieSchema),
  items: z.array(itemSchema),
});

const site = z.strictObject({
  type: z.literal("site"),
  website,
  origin: z.string(),
  robots: z.strictObject({
    outcome: z.enum(["read", "none", "failed"]),
    crawlDelay: z.number().nullable().describe("In seconds; null if there is none."),
    why: z.string().nullable(),
  }),
  sitemaps: z.array(
    z.strictObject({
      address,
      outcome: z.enum(["read", "none", "failed"]),
      why: z.string().nullable(),
    }),
  ),
  addresses: z.array(address).describe("The addresses in scope that its sitemaps list."),
});

const run = z.strictObject({
  type: z.literal("run"),
  version: z.literal(RESULTS_VERSION),
  browser: z.string(),
  started: z.iso.datetime(),
  domains: z.array(z.string()).describe("The first-party domains."),
  states: z.array(state).describe("The states in which the websites were visited."),
  websites: z
    .array(
      z.strictObject({
        number: website,
        starts: z.array(address).min(1),
        banner: z
          .union([bannerSelectorsSchema, z.strictObject({ none: z.iso.date() })])
          .nullable()
          .describe(
            "The selectors of its banner, or the date on which a person saw that it has none; null if the list of websites says neither.",
          ),
        journeys: z.array(journeySchema),
        delay: count
          .nullable()
          .describe("Between two pages of a host, in milliseconds; null for the pause of the run."),
        limits: z.strictObject({
          maxPages: count,
          maxDepth: count.nullable(),
          include: z.array(z.string()),
          exclude: z.array(z.string()),
          seed: z.string(),
        }),
      }),
    )
    .describe("The websites that were crawled, each with a new browser profile."),
  part: z
    .strictObject({
      number: z.int().min(1),
      of: z.int().min(1),
      list: z.string().describe("The SHA-256 digest of the list of all websites, in hexadecimal."),
      name: z.string().nullable().describe("The name of the run, the same for all its shards."),
    })
    .refine(({ number, of }) => number <= of)
    .describe("The shard of the list of websites that was crawled; 1 of 1 is the whole list."),
});

const end = z.strictObject({
  type: z.literal("end"),
  website,
  ended: z.iso.datetime(),
  left: z
    .strictObject({
      robots: z.array(address).describe("Addresses that robots.txt disallows."),
      traps: z
        .array(z.string())
        .describe("Endless patterns of addresses, such as www.example.gov.uk/day/#/#."),
      limit: z.array(address).describe("Addresses beyond a limit of the run."),
      notPages: z
        .array(z.string())
        .describe("Links to anything but pages: downloads, email addresses and telephone numbers."),
    })
    .describe("What was found and skipped."),
});

/** One line of the journal: first the run, then the entries of each website, of which the last is its end. */
export const entrySchema = z.discriminatedUnion("type", [
  run,
  site,
  page,
  choiceSchema,
  journeyResultSchema,
  end,
]);

export const observationsSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(RESULTS_VERSION),
  run,
  sites: z.array(site),
  pages: z.array(page).describe("By website and state, in the order of the crawl."),
  choices: z.array(choiceSchema),
  journeys: z.array(journeyResultSchema),
  ends: z.array(end),
});

/** The results of a run. */
export type Observations = z.output<typeof observationsSchema>;
export type JournalEntry = z.output<typeof entrySchema>;
/** An entry of one website. */
export type WebsiteEntry = Exclude<JournalEntry, Run>;
export type Run = z.output<typeof run>;
export type Website = Run["websites"][number];
export type Limits = Website["limits"];
export type Site = z.output<typeof site>;
export type Page = z.output<typeof page>;
export type End = z.output<typeof end>;

/** Returns what was found and skipped on all websites. */
export function collectSkipped({ ends }: Pick<Observations, "ends">): End["left"] {
  const all = (kind: keyof End["left"]) => ends.flatMap(({ left }) => left[kind]);
  return {
    robots: all("robots"),
    traps: all("traps"),
    limit: all("limit"),
    notPages: all("notPages"),
  };
}

/** Compares two entries by state, in the order in which websites are visited. */
export function compareStates(a: { readonly state: State }, b: { readonly state: State }): number {
  return STATES.indexOf(a.state) - STATES.indexOf(b.state);
}

/** Returns the start addresses of all websites of a run. */
export function startAddresses({
  websites,
}: {
  readonly websites: readonly Pick<Website, "starts">[];
}): string[] {
  return websites.flatMap(({ starts }) => starts);
}

/** Returns the JSON Schema of saved results, for JSON.stringify. */
export function observationsJsonSchema(): object {
  return {
    ...z.toJSONSchema(observationsSchema, { target: "draft-7", io: "input" }),
    title: "Results of an audit",
  };
}
