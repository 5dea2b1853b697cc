import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { anyText, PROPERTY_RUNS } from "test-support";
import { looksLikeDownload, normaliseUrl } from "../../src/crawl/normalise-url.ts";

const HOME = "https://www.council.test/";

test.describe("These are normalised:", () => {
  const cases: Record<string, readonly [address: string, normalised: string]> = {
    "a fragment": [`${HOME}a#b`, `${HOME}a`],
    "an empty query or fragment": [`${HOME}a?#`, `${HOME}a`],
    "capitals in the host, and the default port": ["HTTPS://WWW.Council.test:443", HOME],
    "the default port of http": ["http://council.test:80/", "http://council.test/"],
    "relative path segments": [`${HOME}a/../b/./c`, `${HOME}b/c`],
    "white space around it": [`  ${HOME}a\n`, `${HOME}a`],
    credentials: ["https://me:secret@www.council.test/a", `${HOME}a`],
    "unnecessary escapes": [`${HOME}%7ea%2db?%63=%c3%a9`, `${HOME}~a-b?c=%C3%A9`],
    "the order of the query": [`${HOME}?b=1&a=2&c`, `${HOME}?a=2&b=1&c`],
    "empty parameters": [`${HOME}?&a=1&&b=2&`, `${HOME}?a=1&b=2`],
    "tracking parameters": [`${HOME}a?utm_source=x&id=3&gclid=y&UTM_Medium=z`, `${HOME}a?id=3`],
    "only tracking parameters": [`${HOME}?fbclid=a`, HOME],
    "tracking parameters without a value": [`${HOME}?_ga&gclid=`, HOME],
    "a session id": [`${HOME}a?PHPSESSID=1&id=3&jsessionid=2&CFTOKEN=4`, `${HOME}a?id=3`],
    "a session id in ASP": [`${HOME}?ASPSESSIONIDQQ=A`, HOME],
    "a session id in the path": [`${HOME}a;jsessionid=1A.b/c;x=1?d`, `${HOME}a/c;x=1?d`],
    "a session id in a parameter with other uses": [
      `${HOME}?sid=0123456789abcdef0123456789abcdef`,
      HOME,
    ],
  };
  for (const [name, [address, normalised]] of Object.entries(cases)) {
    test(name, () => expect(normaliseUrl(address)).toBe(normalised));
  }

  test("relative addresses", () => {
    expect(normaliseUrl("../c?utm_id=1", `${HOME}a/b`)).toBe(`${HOME}c`);
    expect(normaliseUrl("//other.test", HOME)).toBe("https://other.test/");
    expect(normaliseUrl("", `${HOME}a`)).toBe(`${HOME}a`);
  });

  for (const name of [
    "utm_campaign gclid gclsrc dclid gbraid wbraid fbclid msclkid yclid twclid ttclid li_fat_id",
    "mc_cid mc_eid igshid _ga _gl _hsenc _hsmi vero_id mkt_tok s_kwcid srsltid",
  ].flatMap((line) => line.split(" "))) {
    test(`the tracking parameter ${name}`, () => {
      expect(normaliseUrl(`${HOME}a?${name}=x`)).toBe(`${HOME}a`);
      expect(normaliseUrl(`${HOME}a?x${name}=x`)).toBe(`${HOME}a?x${name}=x`);
    });
  }
});

test.describe("These stay unchanged, as they may be different pages:", () => {
  for (const address of [
    `${HOME}news`,
    `${HOME}news/`,
    `${HOME}News/`,
    "https://council.test/",
    "http://www.council.test/",
    "https://www.council.test:8443/",
    `${HOME}a//b`,
    `${HOME}a%2Fb`,
    `${HOME}index.html`,
    `${HOME}?a=1&a=2`,
    `${HOME}?a=2&a=1`,
    `${HOME}?flag`,
    `${HOME}?flag=`,
    `${HOME}?q=a+b`,
    `${HOME}?q=a%20b`,
    `${HOME}?q=caf%E9`,
    `${HOME}?q=%26utm_x=1`,
    `${HOME}?sid=123`,
    `${HOME}?session=planning-committee`,
    `${HOME}?page=2`,
    `${HOME}%%37E`,
    `${HOME}?q=100%`,
  ]) {
    test(address, () => expect(normaliseUrl(address)).toBe(address));
  }
});

