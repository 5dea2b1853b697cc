import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { expect, test } from "playwright/test";
import { type TestServer, startTestServer } from "test-support";
import { createHttpClient } from "../../src/crawl/http-client.ts";
import { RateLimiter } from "../../src/crawl/rate-limiter.ts";

const MB = 2 ** 20;

// Long enough for a slow machine.
const OPTIONS = {
  userAgent: "test/1.0",
  timeout: 20_000,
  maxBytes: MB,
  rateLimiter: new RateLimiter({ now: Date.now, delayOf: () => 0 }),
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const ROUTES: Record<string, Answer> = {
  "/text": (_request, response) => response.end("Hello"),
  "/agent": ({ headers }, response) => response.end(`${headers["user-agent"]} ${headers.host}`),
  "/teapot": (_request, response) => response.writeHead(418).end("short and stout"),
  "/circle": redirectTo("/circle2"),
  "/circle2": redirectTo("/circle#a"),
  "/mail": redirectTo("mailto:a@b.test"),
  "/nowhere": redirectTo("http://a b/"),
  "/no-location": (_request, response) => response.writeHead(302).end("moved"),
  "/gzip": encoded("gzip", gzipSync("Hello")),
  "/x-gzip": encoded("X-Gzip", gzipSync("Hello")),
  "/deflate": encoded("deflate", deflateSync("Hello")),
  "/br": encoded("br", brotliCompressSync("Hello")),
  "/identity": encoded("identity", Buffer.from("Hello")),
  "/odd": encoded("rot13", Buffer.from("Uryyb")),
  "/deflate-raw": encoded("deflate", deflateRawSync("Hello")),
  "/nothing": encoded("gzip", Buffer.alloc(0)),
  "/zstd": encoded("zstd", zstdCompressSync("Hello")),
  "/two": encoded("deflate, GZIP", gzipSync(deflateSync("Hello"))),
  "/four": encoded("gzip, gzip, gzip, gzip", gzipSync("Hello")),
  "/inherited": encoded("constructor", Buffer.from("Hello")),
  "/broken": encoded("gzip", Buffer.from("Hello")),
  "/half": encoded("gzip", gzipSync("Hello").subarray(0, 15)),
  "/bomb": encoded("gzip", gzipSync(Buffer.alloc(100 * MB))),
  "/full": (_request, response) => response.end(Buffer.alloc(MB)),
  "/over": (_request, response) => response.end(Buffer.alloc(MB + 1)),
  "/endless": (_request, response) => sendEndlessly(response, () => {}),
  "/never": () => {},
  "/trickle": (_request, response) => {
    const timer = setInterval(() => response.write("a"), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/break": ({ socket }) => socket.destroy(),
  "/short": (_request, response) => {
    response.writeHead(200, { "Content-Length": 100 }).write("Hello");
    response.socket?.end();
  },
};

/** All statuses that browsers follow. */
const REDIRECTS = [301, 302, 303, 307, 308];

function redirectTo(location: string, status = 302): Answer {
  return (_request, response) => response.writeHead(status, { Location: location }).end("moved");
}

function encoded(coding: string, body: Buffer): Answer {
  return (_request, response) => response.writeHead(200, { "Content-Encoding": coding }).end(body);
}

/** Sends an endless response, as fast as it is read; `onMegabyte` is called for each megabyte. */
function sendEndlessly(response: ServerResponse, onMegabyte: () => void): void {
  const more = () => {
    do onMegabyte();
    while (!response.destroyed && response.write(Buffer.alloc(MB)));
  };
  response.on("drain", more);
  more();
}

let website: TestServer;
let host: string;
test.beforeAll(async () => {
  website = await startTestServer((request, response) => {
    const { url = "" } = request;
    const hops = /^\/hop\/(\d+)$/.exec(url)?.[1];
    const next = hops === "0" ? "/text#part" : `/hop/${Number(hops) - 1}`;
    const status = REDIRECTS[Number(hops)];
    (hops === undefined ? ROUTES[url] : redirectTo(next, status))?.(request, response);
  });
  host = new URL(website.address).host;
});
test.afterAll(() => website.close());

/** Fetches an address, or a path of the website. Returns the response as text, or why there is none. */
async function fetchText(
  at: string,
  options: Omit<Partial<Parameters<typeof createHttpClient>[0]>, "rateLimiter"> = {},
  truncateAt?: number,
) {
  const address = at.startsWith("/") ? website.address + at : at;
  const result = await createHttpClient({ ...OPTIONS, ...options })(address, truncateAt);
  if (!result.ok) return result.why;
  const { status, address: from, bytes } = result;
  return { status, from, text: new TextDecoder().decode(bytes) };
}

test.describe("A response is read", () => {
  test("with its status and address", async () => {
    const from = `${website.address}/text`;
    expect(await fetchText("/text")).toEqual({ status: 200, from, text: "Hello" });
    expect(await fetchText("/teapot")).toMatchObject({ status: 418, text: "short and stout" });
  });

  test("with the user agent of the client", async () =>
    expect(await fetchText("/agent")).toMatchObject({ text: `test/1.0 ${host}` }));

  for (const coding of [
    "gzip",
    "x-gzip",
    "deflate",
    "deflate-raw",
    "br",
    "zstd",
    "two",
    "identity",
  ]) {
    test(`when it is encoded with ${coding}`, async () =>
      expect(await fetchText(`/${coding}`)).toMatchObject({ text: "Hello" }));
  }

  test("when it is empty, although it is said to be compressed", async () =>
    expect(await fetchText("/nothing")).toMatchObject({ status: 200, text: "" }));

  test("when it has the maximum size", async () =>
    expect(await fetchText("/full")).toMatchObject({ status: 200, text: "\0".repeat(MB) }));

  test("through five redirects, whatever their status", async () => {
    const from = `${website.address}/text`;
    expect(await fetchText("/hop/4")).toEqual({ status: 200, from, text: "Hello" });
  });

  test("when it is a redirect without a target", async () =>
    expect(await fetchText("/no-location")).toMatchObject({ status: 302, text: "moved" }));

  test("and truncated where asked, whatever its size", async () => {
    expect(await fetchText("/text", {}, 4)).toMatchObject({ text: "Hell" });
    expect(await fetchText("/text", {}, 5)).toMatchObject({ text: "Hello" });
    expect(await fetchText("/endless", {}, 10)).toMatchObject({
      status: 200,
      text: "\0".repeat(10),
    });
    expect(await fetchText("/bomb", {}, 10)).toMatchObject({ status: 200, text: "\0".repeat(10) });
  });

  test("from another address with a host override, under the name of the host", async () => {
    const { port } = new URL(website.address);
    const map = new Map([["www.council.test", { host: "127.0.0.1", port: Number(port) }]]);
    const from = "http://www.council.test/agent";
    const text = "test/1.0 www.council.test";
    expect(await fetchText(from, { map })).toEqual({ status: 200, from, text });
  });
});

test.describe("The error message says that", () => {
  const cases: Record<string, readonly [at: string, why: string]> = {
    "there are too many redirects": ["/hop/5", "{site}/hop/5 redirects more than 5 times."],
    "redirects form a loop": ["/circle", "{site}/circle redirects in a loop."],
    "a redirect does not lead to a website": [
      "/mail",
      "{site}/mail redirects to “mailto:a@b.test”, which is not a web address.",
    ],
    "the target of a redirect is invalid": [
      "/nowhere",
      "{site}/nowhere redirects to “http://a b/”, which is not a web address.",
    ],
    "the encoding is unknown": [
      "/odd",
      "The response is compressed in a way that browsers do not support (“rot13”).",
    ],
    "the encoding is the name of a property": [
      "/inherited",
      "The response is compressed in a way that browsers do not support (“constructor”).",
    ],
    "there are too many encodings": [
      "/four",
      "The response is compressed in a way that browsers do not support (“gzip, gzip, gzip, gzip”).",
    ],
    "the encoding is not the one stated": ["/broken", "{host} sent an invalid response."],
    "the compressed response is incomplete": ["/half", "{host} sent an invalid response."],
    "the response is a little too large": ["/over", "{site}/over is larger than 1 MB."],
    "the response never ends": ["/endless", "{site}/endless is larger than 1 MB."],
    "the response is too large when decompressed": ["/bomb", "{site}/bomb is larger than 1 MB."],
    "the connection is closed": ["/break", "{host} closed the connection."],
    "the response is shorter than its Content-Length": ["/short", "{host} closed the connection."],
  };
  for (const [name, [at, why]] of Object.entries(cases)) {
    test(name, async () => {
      const message = why.replace("{site}", website.address).replace("{host}", host);
      expect(await fetchText(at)).toBe(message);
    });
  }

  for (const at of ["/never", "/trickle"]) {
    test(`the response takes too long: ${at}`, async () =>
      expect(await fetchText(at, { timeout: 300 })).toBe(
        `${host} did not respond within 0.3 seconds.`,
      ));
  }

  test("the response is larger than a limit of a few bytes", async () =>
    expect(await fetchText("/text", { maxBytes: 4 })).toBe(
      `${website.address}/text is larger than 4 bytes.`,
    ));

  test("the connection is refused", async () => {
    const closed = await startTestServer(() => {});
    await closed.close();
    const { host: closedHost } = new URL(closed.address);
    expect(await fetchText(`${closed.address}/`)).toBe(`${closedHost} refused the connection.`);
  });

  test("the server is not a web server", async () => {
    const server = net.createServer((socket) => socket.resume().end("220 smtp.council.test\r\n"));
    const mail = `127.0.0.1:${await listen(server)}`;
    expect(await fetchText(`http://${mail}/`)).toBe(`${mail} sent an invalid response.`);
    expect(await fetchText(`https://${mail}/`)).toBe(
      `${mail} offers no secure connection that browsers accept.`,
    );
    await server[Symbol.asyncDispose]();
  });

  test("the address is invalid", async () =>
    expect(await fetchText("no address")).toBe(
      "no address could not be opened (ERR_INVALID_URL).",
    ));
});

test.describe("A response that asks for a pause", () => {
  /** Requests an address that asks for a pause the first time. Returns the statuses and the requests. */
  async function fetchBusy(status: number, retryAfter: string) {
    const busy = await startTestServer((_request, response) => {
      if (busy.requests.length > 1) response.end("Hello");
      else response.writeHead(status, { "Retry-After": retryAfter }).end();
    });
    const result = await createHttpClient(OPTIONS)(`${busy.address}/`);
    await busy.close();
    return { status: result.ok && result.status, requests: busy.requests.length };
  }

  for (const status of [429, 503]) {
    for (const retryAfter of ["0", "1", "Sun, 06 Nov 1994 08:49:37 GMT"]) {
      test(`is followed by one more request (${status}, ${retryAfter})`, async () =>
        expect(await fetchBusy(status, retryAfter)).toEqual({ status: 200, requests: 2 }));
    }
  }

  for (const [status, retryAfter] of [
    [503, "61"],
    [503, "soon"],
    [500, "0"],
  ] as const) {
    test(`is the result, if the status is ${status} and the pause “${retryAfter}”`, async () =>
      expect(await fetchBusy(status, retryAfter)).toEqual({ status, requests: 1 }));
  }

  test("holds back other requests to the same host", async () => {
    const rateLimiter = new RateLimiter({ now: () => 0, delayOf: () => 0 });
    const paused: string[] = [];
    rateLimiter.pause = (address, milliseconds) => paused.push(`${address} ${milliseconds}`);
    const busy = await startTestServer((_request, response) =>
      response.writeHead(429, { "Retry-After": "30" }).end(),
    );
    await createHttpClient({ ...OPTIONS, rateLimiter })(`${busy.address}/a`);
    await busy.close();
    expect(paused).toEqual([`${busy.address}/a 30000`, `${busy.address}/a 30000`]);
  });
});

test("Each request waits for the turn of its host, including those after redirects", async () => {
  const rateLimiter = new RateLimiter({ now: Date.now, delayOf: () => 0 });
  const turns: string[] = [];
  rateLimiter.waitForTurn = async (address) => {
    turns.push(new URL(address).pathname);
  };
  await createHttpClient({ ...OPTIONS, rateLimiter })(`${website.address}/hop/1`);
  expect(turns).toEqual(["/hop/1", "/hop/0", "/text"]);
});

test("Requests end as soon as the signal is aborted", async () => {
  const stop = new AbortController();
  const fetched = createHttpClient({ ...OPTIONS, signal: stop.signal })(`${website.address}/never`);
  await expect.poll(() => website.requests).toContain("GET /never");
  stop.abort();
  expect((await fetched).ok).toBe(false);
});

test("An endless response is read only up to the maximum size", async () => {
  let megabytes = 0;
  const endless = await startTestServer((_request, response) => {
    sendEndlessly(response, () => {
      megabytes += 1;
    });
  });
  expect(await fetchText(`${endless.address}/`)).toContain("is larger than 1 MB.");
  await endless.close();
  // The rest was still in the buffers between server and client.
  expect(megabytes).toBeLessThan(100);
});

const CERTIFICATES: Readonly<
  Record<string, readonly [Parameters<typeof fetchSecurely>, notValid?: string]>
> = {
  "that is trusted is accepted": [["self-signed", "self-signed"]],
  "by a trusted issuer is accepted": [["issued", "issuer"]],
  "that is trusted is accepted for any name": [["self-signed", "self-signed", "a.test"]],
  "that has an issuer and is trusted is accepted for any name": [["issued", "issued", "a.test"]],
  "that is sent without its issuer is accepted, as the browser will verify it": [["issued"]],
  "for another name is refused": [
    ["issued", "issuer", "a.test"],
    "a.test is not valid: it was issued for another name",
  ],
  "that has expired is refused": [
    ["expired", "issuer"],
    "www.council.test is not valid: it has expired",
  ],
  "that is self-signed is refused": [
    ["self-signed"],
    "www.council.test is not valid: it is self-signed",
  ],
};
for (const [name, [connection, notValid]] of Object.entries(CERTIFICATES)) {
  test(`A certificate ${name}`, async () => {
    const result = await fetchSecurely(...connection);
    if (notValid === undefined) expect(result).toMatchObject({ text: "Hello" });
    else expect(result).toBe(`The certificate of ${notValid}.`);
  });
}

/** Fetches from a host over HTTPS: the server sends the certificate `sent`, and the client trusts `trusted`. */
async function fetchSecurely(sent: string, trusted?: string, name = "www.council.test") {
  const server = https.createServer({ key: pem("key"), cert: pem(sent) }, (_request, response) =>
    response.end("Hello"),
  );
  const map = new Map([[name, { host: "127.0.0.1", port: await listen(server) }]]);
  const options = trusted === undefined ? { map } : { map, certificate: pem(trusted) };
  try {
    return await fetchText(`https://${name}/`, options);
  } finally {
    server.closeAllConnections();
    await server[Symbol.asyncDispose]();
  }
}

function pem(name: string): string {
  const file = path.join(import.meta.dirname, `../../../test-support/certificates/${name}.pem`);
  return readFileSync(file, "utf8");
}

/** Starts a server. Returns its port. */
async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}
