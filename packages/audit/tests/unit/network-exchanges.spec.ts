import { expect, test } from "playwright/test";
import { NetworkExchanges } from "../../src/observe/network-exchanges.ts";

const request = (requestId: string, url: string, redirectHasExtraInfo?: boolean) => ({
  requestId,
  request: { url },
  ...(redirectHasExtraInfo === undefined
    ? {}
    : { redirectResponse: { status: 302 }, redirectHasExtraInfo }),
});
const headers = (requestId: string, cookies: string, blocked: readonly string[] = []) => ({
  requestId,
  headers: { "Set-Cookie": cookies },
  blockedCookies: blocked.map((cookieLine) => ({ cookieLine, blockedReasons: ["InvalidPrefix"] })),
});
const setCookieHeaders = (exchanges: NetworkExchanges) =>
  exchanges
    .setCookieHeaders()
    .map(({ value, address, refused }) => [value, address, refused === null ? "stored" : refused]);

test("Each cookie in a chain of redirects is matched with the hop that set it", () => {
  const exchanges = new NetworkExchanges();
  exchanges.addRequest(request("1", "https://a.test/"));
  exchanges.addHeaders(headers("1", "one=1"), 1);
  exchanges.addRequest(request("1", "https://b.test/", true));
  exchanges.addRequest(request("1", "https://c.test/", true));
  // The browser may report the headers of a response after the next request.
  exchanges.addHeaders(headers("1", "two=1"), 2);
  exchanges.addHeaders(headers("1", "three=1"), 3);
  expect(setCookieHeaders(exchanges)).toEqual([
    ["one=1", "https://a.test/", "stored"],
    ["two=1", "https://b.test/", "stored"],
    ["three=1", "https://c.test/", "stored"],
  ]);
});

test("A redirect from the browser’s cache is skipped, because it has no headers", () => {
  const exchanges = new NetworkExchanges();
  exchanges.addRequest(request("1", "https://a.test/"));
  exchanges.addRequest(request("1", "https://b.test/", false));
  exchanges.addHeaders(headers("1", "two=1"), 1);
  expect(setCookieHeaders(exchanges)).toEqual([["two=1", "https://b.test/", "stored"]]);
});

test("A response from the browser’s cache sets no cookies", () => {
  const exchanges = new NetworkExchanges();
  exchanges.addRequest(request("1", "https://a.test/"));
  exchanges.addResponse({
    requestId: "1",
    type: "Image",
    response: { status: 200, mimeType: "image/png", headers: {} },
    hasExtraInfo: false,
  });
  expect(setCookieHeaders(exchanges)).toEqual([]);
});

test("Stored and refused cookies of the same response are distinguished", () => {
  const exchanges = new NetworkExchanges();
  exchanges.addRequest(request("1", "https://a.test/"));
  exchanges.addHeaders(headers("1", "good=1\n__Host-bad=1; Domain=a.test\ngood=1", ["good=1"]), 1);
  expect(setCookieHeaders(exchanges)).toEqual([
    ["good=1", "https://a.test/", ["InvalidPrefix"]],
    ["__Host-bad=1; Domain=a.test", "https://a.test/", "stored"],
    ["good=1", "https://a.test/", "stored"],
  ]);
});

test("Headers without a recorded request are ignored", () => {
  const exchanges = new NetworkExchanges();
  exchanges.addHeaders(headers("1", "one=1"), 1);
  expect(setCookieHeaders(exchanges)).toEqual([]);
});
