import {
  type Choice,
  type End,
  type JourneyResult,
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

const STARTED = "2026-11-23T09:30:00Z";
export const HOME = "https://www.example.gov.uk/";

/** A first-party session cookie set by a script. */
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
    setBy: { by: "script", address: `${HOME}site.js`, line: null },
    valueLength: 4,
    refused: null,
    ...change,
  };
}

/** A first-party localStorage entry. */
export function seenItem(change: Partial<SeenItem> = {}): SeenItem {
  return {
    storage: "localStorage",
    name: "basket",
    origin: "https://www.example.gov.uk",
    party: "first",
    setBy: { by: "unknown", address: null, line: null },
    valueLength: 4,
    ...change,
  };
}

/** A visited page without links or stored items. */
export function seenPage(change: Partial<Page> = {}): Page {
  return {
    type: "page",
    website: 1,
    state: "before",
    order: 0,
    address: HOME,
    journey: null,
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

/** A successful rejection on the origin of HOME. */
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
    signs: null,
    picture: null,
    milliseconds: 100,
    hosts: [],
    cookies: [],
    items: [],
    ...change,
  };
}

/** A journey that has signed in on the origin of HOME, before a choice. */
export function journeyResult(change: Partial<JourneyResult> = {}): JourneyResult {
  return {
    type: "journey",
    website: 1,
    state: "before",
    name: "Sign in",
    login: true,
    outcome: "completed",
    step: null,
    address: `${HOME}account`,
    why: null,
    picture: null,
    milliseconds: 100,
    ...change,
  };
}

/** A website crawled from these start addresses. */
export function websiteOf(starts: readonly string[], limits: Partial<Limits> = {}): Website {
  const all = { maxPages: 1000, maxDepth: null, include: [], exclude: [], seed: "1", ...limits };
  return { number: 1, starts: [...starts], banner: null, journeys: [], delay: null, limits: all };
}

/** A complete run of these pages in this order; the first is HOME by default. */
export function observed(
  pages: readonly Partial<Page>[],
  change: {
    run?: Partial<Run>;
    starts?: string[];
    sites?: readonly Site[];
    choices?: readonly Choice[];
    journeys?: readonly JourneyResult[];
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
    journeys: [...(change.journeys ?? [])],
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

/** A complete run with these items on its only page. */
export function observedItems(...found: readonly (SeenCookie | SeenItem)[]): Observations {
  return observed([
    {
      cookies: found.flatMap((each) => (each.storage === "cookie" ? [each] : [])),
      items: found.flatMap((each) => (each.storage === "cookie" ? [] : [each])),
    },
  ]);
}
