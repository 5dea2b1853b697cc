import type { Page } from "../../src/observation-schema.ts";
import {
  type Handler,
  pageFactory,
  PIXEL,
  redirect,
  scriptFile,
  type StaticResponse,
  type TestSite,
  text,
} from "./website-responses.ts";
import { headerCookie, scriptCookie } from "./planted-items.ts";
import { BROKEN_TLS_HOST } from "./websites-server.ts";

/* Unusual pages: downloads, dialogs, redirects, crawler traps, and missing pages. */

const HOST = "odd.council.test";
const at = (path: string) => `${HOST}${path}`;

export const planted = [
  scriptCookie("late", at("/late"), {}, { source: at("/late.js") }),
  headerCookie("once_busy", at("/busy-once")),
  headerCookie("refreshed", at("/refresh"), {}, { source: at("/refreshed") }),
  headerCookie("at_missing", at("/missing")),
];

/** A website whose only address redirects to another organisation’s website; the redirects set REDIRECT_COOKIES. */
export const REDIRECTING_HOST = "redirecting.council.test";
export const REDIRECT_COOKIES = ["first_redirect", "last_redirect"];

/** Cookies that must not be found: of another organisation's website, and of a page that robots.txt disallows. */
export const NEVER_SEEN = ["elsewhere", "private", "secret"];

/** The result for each address that the first page links to, except the endless ones. */
export const EXPECTED_PAGES: readonly (Pick<Page, "address" | "outcome" | "status"> &
  Partial<Page>)[] = [
  { address: urlOf("/leaflet"), outcome: "download", status: 200 },
  { address: urlOf("/export"), outcome: "download", status: 200 },
  { address: urlOf("/missing"), outcome: "missing", status: 404 },
  { address: urlOf("/gone"), outcome: "missing", status: 410 },
  { address: urlOf("/broken"), outcome: "failed", status: 500, attempts: 2 },
  { address: urlOf("/busy-once"), outcome: "visited", status: 200, attempts: 2 },
  { address: urlOf("/restless"), outcome: "visited", status: 200 },
  { address: urlOf("/dialogs"), outcome: "visited", status: 200 },
  { address: urlOf("/window"), outcome: "visited", status: 200 },
  { address: urlOf("/refresh"), outcome: "visited", status: 200, redirects: [urlOf("/refreshed")] },
  { address: urlOf("/away"), outcome: "elsewhere", status: null },
  { address: urlOf("/to-private"), outcome: "forbidden", status: null },
  ...["server", "script", "meta"].map((kind) => ({
    address: urlOf(`/${kind}-to-closed`),
    outcome: "forbidden" as const,
    status: null,
    redirects: [`https://${closedHost(kind)}/secret`],
  })),
  { address: urlOf("/article?id=1"), outcome: "visited", status: 200 },
  { address: urlOf("/late"), outcome: "visited", status: 200 },
];

/** Links to something other than a page. */
export const NOT_PAGES = [
  urlOf("/leaflet.pdf"),
  "mailto:help@council.test?subject=Bins%20%26%20more",
  "tel:+442079460000",
];

/** The patterns of endless addresses, as the audit reports them. */
export const ENDLESS_PATTERNS = [at("/calendar/#/#"), at("/list?page&sort")];

/** Returns a host whose robots.txt disallows everything, and to which only one page redirects, in one way. */
function closedHost(kind: string): string {
  return `${kind}-closed.council.test`;
}

function urlOf(path: string): string {
  return `https://${at(path)}`;
}

const page = pageFactory(planted);

/** Links each month to all months of the previous and the next year. */
const handleCalendar: Handler = ({ url = "" }, response) => {
  const [year = 0] = url.split("/").slice(2).map(Number);
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  sendLinks(
    response,
    [year - 1, year + 1].flatMap((each) => months.map((month) => `/calendar/${each}/${month}`)),
  );
};