for (const address of [
  "mailto:a@council.test",
  "tel:+441234567890",
  "sms:1",
  "javascript:void(0)",
  "data:text/html,a",
  "blob:https://www.council.test/1-2",
  "file:///etc/passwd",
  "ftp://council.test/",
  "about:blank",
  "https://",
  "https://a b/",
  "http://council.test:99999/",
  "/without/a/base",
  "",
]) {
  test(`“${address}” is not the address of a page`, () =>
    expect(normaliseUrl(address)).toBeUndefined());
}

test.describe("The address of a download", () => {
  for (const [address, expected] of [
    [`${HOME}a.pdf`, true],
    [`${HOME}a.b/Minutes.DOCX?download=1`, true],
    [`${HOME}a.jpeg#b`, true],
    [`${HOME}a.ics`, true],
    [`${HOME}a.mp4`, true],
    [`${HOME}a.zip`, true],
    [`${HOME}app.css`, true],
    [`${HOME}pdf`, false],
    [`${HOME}a.pdf/`, false],
    [`${HOME}a.html`, false],
    [`${HOME}a.aspx?file=b.pdf`, false],
    [`${HOME}a.php`, false],
    [`${HOME}v1.2`, false],
    ["https://council.zip/", false],
    [HOME, false],
    ["no address.pdf", false],
  ] as const) {
    test(`${expected ? "is" : "is not"} ${address}`, () =>
      expect(looksLikeDownload(address)).toBe(expected));
  }
});

/** Text with a meaning in addresses. */
const PIECES =
  "/ // . .. ; = & ? # % %2 %7 7E %2e %3B %25 : @ \\ a é 😀 \t \0 [ ] ' \" < + ;jsessionid= sid= utm_a=".split(
    " ",
  );
const addressText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), anyText()), { maxLength: 12 })
  .map((pieces) => pieces.join(""));

test.describe("For any text, normalising", () => {
  test("does not throw, and changes nothing the second time", () => {
    fc.assert(
      fc.property(addressText, addressText, (text, more) => {
        normaliseUrl(text);
        normaliseUrl(text, more);
        const once = normaliseUrl(`${HOME}${text}`);
        if (once !== undefined) expect(normaliseUrl(once)).toBe(once);
      }),
      PROPERTY_RUNS,
    );
  });

  test("returns an address on the same host, without fragment and credentials", () => {
    fc.assert(
      fc.property(addressText, (text) => {
        const normalised = normaliseUrl(text, HOME);
        if (normalised === undefined) return;
        const url = new URL(normalised);
        expect(url.hash + url.username + url.password).toBe("");
        expect(url.host).toBe(new URL(text, HOME).host);
      }),
      PROPERTY_RUNS,
    );
  });
});

test("Tracking parameters make no difference, wherever they are", () => {
  const tracking = fc.constantFrom("utm_source=a", "gclid=b", "_ga=c", "MC_EID=d", "PHPSESSID=e");
  const others = fc.constantFrom("a=1", "b=2", "c", "d=4", "id=5");
  const mixed = fc
    .tuple(fc.uniqueArray(others), fc.array(tracking))
    .chain(([kept, dropped]) =>
      fc.tuple(
        fc.constant(kept),
        fc.shuffledSubarray([...kept, ...dropped], { minLength: kept.length + dropped.length }),
      ),
    );
  fc.assert(
    fc.property(mixed, ([kept, all]) => {
      expect(normaliseUrl(`${HOME}?${all.join("&")}`)).toBe(
        normaliseUrl(`${HOME}?${kept.join("&")}`),
      );
    }),
    PROPERTY_RUNS,
  );
});
