import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import type { APIResponse } from "playwright/test";
import { fileOf, htmlOf, pagePaths, SITE, sitemapPaths } from "./built-site.ts";
import { expect, test } from "./site-test.ts";

const REVALIDATE = /^public, ?max-age=0, ?must-revalidate$/;
const SIX_MONTHS = 15_768_000;

/** What the Observatory’s checks look at. */
interface Served {
  readonly page: APIResponse;
  readonly html: string;
  /** The directives of the page's policy, each with its sources. */
  readonly policy: Readonly<Record<string, string>>;
}

/*
 * The HTTP Observatory's checks that an address on this machine can pass, each with the points that it gives on top of
 * 100 (https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring). Written from its published rules: the
 * Observatory itself looks at live sites alone.
 */
const OBSERVATORY: readonly (readonly [
  name: string,
  points: number,
  passes: (served: Served) => boolean,
])[] = [
  [
    "a policy that starts from nothing, with no unsafe source",
    10,
    ({ policy }) =>
      policy["default-src"] === "'none'" &&
      !/unsafe-|data:|https?:|\*/.test(Object.values(policy).join(" ")),
  ],
  ["no cookies", 0, ({ page }) => !("set-cookie" in page.headers())],
  [
    "no other website may read the pages by script",
    0,
    ({ page }) => !("access-control-allow-origin" in page.headers()),
  ],
  [
    "other websites do not learn where a visitor comes from",
    5,
    ({ page }) => page.headers()["referrer-policy"] === "no-referrer",
  ],
  [
    "HTTPS alone, for six months at least",
    0,
    ({ page }) =>
      Number(/^max-age=(\d+)/.exec(page.headers()["strict-transport-security"] ?? "")?.[1] ?? 0) >=
      SIX_MONTHS,
  ],
  ["no script that would need a checksum", 0, ({ html }) => !/<script/i.test(html)],
  [
    "no guessing of content types",
    0,
    ({ page }) => page.headers()["x-content-type-options"] === "nosniff",
  ],
  ["no framing, said by the policy", 5, ({ policy }) => policy["frame-ancestors"] === "'none'"],
  [
    "no use by other websites",
    10,
    ({ page }) => page.headers()["cross-origin-resource-policy"] === "same-origin",
  ],
];