const handleList: Handler = ({ url = "" }, response) => {
  const query = new URL(url, urlOf("/")).searchParams;
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

const busyOnce: Handler = (_request, response, previousRequests) => {
  if (previousRequests === 0) response.writeHead(503, { "Retry-After": "1" }).end("Busy.");
  else sendLinks(response, ["/"]);
};

const PDF: StaticResponse = text("application/pdf", "%PDF-1.4\n%%EOF\n");

export const odd: TestSite = {
  planted,
  routes: {
    ...page(at("/"), "Odd pages", {
      links: [
        ...EXPECTED_PAGES.map(({ address }) => address),
        ...NOT_PAGES,
        "/article?id=1&utm_source=mail",
        "/article?utm_campaign=spring&id=1",
        "/private/page",
        "/calendar/2026/11",
        "/list?page=1&sort=name",
        `https://${BROKEN_TLS_HOST}/`,
      ],
    }),
    [at("/leaflet.pdf")]: PDF,
    [at("/leaflet")]: PDF,
    [at("/export")]: {
      headers: { "Content-Type": "text/csv", "Content-Disposition": "attachment" },
      body: "a,b\n1,2\n",
    },
    ...page(at("/missing"), "Not here", { status: 404, links: ["/only-from-missing"] }),
    ...page(at("/gone"), "No longer here", { status: 410 }),
    ...page(at("/broken"), "Something went wrong", { status: 500 }),
    [at("/busy-once")]: busyOnce,
    ...page(at("/restless"), "Never settles", {
      html: `<script>fetch("/unanswered"); setInterval(() => fetch("/poll"), 100);</script>`,
    }),
    [at("/unanswered")]: () => {},
    [at("/poll")]: text("text/plain", "Nothing new."),
    // No page links to this one.
    ...page(at("/installing"), "Installs a service worker", {
      html: `<script>navigator.serviceWorker.register("/installing.js", { scope: "/installing" });</script>`,
    }),
    [at("/installing.js")]: text(
      "text/javascript",
      `addEventListener("install", (event) => event.waitUntil(store()));
       async function store() {
         await new Promise((resolve) => setTimeout(resolve, 4000));
         await cookieStore.set("installed", "1");
       }`,
    ),
    ...page(at("/dialogs"), "Dialogs", {
      html: `<script>
        addEventListener("beforeunload", (event) => event.preventDefault());
        alert("Welcome");
        confirm("Are you sure?");
        prompt("What is your name?");
      </script>`,
    }),
    ...page(at("/window"), "Opens a window", {
      html: `<script>window.open("/opened");</script>`,
    }),
    ...page(at("/opened"), "The other window"),
    ...page(at("/refresh"), "Refreshes", {
      html: `<meta http-equiv="refresh" content="0; url=/refreshed">`,
    }),
    ...page(at("/refreshed"), "Refreshed"),
    [at("/away")]: redirect("https://elsewhere.test/"),
    "elsewhere.test/": pageWithItems("elsewhere"),
    [`${REDIRECTING_HOST}/`]: redirectWithCookie("/next", "first_redirect"),
    [`${REDIRECTING_HOST}/next`]: redirectWithCookie("https://elsewhere.test/", "last_redirect"),
    [at("/to-private")]: redirect("/private/page"),
    [at("/private/page")]: pageWithItems("private"),
    [at("/server-to-closed")]: redirect(`https://${closedHost("server")}/secret`),
    ...page(at("/script-to-closed"), "Redirects with a script", {
      html: `<script>location.href = "https://${closedHost("script")}/secret";</script>`,
    }),
    ...page(at("/meta-to-closed"), "Redirects with an element", {
      html: `<meta http-equiv="refresh" content="0; url=https://${closedHost("meta")}/secret">`,
    }),
    ...closedWebsite("server"),
    ...closedWebsite("script"),
    ...closedWebsite("meta"),
    ...page(at("/article"), "An article"),
    [at("/calendar/*")]: handleCalendar,
    [at("/list")]: handleList,
    ...page(at("/late"), "Sets a cookie late", {
      html: `<script>
        addEventListener("load", () => setTimeout(() => {
          document.head.append(Object.assign(document.createElement("script"), { src: "/late.js" }));
        }, 300));
      </script>`,
    }),
    ...scriptFile(planted, at("/late.js")),
    [at("/robots.txt")]: text("text/plain", "User-agent: *\nDisallow: /private/\n"),
    [`${BROKEN_TLS_HOST}/`]: PIXEL,
  },
};

function closedWebsite(kind: string): TestSite["routes"] {
  return {
    [`${closedHost(kind)}/robots.txt`]: text("text/plain", "User-agent: *\nDisallow: /\n"),
    [`${closedHost(kind)}/secret`]: pageWithItems("secret"),
  };
}

function redirectWithCookie(to: string, name: string): StaticResponse {
  const { headers, ...response } = redirect(to);
  return { ...response, headers: { ...headers, "Set-Cookie": `${name}=s3cret; Path=/; Secure` } };
}

function pageWithItems(name: string): StaticResponse {
  return {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Set-Cookie": `${name}=s3cret; Path=/; Secure`,
    },
    body: `<!doctype html><html lang="en"><title>Elsewhere</title><script>localStorage.setItem("${name}", "s3cret")</script></html>`,
  };
}
