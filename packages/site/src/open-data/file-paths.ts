/** Where the changes can be followed, where there are editions. */
export const FEEDS = { atom: "/changes.atom", json: "/changes.json" } as const;

/** What the site publishes for machines: the inventory, its schema, and the statement as plain text. */
export const OPEN_DATA = {
  json: "/cookies.json",
  schema: "/cookies.schema.json",
  csv: "/cookies.csv",
  text: "/privacy.txt",
} as const;

/** The page that tells what changed. */
export const CHANGES_PAGE = "/changes/";
