import { pageFactory, type TestSite, text } from "./website-responses.ts";

/*
 * Each page stores the same items with the same values, in every way in which a script can. Two of them are removed again
 * by the pages that stored them, and one by another page.
 */

const HOST = "rewriting.council.test";
const at = (path: string) => `${HOST}${path}`;
const PAGES = ["/", "/2", "/3", "/4"];
const SCRIPT_ADDRESS = `https://${at("/store.js")}`;

const SCRIPT = `const value = "s3cret";
document.cookie = "written_cookie=" + value + "; Path=/; Secure";
localStorage.setItem("set-item", value);
localStorage.property = value;
localStorage["key-in-brackets"] = value;
Object.assign(localStorage, { assigned: value });
Object.defineProperty(localStorage, "defined", { value, configurable: true, enumerable: true, writable: true });
sessionStorage.setItem("session-item", value);
sessionStorage.sessionProperty = value;
indexedDB.open("database");
caches.open("cache");
document.querySelector("iframe").contentWindow.localStorage.inFrame = value;

// Tests of whether storage works.
localStorage.setItem("removed-item", value);
localStorage.removeItem("removed-item");
localStorage.deleted = value;
delete localStorage.deleted;
// One page removes what the others store.
localStorage.setItem("removed-elsewhere", value);
if (location.pathname === "/4") localStorage.removeItem("removed-elsewhere");
`;

const lineOf = (statement: string) =>
  SCRIPT.split("\n").findIndex((line) => line.includes(statement)) + 1;

/** The items by name, with the number of pages that store them, and the line of the script that does. */
export const REWRITTEN: Readonly<
  Record<string, { readonly pages: number; readonly line: number }>
> = {
  written_cookie: { pages: 4, line: lineOf("written_cookie") },
  "set-item": { pages: 4, line: lineOf("set-item") },
  property: { pages: 4, line: lineOf("localStorage.property") },
  "key-in-brackets": { pages: 4, line: lineOf("key-in-brackets") },
  assigned: { pages: 4, line: lineOf("assigned") },
  defined: { pages: 4, line: lineOf("defined") },
  "session-item": { pages: 4, line: lineOf("session-item") },
  sessionProperty: { pages: 4, line: lineOf("sessionProperty") },
  database: { pages: 4, line: lineOf("indexedDB.open") },
  cache: { pages: 4, line: lineOf("caches.open") },
  inFrame: { pages: 4, line: lineOf("inFrame") },
  "removed-elsewhere": { pages: 3, line: lineOf('setItem("removed-elsewhere"') },
};

/** The script that stores everything. */
export const REWRITING_SCRIPT = SCRIPT_ADDRESS;

const page = pageFactory([]);
const html = `<iframe title="Empty" srcdoc=""></iframe><script src="/store.js"></script>`;

export const rewriting: TestSite = {
  planted: [],
  routes: {
    ...Object.assign(
      {},
      ...PAGES.map((path) => page(at(path), `Page ${path}`, { links: PAGES, html })),
    ),
    [at("/store.js")]: text("text/javascript", SCRIPT),
  },
};