/** What visitors are sent: headers, compression, caching. */
export function testServing(): void {
  for (const pagePath of [...pagePaths(), "/no/such/page"]) {
    test(`${pagePath} is sent as it was built, with each header that protects its visitors`, async ({
      request,
    }) => {
      const response = await request.get(pagePath);
      const file = fileOf(pagePath === "/no/such/page" ? "/404.html" : pagePath);
      expect((await response.body()).equals(readFileSync(file))).toBe(true);
      expect(response.headers()).toMatchObject({
        "content-security-policy": `default-src 'none'; style-src ${hashOfStyles(await response.text())}; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        "content-type": expect.stringMatching(/^text\/html; ?charset=utf-8$/i),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy":
          "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cache-control": expect.stringMatching(REVALIDATE),
      });
      // A host may add preload and includeSubDomains for a domain of its own; ours leaves them to the owner.
      expect(response.headers()["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
      expect(response.headers()).not.toHaveProperty("access-control-allow-origin");
      expect(response.headers()).not.toHaveProperty("set-cookie");
    });
  }

  test("The HTTP Observatory’s checks pass", async ({ request }) => {
    const page = await request.get("/", { headers: { Origin: "https://elsewhere.example" } });
    const policy = Object.fromEntries(
      (page.headers()["content-security-policy"] ?? "").split("; ").map((directive) => {
        const [key = "", ...sources] = directive.split(" ");
        return [key, sources.join(" ")];
      }),
    );
    const served = { page, html: await page.text(), policy };
    for (const [name, points, passes] of OBSERVATORY)
      expect.soft(passes(served), `${name} (+${points})`).toBe(true);
  });

  test("HTTP leads to HTTPS on the same host", async ({ request, origin }) => {
    test.skip(!origin.startsWith("https:"), "only a live address has both");
    const response = await request.get(origin.replace(/^https:/, "http:"), { maxRedirects: 0 });
    expect([301, 302, 307, 308]).toContain(response.status());
    expect(new URL(response.headers()["location"] ?? "").origin).toBe(origin);
  });

  test("Files for programs are asked for anew each time, and the icon is kept for a year", async ({
    request,
  }) => {
    for (const each of ["/robots.txt", "/sitemap.xml"])
      expect((await request.get(each)).headers()["cache-control"], each).toMatch(REVALIDATE);
    for (const each of ["/static/icon-00000000.svg", "/static"]) {
      const missing = await request.get(each);
      expect({ status: missing.status(), path: each }).toEqual({ status: 404, path: each });
      expect(missing.headers()["cache-control"], each).toMatch(REVALIDATE);
    }
    const icon = /<link rel="icon" href="([^"]*)"/.exec(htmlOf("/"))?.[1] ?? "";
    const response = await request.get(icon);
    const hash = createHash("sha256")
      .update(await response.body())
      .digest("hex");
    expect(icon).toBe(`/static/icon-${hash.slice(0, 8)}.svg`);
    expect(response.headers()).toMatchObject({
      "cache-control": expect.stringMatching(/^public, ?max-age=31536000, ?immutable$/),
      "content-type": "image/svg+xml",
    });
  });

  test("No header is set by two rules, since hosts differ in which one they would send", async () => {
    const { headers } = await parseAllHeaders({
      headersFiles: [path.join(SITE, "_headers")],
      configHeaders: [],
      minimal: false,
    });
    const rules = headers.filter((rule) => "forRegExp" in rule);
    expect(rules).not.toEqual([]);
    for (const address of [...pagePaths(), "/static/icon.svg", "/robots.txt", "/no/such/page"]) {
      const names = rules
        .filter(({ forRegExp }) => forRegExp.test(address))
        .flatMap(({ values }) => Object.keys(values));
      expect(new Set(names).size, address).toBe(names.length);
    }
  });

  test("A page that the visitor has already is not sent again", async ({ request }) => {
    for (const each of sitemapPaths()) {
      const { etag = "" } = (await request.get(each)).headers();
      expect(etag).not.toBe("");
      const again = await request.get(each, { headers: { "If-None-Match": etag } });
      expect({ status: again.status(), bytes: (await again.body()).length }).toEqual({
        status: 304,
        bytes: 0,
      });
      const other = await request.get(each, { headers: { "If-None-Match": '"another"' } });
      expect(other.status()).toBe(200);
    }
  });

  test("HEAD answers with the same headers and no page; other methods are refused", async ({
    request,
  }) => {
    const names = ["content-security-policy", "content-type", "cache-control", "referrer-policy"];
    const pick = (headers: Record<string, string>) => names.map((name) => headers[name]);
    const [head, get] = [await request.head("/"), await request.get("/")];
    expect(head.status()).toBe(200);
    expect((await head.body()).length).toBe(0);
    expect(pick(head.headers())).toEqual(pick(get.headers()));
    expect((await request.post("/")).ok()).toBe(false);
  });

  for (const [accepted, sent] of [
    ["br", "br"],
    ["gzip", "gzip"],
    ["gzip, deflate, br", "br"],
    ["identity", undefined],
  ] as const) {
    test(`A browser that reads ${accepted} is sent ${sent ?? "plain text"}`, async ({
      request,
    }) => {
      const response = await request.get("/", { headers: { "Accept-Encoding": accepted } });
      expect(response.headers()["content-encoding"]).toBe(sent);
      expect(response.headers()["vary"]).toMatch(/accept-encoding/i);
      expect((await response.body()).equals(readFileSync(fileOf("/")))).toBe(true);
    });
  }
}

/** The hash by which a browser knows a page's own styles (Content Security Policy Level 3, section 2.3.1). */
function hashOfStyles(html: string): string {
  const css = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  return `'sha256-${createHash("sha256").update(css).digest("base64")}'`;
}
