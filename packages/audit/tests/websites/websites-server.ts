import { readFileSync } from "node:fs";
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Socket } from "node:net";
import path from "node:path";
import { createSecureContext } from "node:tls";
import type { HostOverrides } from "../../src/browser/launch-chromium.ts";
import type { Handler, StaticResponse, TestSite } from "./website-responses.ts";
import { setCookieHeaders } from "./planted-items.ts";

const LOOPBACK = "127.0.0.1";
/** The host with an expired certificate. */
export const BROKEN_TLS_HOST = "broken-tls.council.test";

const localFile = (file: string) => path.join(import.meta.dirname, file);
const readPem = (file: string) => readFileSync(localFile(file), "utf8");

/** Test websites that are being served. */
export interface TestWebsites {
  /** The port of all websites, on 127.0.0.1. */
  readonly port: number;
  readonly hosts: readonly string[];
  /** The certificate of all hosts except one, as PEM. */
  readonly certificate: string;
  readonly certificateFile: string;
  readonly hostOverrides: HostOverrides;
  /** The paths of all requests so far, with their queries. */
  readonly requestedPaths: readonly string[];
  /** Closes all connections, even while responses are being sent. */
  readonly close: () => Promise<void>;
}

/**
 * Serves websites by host name on a free port of 127.0.0.1, and redirects plain HTTP to HTTPS. `latency` is the
 * response time in milliseconds.
 */
export async function serveWebsites(
  sites: readonly TestSite[],
  latency = 0,
): Promise<TestWebsites> {
  const routes = sites.flatMap((site) =>
    Object.entries(site.routes).map(([key, route]) => ({ key, route, site })),
  );
  const longestFirst = routes.toSorted((a, b) => b.key.length - a.key.length);
  const findRoute = (place: string) =>
    longestFirst.find(({ key }) =>
      key.endsWith("*") ? place.startsWith(key.slice(0, -1)) : place === key,
    );
  const requestedPaths: string[] = [];
  const requestCounts = new Map<string, number>();

  const listener: RequestListener = (request, response) => {
    const { host = "" } = request.headers;
    const { url = "/" } = request;
    const previousRequests = requestCounts.get(host + url) ?? 0;
    requestCounts.set(host + url, previousRequests + 1);
    requestedPaths.push(url);
    const [pathname = "/"] = url.split("?");
    const { route, site } = findRoute(host + pathname) ?? {};
    const cookies = setCookieHeaders(site?.planted ?? [], `https://${host}${pathname}`);
    if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
    const send = () => respond(route ?? NOT_FOUND, request, response, previousRequests);
    if (latency === 0) send();
    else setTimeout(send, latency);
  };

  const certificate = readPem("certificate.pem");
  const expired = createSecureContext({
    key: readPem("broken-key.pem"),
    cert: readPem("broken.pem"),
  });
  const tls = createHttpsServer(
    {
      key: readPem("key.pem"),
      cert: certificate,
      SNICallback: (name, done) => done(null, name === BROKEN_TLS_HOST ? expired : undefined),
    },
    listener,
  );
  const httpRedirect = createHttpServer(({ headers, url }, response) => {
    response.writeHead(301, { Location: `https://${headers.host}${url}` }).end();
  });
  const { port, close } = await listen((firstByte) =>
    firstByte === TLS_HANDSHAKE ? tls : httpRedirect,
  );
  const hosts = [...new Set(routes.map(({ key }) => key.replace(/\/.*/, "")))].toSorted();
  return {
    port,
    hosts,
    certificate,
    certificateFile: localFile("certificate.pem"),
    hostOverrides: {
      certificate,
      map: new Map(hosts.map((name) => [name, { host: LOOPBACK, port }])),
    },
    requestedPaths,
    close,
  };
}

/** The first byte of a TLS connection (RFC 8446, section 5.1), and of no HTTP request. */
const TLS_HANDSHAKE = 22;

/** Listens for connections, and passes each to a server that is chosen by its first byte. */
async function listen(
  serverFor: (firstByte: number | undefined) => NodeJS.EventEmitter,
): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Browsers may reset connections at any time.
    socket.on("error", () => {});
    socket.once("data", (data) => {
      socket.pause();
      socket.unshift(data);
      serverFor(Buffer.from(data)[0]).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, LOOPBACK, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function respond(
  route: StaticResponse | Handler,
  request: IncomingMessage,
  response: ServerResponse,
  previousRequests: number,
): void {
  if (typeof route === "function") route(request, response, previousRequests);
  else response.writeHead(route.status ?? 200, route.headers).end(route.body);
}

const NOT_FOUND: StaticResponse = {
  status: 404,
  headers: { "Content-Type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="en"><title>Not found</title><h1>Not found</h1></html>`,
};
