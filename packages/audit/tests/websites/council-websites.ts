import { gzipSync } from "node:zlib";
import { pageFactory, redirect, scriptFile, type TestSite, text } from "./website-responses.ts";
import { headerCookie, scriptCookie, storageItem } from "./planted-items.ts";

/*
 * The council's websites, with a page for each way to store an item. A crawl from the first page is complete;
 * odd.council.test has the pages that would prevent that.
 */

const DAY = 86_400;
const WWW = "www.council.test";
const HOME = `${WWW}/`;
const WORKER = `${WWW}/sw.js`;
const IMPORTED = `${WWW}/imported.js`;

const at = (path: string) => `${WWW}${path}`;
/** Has a <base> element, which its links and its service worker are relative to. */
const OFFLINE = at("/help/offline");

export const planted = [
  headerCookie("council_session", HOME, { httpOnly: true }),
  headerCookie("remember", HOME, {
    domain: "council.test",
    hostOnly: false,
    lifetime: 30 * DAY,
    sameSite: "Strict",
  }),
  headerCookie("until", HOME, { lifetime: 90 * DAY }, { method: "header with Expires" }),
  // Browsers limit lifetimes to 400 days.
  headerCookie("two_years", HOME, { lifetime: 730 * DAY, secure: false, sameSite: null }),
  // Two cookies of the same name.
  headerCookie("prefs", HOME, { lifetime: 7 * DAY }),
  headerCookie("prefs", HOME, { domain: "council.test", hostOnly: false, lifetime: 7 * DAY }),
  scriptCookie("site_choice", HOME, { lifetime: 7 * DAY }, { source: at("/site.js") }),

  headerCookie("brief", at("/about"), { lifetime: 1 }),
  scriptCookie("deleted_at_once", at("/about"), {}, { isDeleted: true }),
  headerCookie("deleted_by_script", at("/about"), { lifetime: DAY }, { isDeleted: true }),

  headerCookie("", at("/services")),
  scriptCookie("store_choice", at("/services"), {}, { method: "cookieStore" }),
  headerCookie("area", at("/services"), { path: "/services" }),
  headerCookie("__Host-good", at("/services"), { httpOnly: true }),
  headerCookie("__Host-bad", at("/services"), {
    domain: "council.test",
    hostOnly: false,
    refused: ["InvalidPrefix"],
  }),
  headerCookie("suffix", at("/services"), {
    domain: "test",
    hostOnly: false,
    refused: ["InvalidDomain"],
  }),
  headerCookie("bin_day", at("/services/bins/round"), { path: "/services/bins" }),

  headerCookie("moved", at("/former")),

  headerCookie("session-xyz123", at("/visits")),
  headerCookie("session-abc456", at("/visits")),
  headerCookie("session-q7w8e9", at("/visits")),

  storageItem("localStorage", "council:theme", at("/storage")),
  storageItem("sessionStorage", "council:step", at("/storage")),
  storageItem("indexedDB", "council-forms", at("/storage")),
  storageItem("cacheStorage", "council-offline-v1", at("/storage")),

  storageItem("serviceWorker", "/sw.js", OFFLINE),
  scriptCookie("from_imported", OFFLINE, {}, { source: IMPORTED, method: "cookieStore" }),
  scriptCookie("from_worker", OFFLINE, {}, { source: WORKER, method: "cookieStore" }),
  scriptCookie(
    "deleted_by_worker",
    OFFLINE,
    {},
    { source: WORKER, method: "cookieStore", isDeleted: true },
  ),
  headerCookie("for_worker", OFFLINE, {}, { source: at("/for-worker") }),
  headerCookie(
    "refused_for_worker",
    OFFLINE,
    { domain: "test", hostOnly: false, refused: ["InvalidDomain"] },
    { source: at("/for-worker") },
  ),

  headerCookie("listed_only", at("/listed")),
  headerCookie("archived", at("/archive/2019")),

  headerCookie("forms_session", "forms.council.test/", { httpOnly: true, sameSite: "Strict" }),
  scriptCookie("news_seen", "news.council.test/", {
    domain: "council.test",
    hostOnly: false,
    lifetime: 14 * DAY,
  }),
  headerCookie("library_card", "council-libraries.test/", { lifetime: 60 * DAY }),
];

/** Must not be found: robots.txt disallows the page. */
const forbidden = [headerCookie("diary", at("/private/diary"))];

