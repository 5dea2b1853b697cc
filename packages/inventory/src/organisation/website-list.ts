import { z } from "zod";
import { toEditorSchema } from "../files/editor-schema.ts";
import { httpsAddress, singleLineText } from "../files/field-schemas.ts";
import type { Project } from "../files/project.ts";
import { nameRecordsBy, readJsonWithSchema } from "../files/schema-check.ts";
import type { Located } from "../files/source-places.ts";
import type { Partly } from "../files/valid-values.ts";
import { error, type Problem, type ReadResult, readResult } from "../problems/problem.ts";
import { BANNER_FIELDS, bannerSelectorsSchema } from "./banner-schema.ts";
import { CRAWL_DEFAULTS } from "./crawl-defaults.ts";
import { findJourneyMistakes } from "./journey-rules.ts";
import { JOURNEY_FIELDS, journeySchema } from "./journey-schema.ts";

export const WEBSITES_FILE = "_data/websites.json";

/** The hint for each field, for editors: in the JSON Schema and in messages. */
const FIELDS = {
  $schema: "Leave this as it is. It lets your editor show these hints.",
  websites: "The websites to audit, one entry for each.",
  address: "The address where the audit starts: a full address that starts with https://.",
  maxPages: `The maximum number of pages to visit. ${CRAWL_DEFAULTS.maxPages} if you leave it out.`,
  maxDepth:
    "The maximum number of links to follow from the start address to a page. No limit if you leave it out.",
  include:
    "Patterns of the addresses to visit, such as /forms/* or news.example.gov.uk. All pages of the start address’s host if you leave it out.",
  exclude: "Patterns of the addresses to skip, such as /search*.",
  delay: `How long to wait between two pages, in milliseconds. ${CRAWL_DEFAULTS.delay} if you leave it out.`,
  banner:
    'The cookie banner, if the audit does not recognise it; or "none" if you have looked and the website has no banner.',
  bannerChecked:
    "The date on which you last saw that the website has no cookie banner, such as 2026-11-29. Only with banner: none.",
  ...BANNER_FIELDS,
  journeys: "What else to do on the website, step by step, such as signing in.",
  ...JOURNEY_FIELDS,
} as const;

const MAXIMUM = 1_000_000;
/** Written out, because formatting it would take longer than the rest of this module. */
const MAXIMUM_TEXT = "1,000,000";

const wholeNumberFrom = (minimum: number) => {
  const message = `must be a whole number from ${minimum} to ${MAXIMUM_TEXT}`;
  return z.int().min(minimum, message).max(MAXIMUM, message);
};
const patterns = z.array(singleLineText);

const website = z.strictObject({
  address: httpsAddress.describe(FIELDS.address),
  maxPages: wholeNumberFrom(1).optional().describe(FIELDS.maxPages),
  maxDepth: wholeNumberFrom(0).optional().describe(FIELDS.maxDepth),
  include: patterns.optional().describe(FIELDS.include),
  exclude: patterns.optional().describe(FIELDS.exclude),
  delay: wholeNumberFrom(0).optional().describe(FIELDS.delay),
  banner: z
    .union(
      [z.literal("none"), bannerSelectorsSchema],
      "must be “none” or a record in curly brackets",
    )
    .optional()
    .describe(FIELDS.banner),
  bannerChecked: z.iso
    .date("must be a date such as 2026-11-29")
    .optional()
    .describe(FIELDS.bannerChecked),
  journeys: z.array(journeySchema).optional().describe(FIELDS.journeys),
});

const schema = z.strictObject({
  $schema: z.string().optional().describe(FIELDS.$schema),
  websites: z.array(website).describe(FIELDS.websites),
});

/** A website in the list. */
export type DeclaredWebsite = z.output<typeof website>;

/**
 * Reads the list of websites in `file`. A duplicate is an error, because its pages would be visited twice, and so is
 * “no banner” without the date on which a person saw it.
 */
export function readWebsites(
  project: Project,
  file: string = WEBSITES_FILE,
): ReadResult<readonly DeclaredWebsite[]> {
  const options = { fields: FIELDS, recordName: nameRecordsBy("address") };
  const read = readJsonWithSchema(project, file, schema, options, (located) => [
    ...findDuplicates(located),
    ...checkBannerDates(located),
    ...findWrongJourneys(located),
  ]);
  return read.ok ? { ok: true, value: read.value.data.websites } : read;
}

type ValidList = Located<Partly<z.output<typeof schema>>>;

function findDuplicates({ data: { websites = [] }, at }: ValidList): Problem[] {
  const firsts = new Map<string, number>();
  return websites.flatMap((entry, index) => {
    if (entry?.address === undefined) return [];
    const href = normaliseAddress(entry.address);
    const first = firsts.get(href);
    firsts.set(href, first ?? index);
    if (first === undefined) return [];
    return error(
      at(["websites", index, "address"]),
      "duplicate-website",
      `“${href}” is in the list twice; the other entry is on line ${at(["websites", first]).line}.`,
      "Merge the two entries into one.",
    );
  });
}

function checkBannerDates({ data: { websites = [] }, at }: ValidList): Problem[] {
  return websites.flatMap((entry = {}, index) => {
    const { banner, bannerChecked } = entry;
    // The one of the two that has a wrong value is there, but undefined.
    const isWrong = (["banner", "bannerChecked"] as const).some(
      (each) => each in entry && entry[each] === undefined,
    );
    if (isWrong || (banner === "none") === (bannerChecked !== undefined)) return [];
    const field = bannerChecked === undefined ? "banner" : "bannerChecked";
    return error(
      at(["websites", index, field]),
      "banner-date",
      bannerChecked === undefined
        ? "“banner” is “none”, but the date on which you saw that is missing."
        : "“bannerChecked” is only for websites whose “banner” is “none”.",
      bannerChecked === undefined
        ? 'Look at the website in a private window. If it has no cookie banner, add "bannerChecked" with today’s date.'
        : 'Remove “bannerChecked”; or write "banner": "none" if the website has no cookie banner.',
    );
  });
}

function findWrongJourneys({ data: { websites = [] }, at }: ValidList): Problem[] {
  return websites.flatMap((entry, index) =>
    findJourneyMistakes(entry?.journeys ?? [], ["websites", index, "journeys"], at),
  );
}

/** Reads the project’s list of websites, which is optional: empty if the file does not exist. */
export function readWebsitesIfPresent(project: Project): ReadResult<readonly DeclaredWebsite[]> {
  return project.read(WEBSITES_FILE) === undefined ? readResult([], []) : readWebsites(project);
}

/** Returns the JSON Schema for editors. */
export function websitesJsonSchema(): object {
  return toEditorSchema(schema, "The council’s websites");
}

/** Returns an address as browsers write it, without its fragment. */
function normaliseAddress(address: string): string {
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
