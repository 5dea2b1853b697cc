import type { ServerResponse } from "node:http";
import { type Handler, pageFactory, redirect, type TestSite, text } from "./website-responses.ts";
import { scriptCookie, storageItem, SECRET } from "./planted-items.ts";

/* A malicious or badly broken website. Each page tries in its own way to stop an audit from finishing. */

const HOST = "hostile.test";
const at = (path: string) => `${HOST}${path}`;
const NAMES_PAGE = at("/names");

/** In bytes. */
const HUGE_SIZE = 2 ** 30;
const CHUNK = Buffer.alloc(2 ** 16, "<p>More of the same.</p>");

/** How many cookies /cookies sets, by script and by headers. */
export const COOKIE_COUNTS = { script: 2000, headers: 50 } as const;
/** These pages use as much processor time and memory as there is, so their results depend on the machine. */
export const RESOURCE_HEAVY = ["/busy", "/huge", "/frames", "/push"];
/** More than the audit reads. */
export const FRAME_COUNT = 200;

/** Cookie names that browsers accept, but that terminals or HTML may misinterpret. */
const COOKIE_NAMES = [
  `"quoted"`,
  "<b>bold<!--",
  "😀",
  "$(id)`id`",
  "%1B[31m",
  "::error::workflow command",
  "\u202Eeman",
];

/** Any string can be a key in localStorage. */
const STORAGE_KEYS = [
  `<img src=x onerror="alert(1)">`,
  "</script><script>alert(1)</script>",
  "\u001B[31mred\u001B[0m",
  "\u0000\u0007",
  "two\nlines",
  "\uD800",
  "__proto__",
  "",
  "x".repeat(5000),
];

export const planted = [
  ...COOKIE_NAMES.map((name) => scriptCookie(name, NAMES_PAGE)),
  ...STORAGE_KEYS.map((key) => storageItem("localStorage", key, NAMES_PAGE)),
];

const page = pageFactory(planted);

function pageWithScript(path: string, script: string) {
  return page(at(path), `Test of ${path.slice(1)}`, { html: `<script>${script}</script>` });
}

const handleCookies: Handler = (_request, response) => {
  const setCookies = Array.from(
    { length: COOKIE_COUNTS.headers },
    (_, n) => `h${n}=${SECRET}; Secure`,
  );
  response.writeHead(200, { "Content-Type": "text/html", "Set-Cookie": setCookies });
  response.end(`<!doctype html><html lang="en"><title>Cookies</title><script>
    for (let n = 0; n < ${COOKIE_COUNTS.script}; n++) document.cookie = "c" + n + "=${SECRET}; Secure";
  </script></html>`);
};

const redirectEndlessly: Handler = ({ url = "" }, response) => {
  const next = Number(/\d+/.exec(url)?.[0] ?? 0) + 1;
  response.writeHead(302, { Location: `/redirects/${next}` }).end();
};

/** Sends HUGE_SIZE bytes, at the speed at which the client reads them. */
function sendHugeBody(type: string): Handler {
  return (_request, response) => {
    response.writeHead(200, { "Content-Type": type });
    let remaining = HUGE_SIZE;
    const sendMore = () => {
      while (remaining > 0 && !response.destroyed) {
        remaining -= CHUNK.length;
        if (!response.write(CHUNK)) return;
      }
      response.end();
    };
    response.on("drain", sendMore);
    sendMore();
  };
}

const sendSlowly: Handler = (_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html" }).write("<");
  const timer = setInterval(() => response.write("<"), 1000);
  response.on("close", () => clearInterval(timer));
};

const neverRespond = (_request: unknown, _response: ServerResponse) => {};

const PATHS =
  "/cookies /names /redirects /loop /alerts /huge /huge-image /never /trickle /busy /frames /push".split(
    " ",
  );

export const hostile: TestSite = {
  planted,
  routes: {
    ...page(at("/"), "Hostile website", { links: PATHS }),
    [at("/cookies")]: handleCookies,
    ...page(NAMES_PAGE, "Names"),
    [at("/redirects")]: redirectEndlessly,
    [at("/redirects/*")]: redirectEndlessly,
    [at("/loop")]: redirect("/loop"),
    ...pageWithScript("/alerts", `while (true) alert("Again");`),
    [at("/huge")]: sendHugeBody("text/html"),
    ...page(at("/huge-image"), "A large image", { html: `<img alt="" src="/huge.png">` }),
    [at("/huge.png")]: sendHugeBody("image/png"),
    [at("/never")]: neverRespond,
    [at("/trickle")]: sendSlowly,
    ...pageWithScript("/busy", "while (true) {}"),
    ...pageWithScript(
      "/frames",
      `for (let n = 0; n < ${FRAME_COUNT}; n++) {
        document.body.append(Object.assign(document.createElement("iframe"), { src: "/frame?" + n }));
      }`,
    ),
    [at("/frame")]: text("text/html", "<!doctype html><title>One of many</title>"),
    ...pageWithScript(
      "/push",
      `let n = 0; setInterval(() => history.pushState(null, "", "/push/" + n++), 0);`,
    ),
  },
};
