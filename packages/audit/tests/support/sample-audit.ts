import type { Choice, Observations, Page } from "../../src/observation-schema.ts";
import { type Audit, createAudit } from "../../src/report/audit-result.ts";
import { inventoryOf, textOf } from "./compared-inventory.ts";
import {
  choiceMade,
  HOME,
  journeyResult,
  observed,
  seenCookie,
  seenItem,
  seenSite,
} from "./made-observations.ts";

/** Compares observations with an inventory. Each record is COOKIE with the fields given. */
export function makeAudit(observations: Observations, records: readonly object[] = []): Audit {
  const organisation = { name: "Example Council", colour: "#00625a" };
  return createAudit(observations, inventoryOf(textOf(records)), organisation);
}

const RECORDS = [
  {},
  { name: "session_id", persistence: "session", duration: null, setBy: "server", exception: 4 },
  { name: "banner", duration: "P30D", exception: 4 },
  { name: "_count_*", duration: "P1Y", provider: "counter", exception: 2 },
  { name: "_utma", aliases: ["__utma"], duration: "P2Y", provider: "counter" },
  { name: "map-layers", storage: "sessionStorage", persistence: "session", duration: null },
  { name: "survey", duration: null },
  { name: "basket", domain: "leisure.example.gov.uk", storage: "localStorage", duration: null },
  { name: "old_menu", duration: "P7D" },
  { name: "answer", duration: "P1Y", exception: 4 },
  { name: "_heat", duration: "P30D", provider: "counter", exception: 2 },
  { name: "wide_text", duration: "P30D", exception: 6 },
];

/** In seconds. */
const DAY = 86_400;
const PLANNING = "https://planning.example.gov.uk";
const FORMS = "https://forms.example.gov.uk";
const NEWS = "https://news.example.gov.uk";

const byScript = (address: string) => ({ setBy: { by: "script" as const, address, line: 12 } });
const byHeader = (address: string) => ({ setBy: { by: "header" as const, address, line: null } });
const counting = byScript("https://stats.counter.example/count.js");

const EVERYWHERE = [
  seenCookie({
    name: "session_id",
    hostOnly: true,
    domain: "www.example.gov.uk",
    ...byHeader(HOME),
  }),
  seenCookie({ name: "banner", lifetime: 730 * DAY, ...byScript(`${HOME}static/banner.js`) }),
  seenCookie({ name: "_count_1f3a", lifetime: 365 * DAY, ...counting }),
];

const ON_PLANNING = [
  seenCookie({
    name: "JSESSIONID",
    domain: "planning.example.gov.uk",
    hostOnly: true,
    ...byHeader(`${PLANNING}/search`),
  }),
  seenCookie({ name: "__utma", lifetime: 400 * DAY, ...counting }),
];

const VIDEO = seenCookie({
  name: "VISITOR_INFO",
  domain: "video.example",
  party: "third",
  lifetime: 180 * DAY,
  ...byHeader("https://www.video.example/embed"),
});

const REFUSED = [
  seenCookie({ name: "__Host-basket", refused: ["InvalidPrefix"], ...byHeader(`${HOME}leisure`) }),
  seenCookie({ name: "tracker", domain: "uk", refused: ["InvalidDomain"] }),
];

const hosts = ["stats.counter.example"];
const SERVICES: Partial<Page>[] = Array.from({ length: 40 }, (_, index) => ({
  address: `${HOME}services/${index + 1}`,
  cookies: index % 4 === 0 ? EVERYWHERE.slice(0, 2) : EVERYWHERE,
  hosts,
}));

const PAGES: Partial<Page>[] = [
  { cookies: EVERYWHERE, hosts },
  ...SERVICES,
  {
    address: `${HOME}leisure`,
    cookies: [...EVERYWHERE, ...REFUSED, VIDEO],
    items: [seenItem(), seenItem({ storage: "indexedDB", name: "bookings" })],
    hosts: [...hosts, "www.video.example", "fonts.example"],
    notes: ["2 dialogs opened and were closed."],
  },
  {
    address: `${PLANNING}/search`,
    cookies: ON_PLANNING,
    items: [seenItem({ storage: "sessionStorage", name: "map-layers", origin: PLANNING })],
    hosts: ["maps.example"],
  },
  {
    address: `${PLANNING}/applications/2026/0417?tab=documents`,
    cookies: ON_PLANNING,
    notes: ["The page was still active 10 seconds after it loaded."],
  },
  { address: `${HOME}contact` },
  { address: `${HOME}old-news`, outcome: "missing", status: 404 },
  { address: `${HOME}staff`, outcome: "needs-login", status: 401 },
  { address: `${HOME}jobs`, outcome: "elsewhere", redirects: ["https://jobs.example/"] },
  {
    address: `${HOME}bins`,
    outcome: "failed",
    status: 503,
    why: "The server responded with status 503.",
  },
];

/** On FORMS no choice could be made. */
const OTHER_PAGES: Partial<Page>[] = [
  {
    address: `${FORMS}/start`,
    cookies: [seenCookie({ name: "survey", lifetime: 30 * DAY })],
  },
  { address: `${FORMS}/end` },
  { address: `${NEWS}/` },
];

const WIDE_TEXT = seenCookie({ name: "wide_text", lifetime: 30 * DAY });
const HEAT = seenCookie({ name: "_heat", lifetime: 30 * DAY, ...counting });

/** What pages set after a choice; some of it although cookies were rejected. */
const AFTER_CHOICE: Readonly<Record<Choice["state"], Partial<Page>>> = {
  rejected: { cookies: [WIDE_TEXT, ...EVERYWHERE.slice(2)], hosts },
  accepted: {
    cookies: [WIDE_TEXT, HEAT, ...EVERYWHERE.slice(2)],
    hosts: [...hosts, "heat.example"],
  },
};

