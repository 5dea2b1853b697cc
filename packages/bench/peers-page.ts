import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The kinds of storage that the page uses, each with the number of its items. */
export const STORED_ON_PAGE = {
  cookie: 8,
  localStorage: 2,
  sessionStorage: 1,
  indexedDB: 1,
  cacheStorage: 1,
  serviceWorker: 1,
} as const;

export type StorageKind = keyof typeof STORED_ON_PAGE;

const HEADERS = [
  "session_header=1; HttpOnly",
  "year_header=1; Max-Age=31536000",
  // Gone before any tool looks at the cookie jar.
  "second_header=1; Max-Age=1",
  "=without_a_name",
];

const SCRIPT = `
document.cookie = "session_script=1";
document.cookie = "year_script=1; max-age=31536000";
document.cookie = "deleted_script=1";
document.cookie = "deleted_script=; max-age=0";
cookieStore.set("store_script", "1");
localStorage.setItem("kept", "1");
localStorage.setItem("removed", "1");
localStorage.removeItem("removed");
sessionStorage.setItem("tab", "1");
indexedDB.open("database", 1);
caches.open("files");
navigator.serviceWorker.register("/worker.js");
`;

const PAGE = `<!doctype html><html lang="en"><head><title>Storage</title></head>
<body><h1>Storage</h1><script>${SCRIPT}</script></body></html>`;

/** Serves a page that stores what STORED_ON_PAGE counts, on http://localhost. */
export async function servePage(): Promise<{ address: string; close: () => void }> {
  const server = createServer(({ url }, response) => {
    if (url === "/") {
      response.setHeader("Set-Cookie", HEADERS);
      response.writeHead(200, { "Content-Type": "text/html" }).end(PAGE);
    } else if (url === "/worker.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end("");
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "localhost", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
