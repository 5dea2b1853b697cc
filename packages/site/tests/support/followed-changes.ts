import type { FeedEntry, FollowedChanges } from "../../src/open-data/change-feeds.ts";

/** Returns a digest that repeats one digit. */
export const digest = (digit: string) => digit.repeat(64);

/** An edition for feeds. */
export const ENTRY: FeedEntry = {
  edition: {
    date: "2026-11-23",
    frozen: { statement: digest("1"), cookies: digest("a"), page: digest("b") },
    corrections: [],
  },
  title: "Edition 1.0",
  html: "<p>The first edition.</p>",
  url: "/editions/1.0/",
  comparison: null,
};

/** The edition after it. */
export const NEXT: FeedEntry = {
  edition: {
    date: "2027-02-01",
    frozen: { statement: digest("2"), cookies: digest("a"), page: digest("b") },
    corrections: [],
  },
  title: "Edition 1.1",
  html: '<p>What changed: <a class="govuk-link" href="/cookies/#theme">a cookie</a> &amp; more.</p>\n<p>Why.</p>',
  url: "/editions/1.1/",
  comparison: "/changes/1.0-1.1/",
};

/** The feed data of a fictitious council: the latest edition first. */
export const FOLLOWED: FollowedChanges = {
  organisation: {
    name: "Mereford District Council",
    address: "https://privacy.mereford.example",
    home: "https://www.mereford.example",
  },
  title: "What changed – Privacy statement",
  description: "What changed in our privacy statement.",
  home: "/changes/",
  feeds: { atom: "/changes.atom", json: "/changes.json" },
  entries: [NEXT, ENTRY],
};

/** Returns FOLLOWED with changes to the latest edition, or to the whole. */
export function followed(
  latest: Partial<FeedEntry>,
  changes: Partial<FollowedChanges> = {},
): FollowedChanges {
  return { ...FOLLOWED, ...changes, entries: [{ ...NEXT, ...latest }, ENTRY] };
}