/** Returns the visits after a choice that could be made on these origins. */
function visitsAfter(state: Choice["state"], origins: readonly string[]): Partial<Page>[] {
  return PAGES.concat(OTHER_PAGES)
    .map((page) => ({ address: HOME, ...page }))
    .filter(({ outcome = "visited" }) => outcome === "visited")
    .filter(({ address }) => origins.includes(new URL(address).origin))
    .map(({ address }, order) => ({ ...AFTER_CHOICE[state], order, state, address }));
}

const ANSWER = { cookies: [seenCookie({ name: "answer", lifetime: 365 * DAY })] };
const unknown = {
  origin: FORMS,
  address: `${FORMS}/start`,
  outcome: "unknown",
  banner: null,
  why: "There may be a cookie banner that the audit does not recognise, with “Fine”, “Rather not”.",
  signs: {
    text: "We value your privacy",
    tool: null,
    buttons: ["Fine", "Rather not"],
    proposal: { shown: "#notice", reject: [{ button: "Rather not" }], accept: ["#fine"] },
  },
  picture: "audit-pictures/forms.example.gov.uk-rejected.png",
} satisfies Partial<Choice>;
const shared = {
  origin: NEWS,
  address: `${NEWS}/`,
  outcome: "shared",
  why: "The choice made on https://www.example.gov.uk also applies here.",
} as const;

const failed = { outcome: "failed", why: "Some of the buttons to click were not found." } as const;
const planning = { origin: PLANNING, address: `${PLANNING}/search`, banner: "Northgate" };

const CHOICES = (["rejected", "accepted"] as const).flatMap((state) => [
  choiceMade({ ...ANSWER, state }),
  choiceMade({ ...planning, ...(state === "rejected" ? failed : {}), state }),
  choiceMade({ ...unknown, state }),
  choiceMade({ ...shared, state }),
]);

/** Returns an audit of several websites that fills every section of the report. */
export function sampleAudit(): Audit {
  const robots = { outcome: "read" as const, crawlDelay: null, why: null };
  const sitemap = { address: `${HOME}sitemap.xml`, outcome: "read" as const, why: null };
  const pages = [
    ...PAGES,
    ...OTHER_PAGES,
    ...visitsAfter("rejected", [new URL(HOME).origin, NEWS]),
    ...visitsAfter("accepted", [new URL(HOME).origin, PLANNING, NEWS]),
  ];
  const observations = observed(pages, {
    choices: CHOICES,
    journeys: [journeyResult(), journeyResult({ state: "accepted" })],
    sites: [
      seenSite({ robots, sitemaps: [sitemap] }),
      seenSite({ origin: PLANNING, robots: { ...robots, crawlDelay: 2 } }),
    ],
    left: {
      robots: [`${HOME}search`, `${HOME}print`],
      traps: ["/events/#/#/#"],
      limit: Array.from({ length: 860 }, (_, index) => `${HOME}news/${index + 1}`),
      notPages: ["mailto:hello@example.gov.uk", `${HOME}budget.pdf`],
    },
  });
  return makeAudit(observations, RECORDS);
}

/** The entry for the list of websites that the sample audit proposes. */
export const PROPOSED_ENTRY = JSON.stringify(
  {
    address: "https://www.example.gov.uk/",
    banner: { shown: "#notice", reject: [{ button: "Rather not" }], accept: ["#fine"] },
  },
  null,
  2,
).split("\n");

/** Texts by which a website could break a page, a terminal or a table. */
export const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{ 7 * 7 }}",
  "\u001B[31mred\u001B[0m",
  "\u202Egnp.exe",
  "n".repeat(5000),
  "a|b`c`*d*_e_ @everyone [x](https://evil.example)",
  "</style><style>body{display:none}",
  "\uD800",
];

/** Returns an audit of a website whose names, addresses and messages are all hostile. */
export function hostileAudit(): Audit {
  const cookies = HOSTILE.flatMap((name) => [
    seenCookie({ name, lifetime: DAY, ...byScript(`javascript:${name}`) }),
    seenCookie({ name, refused: [name] }),
  ]);
  const items = HOSTILE.map((name) => seenItem({ name, storage: "indexedDB" }));
  const pages: Partial<Page>[] = [
    { cookies, items, hosts: HOSTILE, notes: HOSTILE },
    ...HOSTILE.map((name) => ({
      address: `${HOME}${encodeURIComponent(name.toWellFormed())}`,
      cookies: cookies.slice(0, 2),
    })),
    ...HOSTILE.map((why) => ({ address: `javascript:${why}`, outcome: "failed" as const, why })),
  ];
  const left = { robots: HOSTILE, traps: HOSTILE, limit: HOSTILE, notPages: HOSTILE };
  const choices = HOSTILE.flatMap((text, index) =>
    (["rejected", "accepted"] as const).map((state) =>
      choiceMade({
        state,
        origin: index === 0 ? new URL(HOME).origin : text,
        outcome: index % 2 === 0 ? "failed" : "unknown",
        banner: index % 4 === 0 ? text : null,
        address: `javascript:${text}`,
        why: text,
        signs: {
          text,
          tool: text,
          buttons: [text],
          proposal: { shown: text, reject: [{ button: text }], accept: [text] },
        },
        picture: text,
      }),
    ),
  );
  const journeys = HOSTILE.map((text) =>
    journeyResult({ name: text, outcome: "failed", why: text, picture: text }),
  );
  return makeAudit(observed(pages, { left, choices, journeys }), [{}]);
}
