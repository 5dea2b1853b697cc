import { expect, test } from "playwright/test";
import { HarExchanges } from "../../src/evidence/har-exchanges.ts";
import { redactAddress } from "../../src/evidence/redact-http.ts";
import { copyScript, findInlineScripts } from "../../src/evidence/script-copy.ts";
import { SECRET } from "../websites/planted-items.ts";

/* Evidence names what was sent and stored, and never contains a value. */

const ADDRESSES: Readonly<Record<string, readonly [address: string, redacted: string]>> = {
  "the values of a query": [
    "https://a.test/p?id=s3cret&q=#s3cret",
    "https://a.test/p?id=(6)&q=(0)",
  ],
  "a query without a name": ["https://a.test/?s3cret", "https://a.test/?(6)"],
  "path parameters": ["https://a.test/p;jsessionid=s3cret/q", "https://a.test/p;jsessionid=(6)/q"],
  "a name and password": ["https://me:s3cret@a.test/", "https://a.test/"],
  "an address of data": ["data:text/plain,s3cret", "data:(17)"],
  "what is no address": ["s3cret", "(6)"],
};
for (const [name, [address, redacted]] of Object.entries(ADDRESSES)) {
  test(`An address is saved without ${name}`, () => {
    expect(redactAddress(address)).toBe(redacted);
  });
}

/** Adds a request of one page that is redirected once, with values everywhere. */
function addExchange(exchanges: HarExchanges, redirectedTo: string): void {
  const sent = (url: string, more: object) => ({
    requestId: "1",
    type: "Image",
    timestamp: 10,
    wallTime: 1_800_000_000,
    request: { url, method: "POST", headers: { Accept: "*/*" }, postData: SECRET },
    initiator: {
      type: "script",
      stack: { callFrames: [{ url: `https://a.test/s.js?v=${SECRET}`, lineNumber: 4 }] },
    },
    ...more,
  });
  const response = (headers: object) => ({
    status: 200,
    statusText: "OK",
    headers,
    mimeType: "image/gif",
    protocol: "h2",
    timing: {
      requestTime: 10,
      dnsStart: 1,
      dnsEnd: 3,
      connectStart: 3,
      connectEnd: 9,
      sslStart: 5,
      sslEnd: 9,
      sendStart: 9,
      sendEnd: 10,
      receiveHeadersEnd: 30,
    },
  });
  const add = (method: string, params: object) =>
    exchanges.addEvent("page", `Network.${method}`, { requestId: "1", ...params });
  add("requestWillBeSentExtraInfo", {
    headers: { Cookie: `sid=${SECRET}; ${SECRET}`, Authorization: `Bearer ${SECRET}` },
  });
  add("requestWillBeSent", sent(`https://a.test/pixel?visitor=${SECRET}`, {}));
  add("responseReceivedExtraInfo", {
    headers: {
      "Set-Cookie": `id=${SECRET}; Path=/; Max-Age=60; HttpOnly; Note=${SECRET}\n${SECRET}`,
      Location: redirectedTo,
      ETag: SECRET,
    },
  });
  const redirectResponse = { ...response({}), status: 302 };
  add("requestWillBeSent", sent("https://b.test/", { redirectResponse, timestamp: 10.05 }));
  add("responseReceived", { response: response({ "Content-Type": "image/gif" }) });
  add("dataReceived", { dataLength: 43 });
  add("loadingFinished", { timestamp: 10.1, encodedDataLength: 90 });
}

