import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "playwright/test";
import { type TestServer, startTestServer } from "test-support";
import { createHttpClient } from "../../src/crawl/http-client.ts";

const MB = 2 ** 20;

/** Long enough for a slow machine. */
const OPTIONS = { userAgent: "test/1.0", timeout: 20_000, limit: MB };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const ROUTES: Record<string, Answer> = {
  "/text": (_request, response) => response.end("Hello"),
  "/agent": ({ headers }, response) => response.end(`${headers["user-agent"]} ${headers.host}`),
  "/teapot": (_request, response) => response.writeHead(418).end("short and stout"),
  "/circle": leadTo("/circle2"),
  "/circle2": leadTo("/circle#a"),
  "/mail": leadTo("mailto:a@b.test"),
  "/nowhere": leadTo("http://a b/"),
  "/no-location": (_request, response) => response.writeHead(302).end("moved"),
  "/gzip": packed("gzip", gzipSync("Hello")),
  "/x-gzip": packed("X-Gzip", gzipSync("Hello")),
  "/deflate": packed("deflate", deflateSync("Hello")),
  "/br": packed("br", brotliCompressSync("Hello")),
  "/identity": packed("identity", Buffer.from("Hello")),
  "/odd": packed("rot13", Buffer.from("Uryyb")),
  "/broken": packed("gzip", Buffer.from("Hello")),
  "/half": packed("gzip", gzipSync("Hello").subarray(0, 15)),
  "/bomb": packed("gzip", gzipSync(Buffer.alloc(100 * MB))),
  "/full": (_request, response) => response.end(Buffer.alloc(MB)),
  "/over": (_request, response) => response.end(Buffer.alloc(MB + 1)),
  "/endless": (_request, response) => pour(response, () => {}),
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

function leadTo(location: string): Answer {
  return (_request, response) => response.writeHead(302, { Location: location }).end("moved");
}

function packed(coding: string, body: Buffer): Answer {
  return (_request, response) => response.writeHead(200, { "Content-Encoding": coding }).end(body);
}

/** Sends without end, as fast as it is taken; `tell` is called for each megabyte. */
function pour(response: ServerResponse, tell: () => void): void {
  const more = () => {
    do tell();
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
    (hops === undefined ? ROUTES[url] : leadTo(next))?.(request, response);
  });
  host = new URL(website.address).host;
});
test.afterAll(() => website.close());

/** What is fetched from an address, or a path of the website: the text of the answer, or why there is none. */
async function fetched(
  at: string,
  options: Partial<Parameters<typeof createHttpClient>[0]> = {},
  first?: number,
) {
  const address = at.startsWith("/") ? website.address + at : at;
  const result = await createHttpClient({ ...OPTIONS, ...options })(address, first);
  if (!result.ok) return result.why;
  const { status, address: from, bytes } = result;
  return { status, from, text: new TextDecoder().decode(bytes) };
}

test.describe("An answer is read", () => {
  test("with its status, and where it came from", async () => {
    const from = `${website.address}/text`;
    expect(await fetched("/text")).toEqual({ status: 200, from, text: "Hello" });
    expect(await fetched("/teapot")).toMatchObject({ status: 418, text: "short and stout" });
  });

  test("by a program that says who it is", async () =>
    expect(await fetched("/agent")).toMatchObject({ text: `test/1.0 ${host}` }));

  for (const coding of ["gzip", "x-gzip", "deflate", "br", "identity"]) {
    test(`when it is packed: ${coding}`, async () =>
      expect(await fetched(`/${coding}`)).toMatchObject({ text: "Hello" }));
  }

  test("when it is as large as it may be", async () =>
    expect(await fetched("/full")).toMatchObject({ status: 200, text: "\0".repeat(MB) }));

  test("through five redirects", async () => {
    const from = `${website.address}/text`;
    expect(await fetched("/hop/4")).toEqual({ status: 200, from, text: "Hello" });
  });

  test("when it is a redirect that leads nowhere", async () =>
    expect(await fetched("/no-location")).toMatchObject({ status: 302, text: "moved" }));

  test("as far as it is asked for, however long it is", async () => {
    expect(await fetched("/text", {}, 4)).toMatchObject({ text: "Hell" });
    expect(await fetched("/text", {}, 5)).toMatchObject({ text: "Hello" });
    expect(await fetched("/endless", {}, 10)).toMatchObject({ status: 200, text: "\0".repeat(10) });
    expect(await fetched("/bomb", {}, 10)).toMatchObject({ status: 200, text: "\0".repeat(10) });
  });

  test("from where a host really is, under its own name", async () => {
    const { port } = new URL(website.address);
    const map = new Map([["www.council.test", { host: "127.0.0.1", port: Number(port) }]]);
    const from = "http://www.council.test/agent";
    const text = "test/1.0 www.council.test";
    expect(await fetched(from, { map })).toEqual({ status: 200, from, text });
  });
});

