import { statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import compression from "compression";
import { ProblemsError } from "cookie-inventory";
import send from "send";
import { type HostingRules, readHostingRules } from "./hosting-rules.ts";
import { findRedirect } from "./redirect-rules.ts";
import { findServedFile } from "./served-file.ts";

/** Netlify’s default (https://docs.netlify.com/build/caching/caching-overview/). */
const DEFAULT_CACHE_CONTROL = "public,max-age=0,must-revalidate";

/** Keeps unpublished pages from others on the network. */
const LOOPBACK = "127.0.0.1";

/** A server for a built site. */
export interface PreviewServer {
  /** Such as http://127.0.0.1:8888. */
  readonly origin: string;
  readonly close: () => void;
}

/**
 * Serves a built site as Netlify would: with its headers, redirects, trailing slashes and 404 page, compressed. `root`
 * is the project’s folder, `folder` the built site; with `port` 0 the system chooses a free port. Throws ProblemsError
 * if the site’s rules cannot be served, or Node’s error if the port cannot be opened.
 */
export async function serveSite(
  root: string,
  folder: string,
  port: number,
): Promise<PreviewServer> {
  const readCurrentRules = createRulesReader(root, folder);
  await readCurrentRules();
  const compress = compression({ threshold: 0 });
  const server = createServer((request, response) => {
    compress(request, response, () => {
      readCurrentRules()
        .then((rules) => respond(request, response, folder, rules))
        .catch((cause: unknown) => {
          const reason = cause instanceof ProblemsError ? cause.message : "There is no built site.";
          response.writeHead(500).end(`${reason} Run “npm run build”.`);
        });
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      const actualPort = typeof address === "object" ? address?.port : undefined;
      resolve({ origin: `http://${LOOPBACK}:${actualPort}`, close: () => server.close() });
    });
  });
}

/** Returns a function that reads the site’s rules again after each build, which replaces the folder. */
function createRulesReader(root: string, folder: string): () => Promise<HostingRules> {
  let cached: { readonly build: string; readonly rules: Promise<HostingRules> } | undefined;
  return async () => {
    const { ino, birthtimeMs } = statSync(folder);
    const build = `${ino} ${birthtimeMs}`;
    if (cached?.build !== build) cached = { build, rules: readRulesOrThrow(root, folder) };
    return cached.rules;
  };
}

async function readRulesOrThrow(root: string, folder: string): Promise<HostingRules> {
  const read = await readHostingRules(root, folder);
  if (!read.ok) throw new ProblemsError(read.problems);
  return read.value;
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  { headers, redirects, notFoundPages }: HostingRules,
): void {
  // Prevents DNS rebinding: a website whose name resolves to this machine must not read unpublished pages.
  const { host = LOOPBACK } = request.headers;
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) {
    response.writeHead(403).end();
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const [address = "/", ...query] = (request.url ?? "/").split("?");
  const file = findServedFile(folder, address);
  const redirect =
    file === undefined ? findRedirectForMissingFile(folder, address, redirects) : undefined;
  if (redirect !== undefined) {
    const location = [redirect.to, ...query].join("?");
    response.writeHead(redirect.status, { Location: location }).end();
    return;
  }

  response.setHeader("Cache-Control", DEFAULT_CACHE_CONTROL);
  for (const { forRegExp, values } of headers) {
    if (!forRegExp.test(address)) continue;
    for (const [name, value] of Object.entries(values)) response.setHeader(name, value);
  }
  if (file === undefined) response.statusCode = 404;
  const notFoundPage =
    notFoundPages.find((page) => address.startsWith(page.replace("404.html", ""))) ?? "/404.html";
  const sentFile = file ?? path.join(folder, notFoundPage);
  send(request, path.basename(sentFile), {
    root: path.dirname(sentFile),
    acceptRanges: false,
    cacheControl: false,
    dotfiles: "allow",
    lastModified: false,
  }).pipe(response);
}

/** Returns the redirect for an address without a file: to the same address with a slash, or from `_redirects`. */
function findRedirectForMissingFile(
  folder: string,
  address: string,
  redirects: HostingRules["redirects"],
) {
  if (!address.endsWith("/") && findServedFile(folder, `${address}/`) !== undefined) {
    return { to: `${address}/`, status: 301 };
  }
  return findRedirect(address, redirects);
}
