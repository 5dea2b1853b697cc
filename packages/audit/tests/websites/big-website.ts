import { type Handler, PIXEL, scriptFile, type Site, text } from "./website-answers.ts";
import { byHeader, byScript, SECRET } from "./planted-items.ts";
import { type TestWebsites, serve } from "./websites-server.ts";

const HOST = "www.big.test";
const LINKS = 20;
/** About what the text of a council's page takes. In bytes. */
const SIZE = 20_000;
/** Each page of so many keeps an entry of its own. */
const STORING = 10;

/** What every page sets. */
const planted = [
  byHeader("big_session", `${HOST}/`, { httpOnly: true }),
  byScript("big_choice", `${HOST}/`, { lifetime: 86_400 }, { from: `${HOST}/site.js` }),
];

const FILLER = "<p>Nothing on this page is worth reading, and there is a lot of it.</p>\n";

/**
 * A site of `pages` pages, at https://www.big.test/: each links to 20 more, so that all can be reached. They set
 * the same two cookies, and every tenth keeps an entry in localStorage under a name of its own. `latency` is how
 * long each answer takes, in milliseconds.
 */
export function bigSite(pages: number, latency = 0): Promise<TestWebsites> {
  return serve([siteOf(pages)], latency);
}

/** The path of the page with this number, from 0. */
export function pathOf(number: number): string {
  return number === 0 ? "/" : `/page/${number}`;
}

function siteOf(pages: number): Site {
  const answer: Handler = ({ url = "/" }, response) => {
    const number = Number(/\d+$/.exec(url)?.[0] ?? 0);
    if (number >= pages) response.writeHead(404).end();
    else {
      response.writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Set-Cookie": `big_session=${SECRET}; Path=/; Secure; HttpOnly; SameSite=Lax`,
      });
      response.end(htmlOf(number, pages));
    }
  };
  return {
    planted: [],
    routes: {
      [`${HOST}/`]: answer,
      [`${HOST}/page/*`]: answer,
      // Without it the addresses, which differ in a number alone, would pass for a trap.
      [`${HOST}/sitemap.xml`]: text("application/xml", sitemapOf(pages)),
      [`${HOST}/site.css`]: text("text/css", "body { margin: 2em; }"),
      ...scriptFile(planted, `${HOST}/site.js`),
      [`${HOST}/picture.gif`]: PIXEL,
    },
  };
}

function sitemapOf(pages: number): string {
  const entries = Array.from(
    { length: pages },
    (_, n) => `<url><loc>https://${HOST}${pathOf(n)}</loc></url>`,
  );
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join("")}</urlset>`;
}

function htmlOf(number: number, pages: number): string {
  const links = Array.from({ length: LINKS }, (_, n) => number * LINKS + n + 1)
    .filter((next) => next < pages)
    .map((next) => `<li><a href="${pathOf(next)}">Page ${next}</a>`);
  const store = `localStorage.setItem("page-${number}", "${SECRET}");`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Page ${number}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css"><script src="/site.js"></script></head>
<body><h1>Page ${number}</h1><img alt="" src="/picture.gif"><ul>${links.join("\n")}</ul>
${number % STORING === 0 ? `<script>${store}</script>` : ""}
${FILLER.repeat(Math.ceil(SIZE / FILLER.length))}</body>
</html>`;
}
