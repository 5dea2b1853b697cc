import type { Page } from "../../src/observation-schema.ts";
import {
  type Answer,
  type Handler,
  pagesOf,
  PIXEL,
  redirect,
  scriptFile,
  type Site,
  text,
} from "./website-answers.ts";
import { byHeader, byScript } from "./planted-items.ts";
import { BROKEN_TLS } from "./websites-server.ts";

/* What can happen on the way: downloads, dialogs, redirects, traps, and pages that are not there. */

const HOST = "odd.council.test";
const on = (path: string) => `${HOST}${path}`;

export const planted = [
  byScript("late", on("/late"), {}, { from: on("/late.js") }),
  byHeader("once_busy", on("/busy-once")),
  byHeader("refreshed", on("/refresh"), {}, { from: on("/refreshed") }),
  byHeader("at_missing", on("/missing")),
];

/** Set by websites that are no longer the council's, or where robots.txt forbids to go: never to be seen. */
export const NEVER_SEEN = ["elsewhere", "private"];

/** What becomes of each address that the first page links to, the endless ones left out. */
export const OUTCOMES: readonly (Pick<Page, "address" | "outcome" | "status"> & Partial<Page>)[] = [
  { address: at("/leaflet"), outcome: "download", status: 200 },
  { address: at("/export"), outcome: "download", status: 200 },
  { address: at("/missing"), outcome: "missing", status: 404 },
  { address: at("/gone"), outcome: "missing", status: 410 },
  { address: at("/broken"), outcome: "failed", status: 500, attempts: 2 },
  { address: at("/busy-once"), outcome: "visited", status: 200, attempts: 2 },
  { address: at("/restless"), outcome: "visited", status: 200 },
  { address: at("/dialogs"), outcome: "visited", status: 200 },
  { address: at("/window"), outcome: "visited", status: 200 },
  { address: at("/refresh"), outcome: "visited", status: 200, redirects: [at("/refreshed")] },
  { address: at("/away"), outcome: "elsewhere", status: null },
  { address: at("/to-private"), outcome: "forbidden", status: null },
  { address: at("/article?id=1"), outcome: "visited", status: 200 },
  { address: at("/late"), outcome: "visited", status: 200 },
];

/** Links that lead to no page. */
export const NOT_PAGES = [
  at("/leaflet.pdf"),
  "mailto:help@council.test?subject=Bins%20%26%20more",
  "tel:+442079460000",
];

/** What has no end, as the kinds of its addresses. */
export const ENDLESS = [on("/calendar/#/#"), on("/list?page&sort")];

function at(path: string): string {
  return `https://${on(path)}`;
}

const page = pagesOf(planted);

const calendar: Handler = ({ url = "" }, response) => {
  const [year = 0, month = 1] = url.split("/").slice(2).map(Number);
  const next = month === 12 ? `${year + 1}/1` : `${year}/${month + 1}`;
  const before = month === 1 ? `${year - 1}/12` : `${year}/${month - 1}`;
  sendLinks(response, [`/calendar/${next}`, `/calendar/${before}`]);
};

const list: Handler = ({ url = "" }, response) => {
  const query = new URL(url, at("/")).searchParams;
  const next = Number(query.get("page") ?? 0) + 1;
  sendLinks(
    response,
    ["name", "date"].map((sort) => `/list?page=${next}&sort=${sort}`),
  );
};

function sendLinks(response: Parameters<Handler>[1], links: readonly string[]): void {
  const items = links.map((link) => `<a href="${link.replaceAll("&", "&amp;")}">${link}</a>`);
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><html lang="en"><title>More</title>${items.join(" ")}</html>`);
}

const busyOnce: Handler = (_request, response, before) => {
  if (before === 0) response.writeHead(503, { "Retry-After": "1" }).end("Busy.");
  else sendLinks(response, ["/"]);
};

const PDF: Answer = text("application/pdf", "%PDF-1.4\n%%EOF\n");

export const odd: Site = {
  planted,
  routes: {
    ...page(on("/"), "Odd pages", {
      links: [
        ...OUTCOMES.map(({ address }) => address),
        ...NOT_PAGES,
        "/article?id=1&utm_source=mail",
        "/article?utm_campaign=spring&id=1",
        "/private/page",
        "/calendar/2026/11",
        "/list?page=1&sort=name",
        `https://${BROKEN_TLS}/`,
      ],
    }),
    [on("/leaflet.pdf")]: PDF,
    [on("/leaflet")]: PDF,
    [on("/export")]: {
      headers: { "Content-Type": "text/csv", "Content-Disposition": "attachment" },
      body: "a,b\n1,2\n",
    },
    ...page(on("/missing"), "Not here", { status: 404, links: ["/only-from-missing"] }),
    ...page(on("/gone"), "No longer here", { status: 410 }),
    ...page(on("/broken"), "Something went wrong", { status: 500 }),
    [on("/busy-once")]: busyOnce,
    ...page(on("/restless"), "Never at rest", {
      html: `<script>setInterval(() => fetch("/poll"), 100);</script>`,
    }),
    [on("/poll")]: text("text/plain", "Nothing new."),
    ...page(on("/dialogs"), "Dialogs", {
      html: `<script>
        addEventListener("beforeunload", (event) => event.preventDefault());
        alert("Welcome");
        confirm("Are you sure?");
        prompt("What is your name?");
      </script>`,
    }),
    ...page(on("/window"), "Opens a window", {
      html: `<script>window.open("/opened");</script>`,
    }),
    ...page(on("/opened"), "The other window"),
    ...page(on("/refresh"), "Leads on", {
      html: `<meta http-equiv="refresh" content="0; url=/refreshed">`,
    }),
    ...page(on("/refreshed"), "Led here"),
    [on("/away")]: redirect("https://elsewhere.test/"),
    "elsewhere.test/": storing("elsewhere"),
    [on("/to-private")]: redirect("/private/page"),
    [on("/private/page")]: storing("private"),
    ...page(on("/article"), "An article"),
    [on("/calendar/*")]: calendar,
    [on("/list")]: list,
    ...page(on("/late"), "Sets a cookie late", {
      html: `<script>
        addEventListener("load", () => setTimeout(() => {
          document.head.append(Object.assign(document.createElement("script"), { src: "/late.js" }));
        }, 300));
      </script>`,
    }),
    ...scriptFile(planted, on("/late.js")),
    [on("/robots.txt")]: text("text/plain", "User-agent: *\nDisallow: /private/\n"),
    [`${BROKEN_TLS}/`]: PIXEL,
  },
};

function storing(name: string): Answer {
  return {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Set-Cookie": `${name}=s3cret; Path=/; Secure`,
    },
    body: `<!doctype html><html lang="en"><title>Elsewhere</title><script>localStorage.setItem("${name}", "s3cret")</script></html>`,
  };
}
