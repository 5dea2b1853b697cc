import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { fileOf, pagePaths, SITE, sitemapPaths } from "./built-site.ts";
import { data } from "./council-data.ts";
import { expect, test } from "./site-test.ts";

/*
 * What visitors are sent. Run with SITE_ADDRESS=https://… these tests look at a site that is live.
 */

const REVALIDATE = /^public, ?max-age=0, ?must-revalidate$/;

/** What a browser’s console calls the policy. */
const POLICY = /Content[ -]Security[ -]Policy/i;

/** The hash by which a browser knows a page's own styles (Content Security Policy Level 3, section 2.3.1). */
function hashOfStyles(html: string): string {
  const css = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  return `'sha256-${createHash("sha256").update(css).digest("base64")}'`;
}

for (const path of [...pagePaths, "/no/such/page"]) {
  test(`${path} is sent with each header that protects its readers`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.headers()).toMatchObject({
      "content-security-policy": `default-src 'none'; style-src ${hashOfStyles(await response.text())}; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      "content-type": expect.stringMatching(/^text\/html; ?charset=utf-8$/i),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy":
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    // A host may add preload and includeSubDomains for a domain of its own; ours leaves them to the owner.
    expect(response.headers()["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
    expect(response.headers()).not.toHaveProperty("access-control-allow-origin");
    expect(response.headers()).not.toHaveProperty("set-cookie");
  });
}

for (const path of pagePaths) {
  test(`${path} is sent as it was built, byte by byte`, async ({ request }) => {
    const body = await (await request.get(path)).body();
    expect(body.equals(readFileSync(fileOf(path)))).toBe(true);
  });

  test(`${path} breaks no rule of its own policy, on screen and on paper`, async ({
    page,
    browserName,
  }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      // Other browsers also tell of headers that they do not know.
      if (browserName === "chromium" || POLICY.test(message.text()))
        complaints.push(message.text());
    });
    page.on("pageerror", (cause) => complaints.push(String(cause)));
    await page.goto(path, { waitUntil: "networkidle" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(complaints).toEqual([]);
    await expect(page.locator("h1")).not.toHaveCSS("font-family", /^"?Times/);
  });
}

test("A style that is not ours is refused, and the refusal is seen", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.route("/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("</head>", "<style>p{color:red}</style></head>");
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  await expect.poll(() => complaints.join()).toMatch(POLICY);
});

test("Pages are asked for anew each time, and the icon is kept for a year", async ({ request }) => {
  for (const path of [...pagePaths, "/robots.txt", "/sitemap.xml"]) {
    expect((await request.get(path)).headers()["cache-control"], path).toMatch(REVALIDATE);
  }
  for (const path of ["/no/such/page", "/static/icon-00000000.svg", "/static"]) {
    const missing = await request.get(path);
    expect({ status: missing.status(), path }).toEqual({ status: 404, path });
    expect(missing.headers()["cache-control"], path).toMatch(REVALIDATE);
  }
  const page = await (await request.get("/")).text();
  const icon = /<link rel="icon" href="([^"]*)"/.exec(page)?.[1] ?? "";
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
    headersFiles: [join(SITE, "_headers")],
    configHeaders: [],
    minimal: false,
  });
  const rules = headers.filter((rule) => "forRegExp" in rule);
  expect(rules.length).toBeGreaterThan(pagePaths.length);
  for (const address of [...pagePaths, "/static/icon.svg", "/robots.txt", "/no/such/page"]) {
    const names = rules
      .filter(({ forRegExp }) => forRegExp.test(address))
      .flatMap(({ values }) => Object.keys(values));
    expect(new Set(names).size, address).toBe(names.length);
  }
});

test("A page that the reader has already is not sent again", async ({ request }) => {
  for (const path of sitemapPaths) {
    const { etag = "" } = (await request.get(path)).headers();
    expect(etag).not.toBe("");
    const again = await request.get(path, { headers: { "If-None-Match": etag } });
    expect({ status: again.status(), bytes: (await again.body()).length }).toEqual({
      status: 304,
      bytes: 0,
    });
    const other = await request.get(path, { headers: { "If-None-Match": '"another"' } });
    expect(other.status()).toBe(200);
  }
});

test("Whoever asks for the headers alone gets the same ones and no page", async ({ request }) => {
  const names = ["content-security-policy", "content-type", "cache-control", "referrer-policy"];
  const pick = (headers: Record<string, string>) => names.map((name) => headers[name]);
  const [head, get] = [await request.head("/"), await request.get("/")];
  expect(head.status()).toBe(200);
  expect((await head.body()).length).toBe(0);
  expect(pick(head.headers())).toEqual(pick(get.headers()));
});

for (const [accepted, sent] of [
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate, br", "br"],
  ["identity", undefined],
] as const) {
  test(`A browser that reads ${accepted} is sent ${sent ?? "plain text"}`, async ({ request }) => {
    const response = await request.get("/", { headers: { "Accept-Encoding": accepted } });
    expect(response.headers()["content-encoding"]).toBe(sent);
    expect(response.headers()["vary"]).toMatch(/accept-encoding/i);
    expect((await response.body()).equals(readFileSync(fileOf("/")))).toBe(true);
  });
}

test("An address that does not exist answers 404 with the page for it", async ({ page }) => {
  for (const path of ["/no/such/page", "/static/", "/cookies/no", "/_headers", "/_redirects"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  }
});

const { formerAddresses } = data("organisation");
const former = formerAddresses.map((path) => path.replace(/\/$/, ""));
for (const from of [...former, ...former.map((path) => `${path}/`)]) {
  test(`${from} leads to the statement for good, and keeps its question`, async ({ request }) => {
    const redirect = await request.get(`${from}?from=search`, { maxRedirects: 0 });
    expect(redirect.status()).toBe(301);
    const to = new URL(redirect.headers()["location"] ?? "", redirect.url());
    expect(to.pathname + to.search).toBe("/?from=search");
    const page = await request.get(from);
    expect((await page.body()).equals(readFileSync(fileOf("/")))).toBe(true);
  });
}

for (const path of sitemapPaths.filter((each) => each !== "/")) {
  test(`${path} is found without its last slash`, async ({ page }) => {
    await page.goto(path.slice(0, -1));
    expect(new URL(page.url()).pathname).toBe(path);
  });
}

test("Nothing but reading is allowed", async ({ request }) => {
  expect((await request.post("/")).ok()).toBe(false);
});
