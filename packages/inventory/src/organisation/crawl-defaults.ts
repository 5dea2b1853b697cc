/** The limits of the audit for websites and command lines that do not set their own. */
export const CRAWL_DEFAULTS = {
  /** The maximum number of pages. */
  maxPages: 500,
  /** The pause between two pages of a host, in milliseconds. */
  delay: 500,
} as const;
