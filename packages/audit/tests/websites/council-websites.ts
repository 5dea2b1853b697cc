import { gzipSync } from "node:zlib";
import { pagesOf, redirect, scriptFile, type Site, text } from "./website-answers.ts";
import { byHeader, byScript, kept } from "./planted-items.ts";

/*
 * The council's own websites: what it sets by every way that there is, and one page for each way. A complete
 * crawl is possible from the first page on; what would keep it from that stands on odd.council.test.
 */

const DAY = 86_400;
const WWW = "www.council.test";
const HOME = `${WWW}/`;
const WORKER = `${WWW}/sw.js`;
const IMPORTED = `${WWW}/imported.js`;

const on = (path: string) => `${WWW}${path}`;
/** Its links, and the address of its service worker, go by the base that it names. */
const OFFLINE = on("/help/offline");

export const planted = [
  byHeader("council_session", HOME, { httpOnly: true }),
  byHeader("remember", HOME, {
    domain: "council.test",
    hostOnly: false,
    lifetime: 30 * DAY,
    sameSite: "Strict",
  }),
  byHeader("until", HOME, { lifetime: 90 * DAY }, { how: "header with Expires" }),
  // Browsers keep no cookie longer than 400 days.
  byHeader("two_years", HOME, { lifetime: 730 * DAY, secure: false, sameSite: null }),
  // Two cookies of one name.
  byHeader("prefs", HOME, { lifetime: 7 * DAY }),
  byHeader("prefs", HOME, { domain: "council.test", hostOnly: false, lifetime: 7 * DAY }),
  byScript("site_choice", HOME, { lifetime: 7 * DAY }, { from: on("/site.js") }),

  byHeader("brief", on("/about"), { lifetime: 1 }),
  byScript("gone_at_once", on("/about"), {}, { isTakenAway: true }),
  byHeader("gone_by_script", on("/about"), { lifetime: DAY }, { isTakenAway: true }),

  byHeader("", on("/services")),
  byScript("store_choice", on("/services"), {}, { how: "cookieStore" }),
  byHeader("area", on("/services"), { path: "/services" }),
  byHeader("__Host-good", on("/services"), { httpOnly: true }),
  byHeader("__Host-bad", on("/services"), {
    domain: "council.test",
    hostOnly: false,
    refused: ["InvalidPrefix"],
  }),
  byHeader("suffix", on("/services"), {
    domain: "test",
    hostOnly: false,
    refused: ["InvalidDomain"],
  }),
  byHeader("bin_day", on("/services/bins/round"), { path: "/services/bins" }),

  byHeader("moved", on("/former")),

  byHeader("session-xyz123", on("/visits")),
  byHeader("session-abc456", on("/visits")),
  byHeader("session-q7w8e9", on("/visits")),

  kept("localStorage", "council:theme", on("/storage")),
  kept("sessionStorage", "council:step", on("/storage")),
  kept("indexedDB", "council-forms", on("/storage")),
  kept("cacheStorage", "council-offline-v1", on("/storage")),

  kept("serviceWorker", "/sw.js", OFFLINE),
  byScript("from_imported", OFFLINE, {}, { from: IMPORTED, how: "cookieStore" }),
  byScript("from_worker", OFFLINE, {}, { from: WORKER, how: "cookieStore" }),
  byScript(
    "gone_from_worker",
    OFFLINE,
    {},
    { from: WORKER, how: "cookieStore", isTakenAway: true },
  ),
  byHeader("for_worker", OFFLINE, {}, { from: on("/for-worker") }),
  byHeader(
    "refused_for_worker",
    OFFLINE,
    { domain: "test", hostOnly: false, refused: ["InvalidDomain"] },
    { from: on("/for-worker") },
  ),

  byHeader("listed_only", on("/listed")),
  byHeader("archived", on("/archive/2019")),

  byHeader("forms_session", "forms.council.test/", { httpOnly: true, sameSite: "Strict" }),
  byScript("news_seen", "news.council.test/", {
    domain: "council.test",
    hostOnly: false,
    lifetime: 14 * DAY,
  }),
  byHeader("library_card", "council-libraries.test/", { lifetime: 60 * DAY }),
];

/** Nobody may ever come to where this is set: robots.txt forbids it. */
const forbidden = [byHeader("diary", on("/private/diary"))];

const page = pagesOf(planted);
const SITE_SCRIPT = `<script src="/site.js"></script>`;
const ANALYTICS = `<script src="https://analytics.test/analytics.js"></script>`;
const FONT = `<link rel="stylesheet" href="https://fonts.test/font.css">`;
const frame = (attributes: string) => `<iframe title="Widget" ${attributes}></iframe>`;

