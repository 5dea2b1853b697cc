/** The paths of the feeds. A project without editions has none. */
export const FEEDS = { atom: "/changes.atom", json: "/changes.json" } as const;

/** The paths of the open data: the inventory, its schema, and the statement as plain text. */
export const OPEN_DATA = {
  json: "/cookies.json",
  schema: "/cookies.schema.json",
  csv: "/cookies.csv",
  text: "/privacy.txt",
} as const;

/** The paths of the record of what services use personal data for. A council without services has none. */
export const SERVICE_DATA = {
  json: "/services.json",
  schema: "/services.schema.json",
  csv: "/services.csv",
  jsonld: "/services.jsonld",
} as const;

/** The path of the page that lists the changes. */
export const CHANGES_PAGE = "/changes/";

/**
 * Returns the paths of the files that each complete language has of its own: the statement as plain text and, with
 * editions, the feeds. Those of a translation start with its code, such as /cy/privacy.txt.
 */
export function listFilesInLanguage(hasEditions: boolean): string[] {
  return [OPEN_DATA.text, ...(hasEditions ? Object.values(FEEDS) : [])];
}
