import { z } from "zod";
import { bannerSelectorsSchema } from "cookie-inventory";
import { cookieSchema, itemSchema } from "./stored-item-schema.ts";

export type { SeenCookie, SeenItem } from "./stored-item-schema.ts";

/*
 * What an audit has seen, as it is kept in a file: the one source of its types and its JSON Schema. Values are
 * never part of it, only their length.
 */

/** Changes when a program that reads the file would have to change. */
export const RESULTS_VERSION = 2;

/**
 * What a visitor has answered when asked about cookies: nothing yet, “no” to all that can be refused, or “yes”
 * to everything.
 */
export const STATES = ["before", "rejected", "accepted"] as const;

const count = z.int().min(0);
const address = z.string();
const state = z
  .enum(STATES)
  .describe("before: before any choice; rejected, accepted: after one, in a fresh profile each.");
const website = z
  .int()
  .min(1)
  .describe("Which of the run’s websites it belongs to, by its number.");

/** What became of an address. Only “failed” is something that should have been visited and could not be. */
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
  order: count.describe("Its place in the order of the crawl, from 0; the same in each state."),
  address,
  depth: count.describe("How many links lead to it from a start address."),
  from: address.nullable().describe("The page that links to it first; null for others."),
  outcome: z
    .enum(OUTCOMES)
    .describe(
      "visited; missing: 404 or 410; needs-login: 401 or 403; download: not a page; elsewhere: it leads out of the organisation’s websites; forbidden: it leads to where robots.txt forbids; failed: it should have been visited and could not be.",
    ),
  status: z.int().nullable().describe("The HTTP status of the last answer; null where none came."),
  redirects: z.array(address).describe("Where it led, one after the other."),
  attempts: count,
  why: z.string().nullable().describe("Why it failed; null where it did not."),
  notes: z
    .array(z.string())
    .describe("What else happened: dialogs, windows, pages that never rest."),
  milliseconds: count.describe("How long it was open."),
  links: z
    .array(address)
    .describe(
      "Where it links to, as far as it is in scope or no page, and no page of less depth does.",
    ),
  hosts: z.array(z.string()).describe("Hosts of third parties that it contacted."),
  cookies: z.array(cookieSchema),
  items: z.array(itemSchema),
});

/** How the question about cookies was answered on an origin, and what was stored because of that. */
const choice = z.strictObject({
  type: z.literal("choice"),
  website,
  state: z.enum(["rejected", "accepted"]),
  origin: z.string(),
  outcome: z
    .enum(["made", "shared", "unknown", "failed"])
    .describe(
      "made; shared: it was made on another origin of the website, and holds here too; unknown: no banner that is known was seen; failed: there is one, and it could not be answered. In the last two cases no page was visited in that state.",
    ),
  banner: z.string().nullable().describe("The name of its kind; null where none was seen."),
  address: address.nullable().describe("The page on which it was looked for last."),
  why: z.string().nullable().describe("A sentence on what became of it; null where it was made."),
  milliseconds: count.describe("How long it took."),
  hosts: page.shape.hosts,
  cookies: page.shape.cookies.describe("Set from the answer on, while that page was open."),
  items: page.shape.items,
});

const site = z.strictObject({
  type: z.literal("site"),
  website,
  origin: z.string(),
  robots: z.strictObject({
    outcome: z.enum(["read", "none", "failed"]),
    crawlDelay: z.number().nullable().describe("In seconds; null where none is asked for."),
    why: z.string().nullable(),
  }),
  sitemaps: z.array(
    z.strictObject({
      address,
      outcome: z.enum(["read", "none", "failed"]),
      why: z.string().nullable(),
    }),
  ),
  addresses: z.array(address).describe("Addresses in scope that its sitemaps name."),
});

const run = z.strictObject({
  type: z.literal("run"),
  version: z.literal(RESULTS_VERSION),
  browser: z.string(),
  started: z.iso.datetime(),
  domains: z.array(z.string()).describe("The domains that count as first party."),
  states: z.array(state).describe("The states in which the websites were visited."),
  websites: z
    .array(
      z.strictObject({
        number: website,
        starts: z.array(address).min(1),
        banner: bannerSelectorsSchema
          .nullable()
          .describe("Its banner, where it was described to us."),
        delay: count
          .nullable()
          .describe("Between two pages of a host, in milliseconds; null for what the run does."),
        limits: z.strictObject({
          maxPages: count,
          maxDepth: count.nullable(),
          include: z.array(z.string()),
          exclude: z.array(z.string()),
          seed: z.string(),
        }),
      }),
    )
    .describe("Each was crawled by itself, as by a visitor who comes for the first time."),
  part: z
    .strictObject({
      number: z.int().min(1),
      of: z.int().min(1),
      list: z.string().describe("The SHA-256 of the list of all websites, in hexadecimal."),
      name: z.string().nullable().describe("What all parts of one run call it."),
    })
    .refine(({ number, of }) => number <= of)
    .describe("Which part of a list of websites was visited: the whole of it is 1 of 1."),
});

const end = z.strictObject({
  type: z.literal("end"),
  website,
  ended: z.iso.datetime(),
  left: z
    .strictObject({
      robots: z.array(address).describe("Addresses that robots.txt forbids."),
      traps: z.array(z.string()).describe("Kinds of addresses that have no end, such as /day/#/#."),
      limit: z.array(address).describe("Addresses that were known when a limit was reached."),
      notPages: z
        .array(z.string())
        .describe(
          "Links that lead to no page: files to download, email addresses, telephone numbers.",
        ),
    })
    .describe("What was found and left out."),
});

/** One line of the file while it is written: the run first, then what comes of each website, then its end. */
export const entrySchema = z.discriminatedUnion("type", [run, site, page, choice, end]);

export const observationsSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(RESULTS_VERSION),
  run,
  sites: z.array(site),
  pages: z.array(page).describe("By website and state, in the order of the crawl."),
  choices: z.array(choice),
  ends: z.array(end),
});

/** What an audit has seen. */
export type Observations = z.output<typeof observationsSchema>;
export type JournalEntry = z.output<typeof entrySchema>;
export type State = (typeof STATES)[number];
export type Run = z.output<typeof run>;
export type Website = Run["websites"][number];
export type Limits = Website["limits"];
export type Choice = z.output<typeof choice>;
export type Site = z.output<typeof site>;
export type Page = z.output<typeof page>;
export type End = z.output<typeof end>;

/** What was found and left out, on all websites. */
export function collectSkipped({ ends }: Pick<Observations, "ends">): End["left"] {
  const all = (kind: keyof End["left"]) => ends.flatMap(({ left }) => left[kind]);
  return {
    robots: all("robots"),
    traps: all("traps"),
    limit: all("limit"),
    notPages: all("notPages"),
  };
}

/** Whether a choice holds on its origin; where it does not, no page was visited after it. */
export function wasChoiceMade({ outcome }: Choice): boolean {
  return outcome === "made" || outcome === "shared";
}

/** The place of a state in the order in which websites are visited. */
export function stateOrder(visit: { readonly state: State }): number {
  return STATES.indexOf(visit.state);
}

/** The addresses at which a run began. */
export function startAddresses({
  websites,
}: {
  readonly websites: readonly Pick<Website, "starts">[];
}): string[] {
  return websites.flatMap(({ starts }) => starts);
}

/** The JSON Schema of the file. Returns a value for JSON.stringify. */
export function observationsJsonSchema(): object {
  return {
    ...z.toJSONSchema(observationsSchema, { target: "draft-7", io: "input" }),
    title: "What an audit has seen",
  };
}
