import { z } from "zod";
import { httpsAddress, oneLine } from "../files/field-schemas.ts";
import type { Project } from "../files/project.ts";
import { recordNamedBy, readJsonWithSchema } from "../files/schema-check.ts";
import type { Located } from "../files/source-places.ts";
import { error, type Problem, type ReadResult, readResult } from "../problems/problem.ts";
import { BANNER_FIELDS, bannerSelectorsSchema } from "./banner-schema.ts";

/** The list of the council's websites. */
export const WEBSITES_FILE = "_data/websites.json";

/** What each field is for: an editor's hints, in the editor and in messages alike. */
const FIELDS = {
  $schema: "Lets your editor help you; leave it as it is.",
  websites: "The websites to audit, one entry each.",
  address: "Where the audit starts: a full address that starts with https://.",
  maxPages: "How many pages are visited at the most. Leave it out for 500.",
  maxDepth: "How many links from the address are followed at the most. Leave it out for all.",
  include:
    "Patterns of addresses: only these are visited, such as /forms/* or news.example.gov.uk. Leave it out for all of the address’s own host.",
  exclude: "Patterns of addresses that are not visited, such as /search*.",
  delay: "How long to wait between two pages, in milliseconds. Leave it out for 500.",
  banner: "The banner that asks about cookies, where the audit does not know it by itself.",
  ...BANNER_FIELDS,
} as const;

const MOST = 1_000_000;
/** As people write it. Formatting it here would take longer than all the rest of this module. */
const MOST_IN_WORDS = "1,000,000";

const whole = (least: number) => {
  const range = `must be a whole number from ${least} to ${MOST_IN_WORDS}`;
  return z.int().min(least, range).max(MOST, range);
};
const patterns = z.array(oneLine);

const website = z.strictObject({
  address: httpsAddress.describe(FIELDS.address),
  maxPages: whole(1).optional().describe(FIELDS.maxPages),
  maxDepth: whole(0).optional().describe(FIELDS.maxDepth),
  include: patterns.optional().describe(FIELDS.include),
  exclude: patterns.optional().describe(FIELDS.exclude),
  delay: whole(0).optional().describe(FIELDS.delay),
  banner: bannerSelectorsSchema.optional().describe(FIELDS.banner),
});

const schema = z.strictObject({
  $schema: z.string().optional().describe(FIELDS.$schema),
  websites: z.array(website).describe(FIELDS.websites),
});

/** A website as the list has it. */
export type DeclaredWebsite = z.output<typeof website>;

/** Reads the list of websites in `file`. A website is named once: its pages would be visited twice. */
export function readWebsites(
  project: Project,
  file: string = WEBSITES_FILE,
): ReadResult<readonly DeclaredWebsite[]> {
  const wording = { fields: FIELDS, record: recordNamedBy("address") };
  const read = readJsonWithSchema(project, file, schema, wording, namedTwice);
  return read.ok ? { ok: true, value: read.value.data.websites } : read;
}

function namedTwice({ data, at }: Located<z.output<typeof schema>>): Problem[] {
  const hrefs = data.websites.map(({ address }) => plain(address));
  return hrefs.flatMap((href, index) => {
    const first = hrefs.indexOf(href);
    if (first === index) return [];
    return error(
      at(["websites", index, "address"]),
      "duplicate-website",
      `“${href}” is in the list twice; the other entry is on line ${at(["websites", first]).line}.`,
      "Keep one of them, and move into it what only the other says.",
    );
  });
}

/** The project’s own list of websites; empty where there is no such file: nobody has to write one. */
export function readOwnWebsites(project: Project): ReadResult<readonly DeclaredWebsite[]> {
  return project.read(WEBSITES_FILE) === undefined ? readResult([], []) : readWebsites(project);
}

/**
 * The JSON Schema of the list for editors, draft 7 because that is what VS Code reads in full.
 * Returns a value for JSON.stringify.
 */
export function websitesJsonSchema(): object {
  return {
    ...z.toJSONSchema(schema, { target: "draft-7", io: "input" }),
    title: "The council’s websites",
  };
}

/** As browsers write it, without what stands after “#”: that is the same page. */
function plain(address: string): string {
  const url = new URL(address);
  url.hash = "";
  return url.href;
}