test.describe("It is told in words when", () => {
  const cases: Record<string, readonly [at: string, why: string]> = {
    "redirects go on": ["/hop/5", "{site}/hop/5 leads on more than 5 times."],
    "redirects go round": ["/circle", "{site}/circle leads in a circle."],
    "a redirect leads to no website": [
      "/mail",
      "{site}/mail leads to “mailto:a@b.test”, which is no address of a website.",
    ],
    "a redirect leads to no address": [
      "/nowhere",
      "{site}/nowhere leads to “http://a b/”, which is no address of a website.",
    ],
    "it is packed in a way of its own": [
      "/odd",
      "The answer is packed in a way that browsers do not know (“rot13”).",
    ],
    "it is not packed as it says": ["/broken", "{host} does not answer as a website does."],
    "it is packed and cut off": ["/half", "{host} does not answer as a website does."],
    "it is a little too large": ["/over", "{site}/over is larger than 1 MB."],
    "it never ends": ["/endless", "{site}/endless is larger than 1 MB."],
    "it is small and unpacks to much": ["/bomb", "{site}/bomb is larger than 1 MB."],
    "the connection is broken off": ["/break", "{host} broke off the connection."],
    "less comes than was announced": ["/short", "{host} broke off the connection."],
  };
  for (const [name, [at, why]] of Object.entries(cases)) {
    test(name, async () => {
      const sentence = why.replace("{site}", website.address).replace("{host}", host);
      expect(await fetched(at)).toBe(sentence);
    });
  }

  for (const at of ["/never", "/trickle"]) {
    test(`no whole answer comes in time: ${at}`, async () =>
      expect(await fetched(at, { timeout: 300 })).toBe(
        `${host} did not answer within 0.3 seconds.`,
      ));
  }

  test("a limit is less than a megabyte", async () =>
    expect(await fetched("/text", { limit: 4 })).toBe(
      `${website.address}/text is larger than 4 bytes.`,
    ));

  test("nobody listens", async () => {
    const closed = await startTestServer(() => {});
    await closed.close();
    const { host: nobody } = new URL(closed.address);
    expect(await fetched(`${closed.address}/`)).toBe(`${nobody} refuses connections.`);
  });

  test("what listens is no website", async () => {
    const server = net.createServer((socket) => socket.resume().end("220 smtp.council.test\r\n"));
    const post = `127.0.0.1:${await listen(server)}`;
    expect(await fetched(`http://${post}/`)).toBe(`${post} does not answer as a website does.`);
    expect(await fetched(`https://${post}/`)).toBe(
      `${post} offers no secure connection that browsers accept.`,
    );
    await server[Symbol.asyncDispose]();
  });

  test("it is asked for something that is no address", async () =>
    expect(await fetched("no address")).toBe("no address could not be opened (ERR_INVALID_URL)."));
});

test("Of an answer that never ends, no more is taken than it may have", async () => {
  let megabytes = 0;
  const fountain = await startTestServer((_request, response) => {
    pour(response, () => {
      megabytes += 1;
    });
  });
  expect(await fetched(`${fountain.address}/`)).toContain("is larger than 1 MB.");
  await fountain.close();
  // The rest is what lay in the buffers between them.
  expect(megabytes).toBeLessThan(100);
});

const CERTIFICATES: Readonly<
  Record<string, readonly [Parameters<typeof securely>, notValid?: string]>
> = {
  "that is trusted is good": [["self-signed", "self-signed"]],
  "by an issuer that is trusted is good": [["issued", "issuer"]],
  "that is trusted itself is so under each name": [["self-signed", "self-signed", "a.test"]],
  "that was issued and is trusted itself is so under each name": [["issued", "issued", "a.test"]],
  "that comes without its issuer is left to the browser to judge": [["issued"]],
  "for another name is not good": [
    ["issued", "issuer", "a.test"],
    "a.test is not valid: it was issued for another name",
  ],
  "that has expired is not good": [
    ["expired", "issuer"],
    "www.council.test is not valid: it has expired",
  ],
  "that a website has issued to itself is not good": [
    ["self-signed"],
    "www.council.test is not valid: the website issued it to itself",
  ],
};
for (const [name, [connection, notValid]] of Object.entries(CERTIFICATES)) {
  test(`A certificate ${name}`, async () => {
    const answer = await securely(...connection);
    if (notValid === undefined) expect(answer).toMatchObject({ text: "Hello" });
    else expect(answer).toBe(`The certificate of ${notValid}.`);
  });
}

/** What is fetched over a secure connection from a host that shows one certificate, where another is trusted. */
async function securely(shown: string, trusted?: string, name = "www.council.test") {
  const server = https.createServer({ key: pem("key"), cert: pem(shown) }, (_request, response) =>
    response.end("Hello"),
  );
  const map = new Map([[name, { host: "127.0.0.1", port: await listen(server) }]]);
  const options = trusted === undefined ? { map } : { map, certificate: pem(trusted) };
  try {
    return await fetched(`https://${name}/`, options);
  } finally {
    server.closeAllConnections();
    await server[Symbol.asyncDispose]();
  }
}

function pem(name: string): string {
  const file = path.join(import.meta.dirname, `../../../test-support/certificates/${name}.pem`);
  return readFileSync(file, "utf8");
}

/** The port on which it listens from now on. */
async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}
