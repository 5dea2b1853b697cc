import {
  type Choice,
  type End,
  type Limits,
  type Observations,
  type Page,
  type Run,
  type SeenCookie,
  type SeenItem,
  type Site,
  RESULTS_VERSION,
  type Website,
} from "../../src/observation-schema.ts";

/** When the run of `observed` started. */
const STARTED = "2026-11-23T09:30:00Z";
export const HOME = "https://www.example.gov.uk/";

/** A session cookie of the council’s, with what a test says otherwise. */
export function seenCookie(change: Partial<SeenCookie> = {}): SeenCookie {
  return {
    storage: "cookie",
    name: "theme",
    domain: "example.gov.uk",
    hostOnly: false,
    path: "/",
    lifetime: null,
    secure: true,
    httpOnly: false,
    sameSite: "Lax",
    partitionKey: null,
    party: "first",
    setBy: { by: "script", address: `${HOME}site.js` },
    valueLength: 4,
    refused: null,
    ...change,
  };
}

/** An entry of the council’s in localStorage, with what a test says otherwise. */
export function seenItem(change: Partial<SeenItem> = {}): SeenItem {
  return {
    storage: "localStorage",
    name: "basket",
    origin: "https://www.example.gov.uk",
    party: "first",
    valueLength: 4,
    ...change,
  };
}

/** A page on which nothing happened, with what a test says otherwise. */
export function seenPage(change: Partial<Page> = {}): Page {
  return {
    type: "page",
    website: 1,
    state: "before",
    order: 0,
    address: HOME,
    depth: 0,
    from: null,
    outcome: "visited",
    status: 200,
    redirects: [],
    attempts: 1,
    why: null,
    notes: [],
    milliseconds: 100,
    links: [],
    hosts: [],
    cookies: [],
    items: [],
    ...change,
  };
}

export function seenSite(change: Partial<Site> = {}): Site {
  return {
    type: "site",
    website: 1,
    origin: "https://www.example.gov.uk",
    robots: { outcome: "none", crawlDelay: null, why: null },
    sitemaps: [],
    addresses: [],
    ...change,
  };
}

/** A “no” on the origin of HOME that was taken, with what a test says otherwise. */
export function choiceMade(change: Partial<Choice> = {}): Choice {
  return {
    type: "choice",
    website: 1,
    state: "rejected",
    origin: new URL(HOME).origin,
    outcome: "made",
    banner: "gov.uk",
    address: HOME,
    why: null,
    milliseconds: 100,
    hosts: [],
    cookies: [],
    items: [],
    ...change,
  };
}

/** A website that is crawled from these addresses, with what a test says of its limits. */
export function websiteOf(starts: readonly string[], limits: Partial<Limits> = {}): Website {
  const all = { maxPages: 1000, maxDepth: null, include: [], exclude: [], seed: "1", ...limits };
  return { number: 1, starts: [...starts], banner: null, delay: null, limits: all };
}

/** A complete run from HOME that saw these pages, in this order; the first is HOME unless it says otherwise. */
export function observed(
  pages: readonly Partial<Page>[],
  change: {
    run?: Partial<Run>;
    starts?: string[];
    sites?: readonly Site[];
    choices?: readonly Choice[];
    left?: Partial<End["left"]>;
  } = {},
): Observations {
  return {
    version: RESULTS_VERSION,
    run: {
      type: "run",
      version: RESULTS_VERSION,
      browser: "Chromium 156",
      started: STARTED,
      domains: ["example.gov.uk"],
      states: ["before", ...new Set((change.choices ?? []).map(({ state }) => state))],
      websites: [websiteOf(change.starts ?? [HOME])],
      part: { number: 1, of: 1, list: "", name: null },
      ...change.run,
    },
    sites: [...(change.sites ?? [seenSite()])],
    pages: pages.map((page, order) =>
      seenPage({ order, address: order === 0 ? HOME : `${HOME}page-${order}`, ...page }),
    ),
    choices: [...(change.choices ?? [])],
    ends: [
      {
        type: "end",
        website: 1,
        ended: "2026-11-23T09:40:00Z",
        left: { robots: [], traps: [], limit: [], notPages: [], ...change.left },
      },
    ],
  };
}

/** A complete run that saw these on its only page. */
export function observedItems(...seen: readonly (SeenCookie | SeenItem)[]): Observations {
  return observed([
    {
      cookies: seen.flatMap((each) => (each.storage === "cookie" ? [each] : [])),
      items: seen.flatMap((each) => (each.storage === "cookie" ? [] : [each])),
    },
  ]);
}
