import type { ChangeFeed, FeedEntry } from "../../src/open-data/change-feeds.ts";

/** A digest in the format of the change log, made of one digit. */
const digest = (digit: string) => digit.repeat(64);

/** The feed entry of the first edition. */
export const ENTRY: FeedEntry = {
  digests: [digest("1"), digest("a")],
  published: "2026-11-23",
  updated: "2026-11-23",
  title: "Edition 1.0",
  html: "<p>The first edition.</p>",
  url: "/editions/1.0/",
  comparison: null,
};

/** The feed entry of the next edition. */
export const NEXT: FeedEntry = {
  digests: [digest("2"), digest("a")],
  published: "2027-02-01",
  updated: "2027-02-01",
  title: "Edition 1.1",
  html: '<p>What changed: <a class="govuk-link" href="/cookies/#theme">a cookie</a> &amp; more.</p>\n<p>Why.</p>',
  url: "/editions/1.1/",
  comparison: "/changes/1.0-1.1/",
};

/** The feed of the test council. */
export const FEED: ChangeFeed = {
  organisation: {
    name: "Mereford District Council",
    address: "https://privacy.mereford.example",
    home: "https://www.mereford.example",
  },
  language: "en-GB",
  isTranslation: false,
  title: "What changed – Privacy statement",
  description: "What changed in our privacy statement.",
  home: "/changes/",
  feeds: { atom: "/changes.atom", json: "/changes.json" },
  entries: [NEXT, ENTRY],
};

/** Returns the feed with changes to its latest entry or to the feed itself. */
export function feedWith(
  latest: Partial<FeedEntry>,
  changes: Partial<ChangeFeed> = {},
): ChangeFeed {
  return { ...FEED, ...changes, entries: [{ ...NEXT, ...latest }, ENTRY] };
}
