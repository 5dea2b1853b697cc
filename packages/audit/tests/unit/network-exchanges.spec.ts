import { expect, test } from "playwright/test";
import { Exchanges } from "../../src/observe/network-exchanges.ts";

const ask = (requestId: string, url: string, redirect?: boolean) => ({
  requestId,
  request: { url },
  ...(redirect === undefined
    ? {}
    : { redirectResponse: { status: 302 }, redirectHasExtraInfo: redirect }),
});
const headers = (requestId: string, cookies: string, blocked: readonly string[] = []) => ({
  requestId,
  headers: { "Set-Cookie": cookies },
  blockedCookies: blocked.map((cookieLine) => ({ cookieLine, blockedReasons: ["InvalidPrefix"] })),
});
const offers = (exchanges: Exchanges) =>
  exchanges
    .offers()
    .map(({ line, address, refused }) => [line, address, refused === null ? "stored" : refused]);

test("Each cookie of a chain of redirects is told with the hop that set it", () => {
  const exchanges = new Exchanges();
  exchanges.request(ask("1", "https://a.test/"));
  exchanges.headers(headers("1", "one=1"), 1);
  exchanges.request(ask("1", "https://b.test/", true));
  exchanges.request(ask("1", "https://c.test/", true));
  // The headers of one answer may be told after the next request.
  exchanges.headers(headers("1", "two=1"), 2);
  exchanges.headers(headers("1", "three=1"), 3);
  expect(offers(exchanges)).toEqual([
    ["one=1", "https://a.test/", "stored"],
    ["two=1", "https://b.test/", "stored"],
    ["three=1", "https://c.test/", "stored"],
  ]);
});

test("A redirect from the browser’s cache has no headers, and does not shift those of the others", () => {
  const exchanges = new Exchanges();
  exchanges.request(ask("1", "https://a.test/"));
  exchanges.request(ask("1", "https://b.test/", false));
  exchanges.headers(headers("1", "two=1"), 1);
  expect(offers(exchanges)).toEqual([["two=1", "https://b.test/", "stored"]]);
});

test("An answer from the browser’s cache offers nothing", () => {
  const exchanges = new Exchanges();
  exchanges.request(ask("1", "https://a.test/"));
  exchanges.response({
    requestId: "1",
    type: "Image",
    response: { status: 200, mimeType: "image/png" },
    hasExtraInfo: false,
  });
  expect(offers(exchanges)).toEqual([]);
});

test("Of several cookies in one answer, those that the browser refused are told apart", () => {
  const exchanges = new Exchanges();
  exchanges.request(ask("1", "https://a.test/"));
  exchanges.headers(headers("1", "good=1\n__Host-bad=1; Domain=a.test\ngood=1", ["good=1"]), 1);
  expect(offers(exchanges)).toEqual([
    ["good=1", "https://a.test/", ["InvalidPrefix"]],
    ["__Host-bad=1; Domain=a.test", "https://a.test/", "stored"],
    ["good=1", "https://a.test/", "stored"],
  ]);
});

test("Headers that nobody has asked for are not told", () => {
  const exchanges = new Exchanges();
  exchanges.headers(headers("1", "one=1"), 1);
  expect(offers(exchanges)).toEqual([]);
});
