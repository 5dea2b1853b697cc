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
import type { Answer, Handler, Site } from "./website-answers.ts";
import { headersOf } from "./planted-items.ts";

const LOOPBACK = "127.0.0.1";
/** The host whose certificate is no longer good. */
export const BROKEN_TLS = "broken-tls.council.test";

const inside = (file: string) => path.join(import.meta.dirname, file);
const pem = (file: string) => readFileSync(inside(file), "utf8");

/** Websites that run. */
export interface TestWebsites {
  /** Where all of them are served, on 127.0.0.1. */
  readonly port: number;
  readonly hosts: readonly string[];
  /** The certificate of all hosts but one, as PEM. */
  readonly certificate: string;
  readonly certificateFile: string;
  /** How a browser of ours gets there. */
  readonly hostOverrides: HostOverrides;
  /** The path, with the query, of everything that was asked for so far. */
  readonly asked: readonly string[];
  /** Ends all connections, those too on which something is still being sent. */
  readonly close: () => Promise<void>;
}

/**
 * Serves websites by their names on one free port of 127.0.0.1. Whoever speaks plain HTTP there is sent on to
 * HTTPS. `latency` is how long each answer takes, in milliseconds.
 */
export async function serve(sites: readonly Site[], latency = 0): Promise<TestWebsites> {
  const routes = sites.flatMap((site) =>
    Object.entries(site.routes).map(([key, answer]) => ({ key, answer, site })),
  );
  const longestFirst = routes.toSorted((a, b) => b.key.length - a.key.length);
  const find = (place: string) =>
    longestFirst.find(({ key }) =>
      key.endsWith("*") ? place.startsWith(key.slice(0, -1)) : place === key,
    );
  const asked: string[] = [];
  const times = new Map<string, number>();

  const listener: RequestListener = (request, response) => {
    const { host = "" } = request.headers;
    const { url = "/" } = request;
    const before = times.get(host + url) ?? 0;
    times.set(host + url, before + 1);
    asked.push(url);
    const [pathname = "/"] = url.split("?");
    const { answer, site } = find(host + pathname) ?? {};
    const cookies = headersOf(site?.planted ?? [], `https://${host}${pathname}`);
    if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
    const send = () => reply(answer ?? NOT_FOUND, request, response, before);
    if (latency === 0) send();
    else setTimeout(send, latency);
  };

  const certificate = pem("certificate.pem");
  const broken = createSecureContext({ key: pem("broken-key.pem"), cert: pem("broken.pem") });
  const tls = createHttpsServer(
    {
      key: pem("key.pem"),
      cert: certificate,
      SNICallback: (name, done) => done(null, name === BROKEN_TLS ? broken : undefined),
    },
    listener,
  );
  const plain = createHttpServer(({ headers, url }, response) => {
    response.writeHead(301, { Location: `https://${headers.host}${url}` }).end();
  });
  const { port, close } = await listen((first) => (first === TLS_HANDSHAKE ? tls : plain));
  const hosts = [...new Set(routes.map(({ key }) => key.replace(/\/.*/, "")))].toSorted();
  return {
    port,
    hosts,
    certificate,
    certificateFile: inside("certificate.pem"),
    hostOverrides: {
      certificate,
      map: new Map(hosts.map((name) => [name, { host: LOOPBACK, port }])),
    },
    asked,
    close,
  };
}

/** The first byte of a TLS connection (RFC 8446, section 5.1); none of HTTP begins with it. */
const TLS_HANDSHAKE = 22;

/** Listens for connections, and hands each to a server by its first byte. */
async function listen(
  serverFor: (first: number | undefined) => NodeJS.EventEmitter,
): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Browsers end connections as they like.
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

function reply(
  answer: Answer | Handler,
  request: IncomingMessage,
  response: ServerResponse,
  before: number,
): void {
  if (typeof answer === "function") answer(request, response, before);
  else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
}

const NOT_FOUND: Answer = {
  status: 404,
  headers: { "Content-Type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="en"><title>Not found</title><h1>Not found</h1></html>`,
};