const page = pageFactory(planted);
const SITE_SCRIPT = `<script src="/site.js"></script>`;
const ANALYTICS = `<script src="https://analytics.test/analytics.js"></script>`;
const FONT = `<link rel="stylesheet" href="https://fonts.test/font.css">`;
const iframe = (attributes: string) => `<iframe title="Widget" ${attributes}></iframe>`;

/** Third-party hosts by the page that contacts them. */
export const CONTACTED_HOSTS: Readonly<Record<string, readonly string[]>> = {
  [`https://${at("/partners")}`]: [
    "analytics.test",
    "fonts.test",
    "hop1.tracker.test",
    "hop2.other-tracker.test",
    "tracker.test",
  ],
  [`https://${at("/widgets")}`]: ["fleeting.test", "nested-widget.test", "widget.test"],
};

export const council: TestSite = {
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
    ...page(at("/about"), "About the council", { links: ["/"], html: SITE_SCRIPT }),
    ...page(at("/services"), "Services", { links: ["/", "/services/bins/round"] }),
    ...page(at("/services/bins/round"), "Bin collections", { links: ["/services"] }),
    ...page(at("/contact"), "Contact the council", { links: ["/"] }),
    ...page(at("/visits"), "Plan a visit", { links: ["/"] }),
    ...page(at("/storage"), "Fill in a form", { links: ["/"] }),
    ...page(OFFLINE, "Read without a connection", { links: ["/"], html: `<base href="/">` }),
    ...page(at("/listed"), "A page that no link leads to", { links: ["/"] }),
    ...page(at("/archive/2019"), "The year 2019", { links: ["/"] }),
    ...page(at("/private/diary"), "The mayor’s diary"),
    ...page(at("/partners"), "Our partners", {
      links: ["/"],
      html: `${FONT}${ANALYTICS}<img alt="" src="https://tracker.test/pixel.gif?visitor=s3cret">`,
    }),
    ...page(at("/widgets"), "Widgets", {
      links: ["/"],
      html: [
        iframe(`src="https://widget.test/frame"`),
        iframe(`src="https://widget.test/sandboxed" sandbox="allow-scripts"`),
        iframe(`src="https://fleeting.test/frame" id="fleeting"`),
        `<script>addEventListener("message", () => setTimeout(() => fleeting.remove(), 200));</script>`,
      ].join("\n"),
    }),
    ...page("forms.council.test/", "Forms", { links: ["https://www.council.test/"] }),
    ...page("news.council.test/", "News", { links: ["https://www.council.test/"] }),
    ...page("council-libraries.test/", "Libraries", { links: ["https://www.council.test/"] }),

    [at("/former")]: redirect("/contact", 301),
    ...scriptFile(planted, at("/site.js")),
    [WORKER]: text(
      "text/javascript",
      `importScripts("/imported.js");
       addEventListener("install", (event) => {
         skipWaiting();
         event.waitUntil(store());
       });
       async function store() {
         await cookieStore.set("from_worker", "s3cret");
         await cookieStore.set("deleted_by_worker", "s3cret");
         await cookieStore.delete("deleted_by_worker");
         // Longer than the time without events after which a page has settled.
         await new Promise((resolve) => setTimeout(resolve, 1000));
         await fetch("/for-worker");
       }`,
    ),
    ...scriptFile(planted, IMPORTED),
    [at("/for-worker")]: text("text/plain", "For the service worker."),
    [at("/robots.txt")]: text(
      "text/plain",
      `User-agent: *\nDisallow: /private/\n\nSitemap: https://${at("/sitemap.xml")}\n`,
    ),
    [at("/sitemap.xml")]: text(
      "application/xml",
      sitemap("sitemapindex", "sitemap", [at("/sitemap-pages.xml"), at("/sitemap-archive.xml.gz")]),
    ),
    [at("/sitemap-pages.xml")]: text(
      "application/xml",
      sitemap("urlset", "url", [HOME, at("/listed")]),
    ),
    [at("/sitemap-archive.xml.gz")]: text(
      "application/gzip",
      gzipSync(sitemap("urlset", "url", [at("/archive/2019")])),
    ),
  },
};

function sitemap(root: string, entry: string, places: readonly string[]): string {
  const entries = places.map((place) => `<${entry}><loc>https://${place}</loc></${entry}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("\n")}</${root}>`;
}