test("A HAR entry has the names of headers, cookies and parameters, and no values", () => {
  const exchanges = new HarExchanges();
  addExchange(exchanges, `/b?next=${SECRET}`);
  const [first, second] = exchanges.toEntries("page_1");
  expect(first).toMatchObject({
    pageref: "page_1",
    startedDateTime: "2027-01-15T08:00:00.000Z",
    time: 50,
    request: {
      method: "POST",
      url: "https://a.test/pixel?visitor=(6)",
      httpVersion: "h2",
      cookies: [
        { name: "sid", value: "(6)" },
        { name: "", value: "(6)" },
      ],
      headers: [
        { name: "Cookie", value: "sid=(6); (6)" },
        { name: "Authorization", value: "(13)" },
      ],
      queryString: [{ name: "visitor", value: "(6)" }],
    },
    response: {
      status: 302,
      cookies: [
        { name: "id", value: "(6)", path: "/", httpOnly: true, secure: false },
        { name: "", value: "(6)" },
      ],
      headers: [
        { name: "Set-Cookie", value: "id=(6); Path=/; Max-Age=60; HttpOnly" },
        { name: "Set-Cookie", value: "(6)" },
        { name: "Location", value: "https://a.test/b?next=(6)" },
        { name: "ETag", value: "(6)" },
      ],
      redirectURL: "https://a.test/b?next=(6)",
    },
    timings: { blocked: 1, dns: 2, connect: 6, ssl: 4, send: 1, wait: 20, receive: 20 },
    _initiator: { type: "script", url: "https://a.test/s.js?v=(6)", line: 5 },
  });
  expect(second).toMatchObject({
    request: { url: "https://b.test/", headers: [{ name: "Accept", value: "*/*" }] },
    response: { status: 200, content: { size: 43, mimeType: "image/gif" }, _transferSize: 90 },
  });
  expect(JSON.stringify([first, second])).not.toContain(SECRET);
});

test("A request that failed has its error, and one of the previous page is left out", () => {
  const exchanges = new HarExchanges();
  exchanges.addEvent("page", "Network.loadingFailed", {
    requestId: "0",
    timestamp: 1,
    errorText: "net::ERR_FAILED",
  });
  addExchange(exchanges, "https://b.test/");
  exchanges.addEvent("page", "Network.loadingFailed", {
    requestId: "1",
    timestamp: 11,
    errorText: "net::ERR_ABORTED",
  });
  expect(exchanges.toEntries("page_1")).toHaveLength(2);
  expect(exchanges.toEntries("page_1")[1]?.response).toHaveProperty("_error", "net::ERR_ABORTED");
});

const SCRIPTS: Readonly<Record<string, readonly [source: string, copy: string]>> = {
  "keeps the names and attributes of what it sets": [
    'document.cookie = "_id=s3cret; Path=/; Max-Age=60; SameSite=Lax; Domain=a.test";',
    'document.cookie = "_id=(6); Path=/; Max-Age=60; SameSite=Lax; Domain=(6)";',
  ],
  "hides text in all kinds of quotes": [
    "set('s3cret', \"s3cret\", `a${b}s3cret`, /s3cret\\/x/g)",
    "set('(6)', \"(6)\", `(1)${b}(6)`, /(9)/g)",
  ],
  "hides comments, and keeps the lines": [
    "/* s3cret\n s3cret */ a // s3cret\n<!-- s3cret\nb",
    "/*(7)\n (7)*/ a //(7)\n//\nb",
  ],
  "hides long numbers, and keeps short ones": ["id = 12345; days = 400", "id = (5); days = 400"],
  "hides text that is not closed": ['a = "s3cret', 'a = "(6)'],
  "does not take a division for a regular expression": ["a = b / c / d", "a = b / c / d"],
};
for (const [name, [source, copy]] of Object.entries(SCRIPTS)) {
  test(`The copy of a script ${name}`, () => {
    const { text, isCut } = copyScript(source, ["_id"]);
    expect([text, isCut]).toEqual([copy, false]);
    expect(text).not.toContain(SECRET);
    expect(text.split("\n")).toHaveLength(source.split("\n").length);
  });
}

test("The copy of a very long script is cut, also within a text", () => {
  const { text, isCut } = copyScript(`${"a;".repeat(499_998)}b="${SECRET}";`, []);
  expect([text.slice(-8), isCut]).toEqual(['a;b="(1)', true]);
});

test("The inline scripts on a line are found, and not those on other lines", () => {
  const html =
    "<p>\n<script>one()</script> <SCRIPT defer>\ntwo()</script >\n<script>\nthree()</script>";
  expect(findInlineScripts(html, 2)).toEqual({ source: "one()\n\ntwo()", firstLine: 2 });
  expect(findInlineScripts(html, 5)).toEqual({ source: "\nthree()", firstLine: 4 });
  expect(findInlineScripts(html, 1)).toBeUndefined();
});
