import type { Language } from "cookie-inventory";

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
 * Returns the paths of the files that a language besides the first has of its own: the statement as plain text and, with
 * editions, the feeds. A summary has none.
 */
export function listTranslatedFiles(
  { code, content }: Pick<Language, "code" | "content">,
  hasEditions: boolean,
): string[] {
  if (content === "summary") return [];
  const files = [OPEN_DATA.text, ...(hasEditions ? Object.values(FEEDS) : [])];
  return files.map((file) => `/${code}${file}`);
}
