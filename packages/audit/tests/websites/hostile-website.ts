import type { ServerResponse } from "node:http";
import { type Handler, pagesOf, redirect, type Site, text } from "./website-answers.ts";
import { byScript, kept, SECRET } from "./planted-items.ts";

/* A website that means harm, or is broken as badly as if it did. Each page is a way to keep an audit from ending. */

const HOST = "hostile.test";
const on = (path: string) => `${HOST}${path}`;
const NAMES = on("/names");

/** In bytes. */
const HUGE = 2 ** 30;
const CHUNK = Buffer.alloc(2 ** 16, "<p>More of the same.</p>");

/** How many cookies /cookies sets, by script and by headers. */
export const COOKIES = { script: 10_000, headers: 50 } as const;
export const FRAMES = 500;

/** Names of cookies that browsers accept, and that a terminal or a page of HTML could trip over. */
const COOKIE_NAMES = [
  `"quoted"`,
  "<b>bold<!--",
  "😀",
  "$(id)`id`",
  "%1B[31m",
  "::error::told to a machine",
  "\u202Eeman",
];

/** Keys of localStorage can be anything at all. */
const KEYS = [
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
  ...COOKIE_NAMES.map((name) => byScript(name, NAMES)),
  ...KEYS.map((key) => kept("localStorage", key, NAMES)),
];

const page = pagesOf(planted);

/** A page that only runs a script. */
function running(path: string, script: string) {
  return page(on(path), `What ${path.slice(1)} does`, { html: `<script>${script}</script>` });
}

const cookies: Handler = (_request, response) => {
  const lines = Array.from({ length: COOKIES.headers }, (_, n) => `h${n}=${SECRET}; Secure`);
  response.writeHead(200, { "Content-Type": "text/html", "Set-Cookie": lines });
  response.end(`<!doctype html><html lang="en"><title>Cookies</title><script>
    for (let n = 0; n < ${COOKIES.script}; n++) document.cookie = "c" + n + "=${SECRET}; Secure";
  </script></html>`);
};

const onAndOn: Handler = ({ url = "" }, response) => {
  const next = Number(/\d+/.exec(url)?.[0] ?? 0) + 1;
  response.writeHead(302, { Location: `/redirects/${next}` }).end();
};

/** As much as the other side takes, and no faster. */
function pour(type: string): Handler {
  return (_request, response) => {
    response.writeHead(200, { "Content-Type": type });
    let left = HUGE;
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= CHUNK.length;
        if (!response.write(CHUNK)) return;
      }
      response.end();
    };
    response.on("drain", more);
    more();
  };
}

const trickle: Handler = (_request, response) => {
  response.writeHead(200, { "Content-Type": "text/html" });
  const timer = setInterval(() => response.write("<"), 1000);
  response.on("close", () => clearInterval(timer));
};

const never = (_request: unknown, _response: ServerResponse) => {};

const WAYS =
  "/cookies /names /redirects /loop /alerts /huge /huge-image /never /trickle /busy /frames /push".split(
    " ",
  );

export const hostile: Site = {
  planted,
  routes: {
    ...page(on("/"), "Nothing to see here", { links: WAYS }),
    [on("/cookies")]: cookies,
    ...page(NAMES, "Names"),
    [on("/redirects")]: onAndOn,
    [on("/redirects/*")]: onAndOn,
    [on("/loop")]: redirect("/loop"),
    ...running("/alerts", `while (true) alert("Again");`),
    [on("/huge")]: pour("text/html"),
    ...page(on("/huge-image"), "A large picture", { html: `<img alt="" src="/huge.png">` }),
    [on("/huge.png")]: pour("image/png"),
    [on("/never")]: never,
    [on("/trickle")]: trickle,
    ...running("/busy", "while (true) {}"),
    ...running(
      "/frames",
      `for (let n = 0; n < ${FRAMES}; n++) {
        document.body.append(Object.assign(document.createElement("iframe"), { src: "/frame?" + n }));
      }`,
    ),
    [on("/frame")]: text("text/html", "<!doctype html><title>One of many</title>"),
    ...running(
      "/push",
      `let n = 0; setInterval(() => history.pushState(null, "", "/push/" + n++), 0);`,
    ),
  },
};
