import { type Handler, PIXEL, scriptFile, type TestSite, text } from "./website-responses.ts";
import { headerCookie, scriptCookie, SECRET } from "./planted-items.ts";
import { serveWebsites, type TestWebsites } from "./websites-server.ts";

const HOST = "www.big.test";
const LINKS_PER_PAGE = 20;
/** In bytes: about the size of a council's page. */
const PAGE_SIZE = 20_000;
/** Every tenth page sets an entry in localStorage. */
const STORAGE_INTERVAL = 10;

/** The cookies that every page sets. */
const planted = [
  headerCookie("big_session", `${HOST}/`, { httpOnly: true }),
  scriptCookie("big_choice", `${HOST}/`, { lifetime: 86_400 }, { source: `${HOST}/site.js` }),
];

const FILLER = "<p>This text makes the page as long as those of real websites.</p>\n";

/**
 * Serves a website of `pages` pages at https://www.big.test/. Each links to 20 more, so that all can be reached, and
 * sets the same two cookies. Every tenth page sets an entry with a unique key in localStorage. `latency` is the
 * response time in milliseconds.
 */
export function serveBigWebsite(pages: number, latency = 0): Promise<TestWebsites> {
  return serveWebsites([createSite(pages)], latency);
}

/** Returns the path of the page with this number, from 0. */
export function pathOf(number: number): string {
  return number === 0 ? "/" : `/page/${number}`;
}

function createSite(pages: number): TestSite {
  const handlePage: Handler = ({ url = "/" }, response) => {
    const number = Number(/\d+$/.exec(url)?.[0] ?? 0);
    if (number >= pages) response.writeHead(404).end();
    else {
      response.writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Set-Cookie": `big_session=${SECRET}; Path=/; Secure; HttpOnly; SameSite=Lax`,
      });
      response.end(createPage(number, pages));
    }
  };
  return {
    planted: [],
    routes: {
      [`${HOST}/`]: handlePage,
      [`${HOST}/page/*`]: handlePage,
      // Without a sitemap, addresses that differ only in a number would look like a crawler trap.
      [`${HOST}/sitemap.xml`]: text("application/xml", createSitemap(pages)),
      [`${HOST}/site.css`]: text("text/css", "body { margin: 2em; }"),
      ...scriptFile(planted, `${HOST}/site.js`),
      [`${HOST}/image.gif`]: PIXEL,
    },
  };
}

function createSitemap(pages: number): string {
  const entries = Array.from(
    { length: pages },
    (_, n) => `<url><loc>https://${HOST}${pathOf(n)}</loc></url>`,
  );
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("")}</urlset>`;
}

function createPage(number: number, pages: number): string {
  const links = Array.from({ length: LINKS_PER_PAGE }, (_, n) => number * LINKS_PER_PAGE + n + 1)
    .filter((next) => next < pages)
    .map((next) => `<li><a href="${pathOf(next)}">Page ${next}</a>`);
  const script = `localStorage.setItem("page-${number}", "${SECRET}");`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Page ${number}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css"><script src="/site.js"></script></head>
<body><h1>Page ${number}</h1><img alt="" src="/image.gif"><ul>${links.join("\n")}</ul>
${number % STORAGE_INTERVAL === 0 ? `<script>${script}</script>` : ""}
${FILLER.repeat(Math.ceil(PAGE_SIZE / FILLER.length))}</body>
</html>`;
}
