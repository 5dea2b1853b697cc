import type { IncomingMessage, ServerResponse } from "node:http";
import { formatSetCookie, type PlantedItem, SECRET } from "./planted-items.ts";

export interface StaticResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Handles a request; `previousRequests` is how often the same address was requested before. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  previousRequests: number,
) => void;

/** Websites with the items that they store, and their routes by host and path. A path may end with “*”. */
export interface TestSite {
  readonly planted: readonly PlantedItem[];
  readonly routes: Readonly<Record<string, StaticResponse | Handler>>;
}

interface PageContents {
  /** Addresses to link to. */
  readonly links?: readonly string[];
  /** HTML for the end of the body. */
  readonly html?: string;
  readonly status?: number;
}

/** Returns a function that creates pages, each with an inline script that stores the items planted on it. */
export function pageFactory(planted: readonly PlantedItem[]) {
  return (
    place: string,
    title: string,
    { links = [], html = "", status = 200 }: PageContents = {},
  ) => {
    const list = links.map((link) => `<li><a href="${link.replaceAll("&", "&amp;")}">${link}</a>`);
    const script = scriptOf(planted, `https://${place}`);
    return {
      [place]: {
        status,
        headers: { "Content-Type": "text/html; charset=utf-8" },
        body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head>
<body>
<h1>${title}</h1>
<p>A page of the websites that the audit is tested on.</p>
<ul>${list.join("\n")}</ul>
${html}
${script === "" ? "" : `<script>${script}</script>`}
</body>
</html>`,
      },
    };
  };
}

/** Creates a script file that stores the items planted from it, followed by `code`. */
export function scriptFile(planted: readonly PlantedItem[], place: string, code = "") {
  return { [place]: text("text/javascript", scriptOf(planted, `https://${place}`) + code) };
}

export function text(type: string, body: string | Uint8Array): StaticResponse {
  return { headers: { "Content-Type": `${type}; charset=utf-8` }, body };
}

export function redirect(to: string, status = 302): StaticResponse {
  return { status, headers: { Location: to } };
}

/** An image of one transparent pixel. */
export const PIXEL: StaticResponse = {
  headers: { "Content-Type": "image/gif" },
  body: Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64"),
};

/** Returns a script that stores the items planted from an address. */
function scriptOf(planted: readonly PlantedItem[], address: string): string {
  return planted
    .filter(({ source }) => source === address)
    .map((each) => statementOf(each))
    .filter((statement) => statement !== "")
    .join("\n");
}

function statementOf({ method, expected, source, isDeleted }: PlantedItem): string {
  const name = quote(expected.name);
  if (expected.storage === "cookie") {
    const set: Partial<Record<PlantedItem["method"], string>> = {
      "document.cookie": `document.cookie = ${quote(formatSetCookie(expected, source))};`,
      cookieStore: `cookieStore.set(${name}, ${quote(SECRET)});`,
    };
    const expired = formatSetCookie({ ...expected, lifetime: 0 }, source);
    const remove = isDeleted ? `document.cookie = ${quote(expired)};` : "";
    return (set[method] ?? "") + remove;
  }
  const value = quote(SECRET);
  return {
    localStorage: `localStorage.setItem(${name}, ${value});`,
    sessionStorage: `sessionStorage.setItem(${name}, ${value});`,
    indexedDB: `indexedDB.open(${name}).onupgradeneeded = ({ target }) => target.result.createObjectStore("store").put(${value}, 1);`,
    cacheStorage: `caches.open(${name}).then((cache) => cache.put("/cached", new Response(${value})));`,
    // Relative to the page’s base, which is “/”.
    serviceWorker: `navigator.serviceWorker.register(${quote(`${expected.name.slice(1)}#now`)});`,
  }[expected.storage];
}

/** Quotes a string for JavaScript that may be part of HTML. */
function quote(value: string): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003C`);
}
