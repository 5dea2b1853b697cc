import { statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import compression from "compression";
import send from "send";
import { ProblemsError } from "cookie-inventory";
import { fileAt } from "./served-file.ts";
import { redirectFrom } from "./redirect-rules.ts";
import { readRules, type Rules } from "./hosting-rules.ts";

/** What Netlify sends where no rule says otherwise (https://docs.netlify.com/build/caching/caching-overview/). */
const REVALIDATE = "public,max-age=0,must-revalidate";

/** Nobody else on the network sees what is not published yet. */
const LOOPBACK = "127.0.0.1";

/** A site that is being served. */
export interface Serving {
  /** Where, such as http://127.0.0.1:8888. */
  readonly origin: string;
  readonly close: () => void;
}

/**
 * Serves a built site as Netlify would: its headers, redirects, trailing slashes, its page for addresses
 * that do not exist, compressed. `root` is the project's folder, `folder` the site's; `port` 0 takes any
 * free one. Throws ProblemsError when the site's rules cannot be served, or the error of a port that
 * cannot be had.
 */
export async function serveSite(root: string, folder: string, port: number): Promise<Serving> {
  const rules = rulesOf(root, folder);
  await rules();
  const compress = compression({ threshold: 0 });
  const server = createServer((request, response) => {
    compress(request, response, () => {
      rules()
        .then((read) => answer(request, response, folder, read))
        .catch((cause: unknown) => {
          const why = cause instanceof ProblemsError ? cause.message : "There is no built site.";
          response.writeHead(500).end(`${why} Run “npm run build”.`);
        });
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      const taken = typeof address === "object" ? address?.port : undefined;
      resolve({ origin: `http://${LOOPBACK}:${taken}`, close: () => server.close() });
    });
  });
}

/** The rules of the site that is there now: a new build takes the place of the folder. */
function rulesOf(root: string, folder: string): () => Promise<Rules> {
  let last: { readonly build: string; readonly rules: Promise<Rules> } | undefined;
  return async () => {
    const { ino, birthtimeMs } = statSync(folder);
    const build = `${ino} ${birthtimeMs}`;
    if (last?.build !== build) last = { build, rules: rulesIn(root, folder) };
    return last.rules;
  };
}

async function rulesIn(root: string, folder: string): Promise<Rules> {
  const read = await readRules(root, folder);
  if (!read.ok) throw new ProblemsError(read.problems);
  return read.value;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  { headers, redirects }: Rules,
): void {
  // A website that has its name point here must not read what is not published yet.
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
  const file = fileAt(folder, address);
  const onward = file === undefined ? leadsTo(folder, address, redirects) : undefined;
  if (onward !== undefined) {
    const location = [onward.to, ...query].join("?");
    response.writeHead(onward.status, { Location: location }).end();
    return;
  }

  response.setHeader("Cache-Control", REVALIDATE);
  for (const { forRegExp, values } of headers) {
    if (!forRegExp.test(address)) continue;
    for (const [name, value] of Object.entries(values)) response.setHeader(name, value);
  }
  if (file === undefined) response.statusCode = 404;
  const shown = file ?? path.join(folder, "404.html");
  send(request, path.basename(shown), {
    root: path.dirname(shown),
    acceptRanges: false,
    cacheControl: false,
    dotfiles: "allow",
    lastModified: false,
  }).pipe(response);
}

/** Where an address without a file leads: to its folder's page, or where a rule says. */
function leadsTo(folder: string, address: string, redirects: Rules["redirects"]) {
  if (!address.endsWith("/") && fileAt(folder, `${address}/`) !== undefined) {
    return { to: `${address}/`, status: 301 };
  }
  return redirectFrom(address, redirects);
}
