import type { IncomingMessage, ServerResponse } from "node:http";
import { lineOf, type Planted, SECRET } from "./planted-items.ts";

/** What a server answers with. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Answers by itself; `before` is how often the same address was asked for already. */
export type Handler = (request: IncomingMessage, response: ServerResponse, before: number) => void;

/** Websites: what they plant, and what they answer by host and path; a path may end with “*”. */
export interface Site {
  readonly planted: readonly Planted[];
  readonly routes: Readonly<Record<string, Answer | Handler>>;
}

interface Contents {
  /** Where its links lead. */
  readonly links?: readonly string[];
  /** HTML for the end of its body. */
  readonly html?: string;
  readonly status?: number;
}

/**
 * Makes the pages of a site: each has a script of its own that plants what the table says of it. They are
 * small, but whole, as pages of real websites are.
 */
export function pagesOf(planted: readonly Planted[]) {
  return (place: string, title: string, { links = [], html = "", status = 200 }: Contents = {}) => {
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
<p>A page of the testWebsites of websites on which the audit is tested.</p>
<ul>${list.join("\n")}</ul>
${html}
${script === "" ? "" : `<script>${script}</script>`}
</body>
</html>`,
      },
    };
  };
}

/** A file of scripts: what is planted from it, then what else it does. */
export function scriptFile(planted: readonly Planted[], place: string, more = "") {
  return { [place]: text("text/javascript", scriptOf(planted, `https://${place}`) + more) };
}

export function text(type: string, body: string | Uint8Array): Answer {
  return { headers: { "Content-Type": `${type}; charset=utf-8` }, body };
}

export function redirect(to: string, status = 302): Answer {
  return { status, headers: { Location: to } };
}

/** A picture of one transparent pixel. */
export const PIXEL: Answer = {
  headers: { "Content-Type": "image/gif" },
  body: Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64"),
};

/** The script that does what the table says of an address. */
function scriptOf(planted: readonly Planted[], address: string): string {
  return planted
    .filter(({ from }) => from === address)
    .map((each) => statementOf(each))
    .filter((statement) => statement !== "")
    .join("\n");
}

function statementOf({ how, seen, from, isTakenAway }: Planted): string {
  const name = quote(seen.name);
  if (seen.storage === "cookie") {
    const set: Partial<Record<Planted["how"], string>> = {
      "document.cookie": `document.cookie = ${quote(lineOf(seen, from))};`,
      cookieStore: `cookieStore.set(${name}, ${quote(SECRET)});`,
    };
    const past = lineOf({ ...seen, lifetime: 0 }, from);
    const remove = isTakenAway ? `document.cookie = ${quote(past)};` : "";
    return (set[how] ?? "") + remove;
  }
  const value = quote(SECRET);
  return {
    localStorage: `localStorage.setItem(${name}, ${value});`,
    sessionStorage: `sessionStorage.setItem(${name}, ${value});`,
    indexedDB: `indexedDB.open(${name}).onupgradeneeded = ({ target }) => target.result.createObjectStore("kept").put(${value}, 1);`,
    cacheStorage: `caches.open(${name}).then((cache) => cache.put("/kept", new Response(${value})));`,
    // As a page may write it whose base is “/”.
    serviceWorker: `navigator.serviceWorker.register(${quote(`${seen.name.slice(1)}#now`)});`,
  }[seen.storage];
}

/** As a script has it, inside a page or not. */
function quote(value: string): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003C`);
}