/** Hosts of third parties, by the page that contacts them. */
export const CONTACTED: Readonly<Record<string, readonly string[]>> = {
  [`https://${on("/partners")}`]: [
    "analytics.test",
    "fonts.test",
    "hop1.tracker.test",
    "hop2.other-tracker.test",
    "tracker.test",
  ],
  [`https://${on("/widgets")}`]: ["fleeting.test", "nested-widget.test", "widget.test"],
};

export const council: Site = {
  planted: [...planted, ...forbidden],
  routes: {
    ...page(HOME, "Mereford Council", {
      links: [
        "/about",
        "/services",
        "/former",
        "/contact",
        "/visits",
        "/storage",
        "/help/offline",
        "/partners",
        "/widgets",
        "/private/diary",
        "https://forms.council.test/",
        "https://news.council.test/",
        "https://council-libraries.test/",
        "https://login.council.test/",
      ],
      html: SITE_SCRIPT,
    }),
    ...page(on("/about"), "About the council", { links: ["/"], html: SITE_SCRIPT }),
    ...page(on("/services"), "Services", { links: ["/", "/services/bins/round"] }),
    ...page(on("/services/bins/round"), "Bin collections", { links: ["/services"] }),
    ...page(on("/contact"), "Contact the council", { links: ["/"] }),
    ...page(on("/visits"), "Plan a visit", { links: ["/"] }),
    ...page(on("/storage"), "Fill in a form", { links: ["/"] }),
    ...page(OFFLINE, "Read without a connection", { links: ["/"], html: `<base href="/">` }),
    ...page(on("/listed"), "A page that no link leads to", { links: ["/"] }),
    ...page(on("/archive/2019"), "The year 2019", { links: ["/"] }),
    ...page(on("/private/diary"), "The mayor’s diary"),
    ...page(on("/partners"), "Our partners", {
      links: ["/"],
      html: `${FONT}${ANALYTICS}<img alt="" src="https://tracker.test/pixel.gif?visitor=s3cret">`,
    }),
    ...page(on("/widgets"), "Widgets", {
      links: ["/"],
      html: [
        frame(`src="https://widget.test/frame"`),
        frame(`src="https://widget.test/sandboxed" sandbox="allow-scripts"`),
        frame(`src="https://fleeting.test/frame" id="fleeting"`),
        `<script>addEventListener("message", () => setTimeout(() => fleeting.remove(), 200));</script>`,
      ].join("\n"),
    }),
    ...page("forms.council.test/", "Forms", { links: ["https://www.council.test/"] }),
    ...page("news.council.test/", "News", { links: ["https://www.council.test/"] }),
    ...page("council-libraries.test/", "Libraries", { links: ["https://www.council.test/"] }),

    [on("/former")]: redirect("/contact", 301),
    ...scriptFile(planted, on("/site.js")),
    [WORKER]: text(
      "text/javascript",
      `importScripts("/imported.js");
       addEventListener("install", (event) => {
         skipWaiting();
         event.waitUntil(store());
       });
       async function store() {
         await cookieStore.set("from_worker", "s3cret");
         await cookieStore.set("gone_from_worker", "s3cret");
         await cookieStore.delete("gone_from_worker");
         // Longer than a page must be quiet to be at rest.
         await new Promise((resolve) => setTimeout(resolve, 1000));
         await fetch("/for-worker");
       }`,
    ),
    ...scriptFile(planted, IMPORTED),
    [on("/for-worker")]: text("text/plain", "For the service worker."),
    [on("/robots.txt")]: text(
      "text/plain",
      `User-agent: *\nDisallow: /private/\n\nSitemap: https://${on("/sitemap.xml")}\n`,
    ),
    [on("/sitemap.xml")]: text(
      "application/xml",
      sitemap("sitemapindex", "sitemap", [on("/sitemap-pages.xml"), on("/sitemap-archive.xml.gz")]),
    ),
    [on("/sitemap-pages.xml")]: text(
      "application/xml",
      sitemap("urlset", "url", [HOME, on("/listed")]),
    ),
    [on("/sitemap-archive.xml.gz")]: text(
      "application/gzip",
      gzipSync(sitemap("urlset", "url", [on("/archive/2019")])),
    ),
  },
};

function sitemap(root: string, entry: string, places: readonly string[]): string {
  const entries = places.map((place) => `<${entry}><loc>https://${place}</loc></${entry}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</${root}>`;
}
