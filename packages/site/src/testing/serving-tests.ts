import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import type { APIResponse } from "playwright/test";
import { listPages, readPage, readSitemap, SITE_FOLDER, toFile } from "./built-site.ts";
import { expect, test } from "./site-fixtures.ts";

const REVALIDATE = /^public, ?max-age=0, ?must-revalidate$/;
const SIX_MONTHS = 15_768_000;

/** The input of the Observatory’s checks. */
interface ServedPage {
  readonly page: APIResponse;
  readonly html: string;
  /** The directives of the Content-Security-Policy, each with its sources. */
  readonly policy: Readonly<Record<string, string>>;
}

/*
 * The HTTP Observatory’s checks that a local server can pass, each with the points that it adds to 100
 * (https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring). They follow its published rules, because
 * the Observatory itself can only test live sites.
 */
const OBSERVATORY: readonly (readonly [
  name: string,
  points: number,
  passes: (served: ServedPage) => boolean,
])[] = [
  [
    "Content-Security-Policy: default-src 'none', and no unsafe source",
    10,
    ({ policy }) =>
      policy["default-src"] === "'none'" &&
      !/unsafe-|data:|https?:|\*/.test(Object.values(policy).join(" ")),
  ],
  ["no cookies", 0, ({ page }) => !("set-cookie" in page.headers())],
  [
    "no cross-origin access (CORS)",
    0,
    ({ page }) => !("access-control-allow-origin" in page.headers()),
  ],
  [
    "Referrer-Policy: no-referrer",
    5,
    ({ page }) => page.headers()["referrer-policy"] === "no-referrer",
  ],
  [
    "Strict-Transport-Security for at least six months",
    0,
    ({ page }) =>
      Number(/^max-age=(\d+)/.exec(page.headers()["strict-transport-security"] ?? "")?.[1] ?? 0) >=
      SIX_MONTHS,
  ],
  ["no script that would need subresource integrity", 0, ({ html }) => !/<script/i.test(html)],
  [
    "X-Content-Type-Options: nosniff",
    0,
    ({ page }) => page.headers()["x-content-type-options"] === "nosniff",
  ],
  ["frame-ancestors 'none'", 5, ({ policy }) => policy["frame-ancestors"] === "'none'"],
  [
    "Cross-Origin-Resource-Policy: same-origin",
    10,
    ({ page }) => page.headers()["cross-origin-resource-policy"] === "same-origin",
  ],
];

/** Defines tests of headers, compression and caching. */
export function testServing(): void {
  for (const pagePath of [...listPages(), "/no/such/page"]) {
    test(`${pagePath} is served as it was built, with its security headers`, async ({
      request,
    }) => {
      const response = await request.get(pagePath);
      const file = toFile(pagePath === "/no/such/page" ? "/404.html" : pagePath);
      expect((await response.body()).equals(readFileSync(file))).toBe(true);
      expect(response.headers()).toMatchObject({
        "content-security-policy": `default-src 'none'; style-src ${hashStyles(await response.text())}; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        "content-type": expect.stringMatching(/^text\/html; ?charset=utf-8$/i),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy":
          "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cache-control": expect.stringMatching(REVALIDATE),
      });
      // The host may add preload and includeSubDomains for its own domain.
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
    const served: ServedPage = { page, html: await page.text(), policy };
    for (const [name, points, passes] of OBSERVATORY)
      expect.soft(passes(served), `${name} (+${points})`).toBe(true);
  });

  test("HTTP redirects to HTTPS on the same host", async ({ request, origin }) => {
    test.skip(!origin.startsWith("https:"), "Only a live site has both");
    const response = await request.get(origin.replace(/^https:/, "http:"), { maxRedirects: 0 });
    expect([301, 302, 307, 308]).toContain(response.status());
    expect(new URL(response.headers()["location"] ?? "").origin).toBe(origin);
  });

  test("robots.txt and sitemap.xml are revalidated, and the icon is cached for a year", async ({
    request,
  }) => {
    for (const each of ["/robots.txt", "/sitemap.xml"])
      expect((await request.get(each)).headers()["cache-control"], each).toMatch(REVALIDATE);
    for (const each of ["/static/icon-00000000.svg", "/static"]) {
      const missing = await request.get(each);
      expect({ status: missing.status(), path: each }).toEqual({ status: 404, path: each });
      expect(missing.headers()["cache-control"], each).toMatch(REVALIDATE);
    }
    const icon = /<link rel="icon" href="([^"]*)"/.exec(readPage("/"))?.[1] ?? "";
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

  test("No header is set by two rules, because hosts would choose differently", async () => {
    const { headers } = await parseAllHeaders({
      headersFiles: [path.join(SITE_FOLDER, "_headers")],
      configHeaders: [],
      minimal: false,
    });
    const rules = headers.filter((rule) => "forRegExp" in rule);
    expect(rules).not.toEqual([]);
    for (const address of [...listPages(), "/static/icon.svg", "/robots.txt", "/no/such/page"]) {
      const names = rules
        .filter(({ forRegExp }) => forRegExp.test(address))
        .flatMap(({ values }) => Object.keys(values));
      expect(new Set(names).size, address).toBe(names.length);
    }
  });

  test("An unchanged page is not sent again", async ({ request }) => {
    for (const each of readSitemap()) {
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

  test("HEAD returns the same headers without a body; other methods are rejected", async ({
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
    test(`“Accept-Encoding: ${accepted}” gets ${sent ?? "no"} compression`, async ({ request }) => {
      const response = await request.get("/", { headers: { "Accept-Encoding": accepted } });
      expect(response.headers()["content-encoding"]).toBe(sent);
      expect(response.headers()["vary"]).toMatch(/accept-encoding/i);
      expect((await response.body()).equals(readFileSync(toFile("/")))).toBe(true);
    });
  }
}

/** Returns the hash source of a page’s styles (Content Security Policy Level 3, section 2.3.1). */
function hashStyles(html: string): string {
  const css = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  return `'sha256-${createHash("sha256").update(css).digest("base64")}'`;
}
