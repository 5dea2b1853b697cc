import type { APIResponse } from "playwright/test";
import { expect, test } from "./site-test.ts";

/*
 * The HTTP Observatory's ten checks (the last one, of redirection, needs a live address), each with the points that it gives for what we send, on top of 100
 * (https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring). Written from its published
 * rules: the Observatory itself looks at live sites alone.
 */

interface Served {
  readonly page: APIResponse;
  readonly html: string;
  /** The directives of the page's policy, each with its sources. */
  readonly policy: Readonly<Record<string, string>>;
}

const SIX_MONTHS = 15_768_000;

const CHECKS: readonly (readonly [
  name: string,
  points: number,
  passes: (at: Served) => boolean,
])[] = [
  [
    "A policy that starts from nothing, with no unsafe source",
    10,
    ({ policy }) =>
      policy["default-src"] === "'none'" &&
      !/unsafe-|data:|https?:|\*/.test(Object.values(policy).join(" ")),
  ],
  ["No cookies", 0, ({ page }) => !("set-cookie" in page.headers())],
  [
    "No other website may read the pages by script",
    0,
    ({ page }) => !("access-control-allow-origin" in page.headers()),
  ],
  [
    "Nothing is told to other websites about where a reader comes from",
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
  ["No script that would need a checksum", 0, ({ html }) => !/<script/i.test(html)],
  [
    "No guessing of content types",
    0,
    ({ page }) => page.headers()["x-content-type-options"] === "nosniff",
  ],
  ["No framing, said by the policy", 5, ({ policy }) => policy["frame-ancestors"] === "'none'"],
  [
    "No use by other websites",
    10,
    ({ page }) => page.headers()["cross-origin-resource-policy"] === "same-origin",
  ],
];

for (const [name, points, passes] of CHECKS) {
  test(`Observatory: ${name} (+${points})`, async ({ request }) => {
    const page = await request.get("/", { headers: { Origin: "https://elsewhere.example" } });
    const policy = Object.fromEntries(
      (page.headers()["content-security-policy"] ?? "").split("; ").map((directive) => {
        const [key = "", ...sources] = directive.split(" ");
        return [key, sources.join(" ")];
      }),
    );
    expect(passes({ page, html: await page.text(), policy })).toBe(true);
  });
}

test("Observatory: HTTP leads to HTTPS on the same host", async ({ request, origin }) => {
  test.skip(!origin.startsWith("https:"), "only a live address has both");
  const response = await request.get(origin.replace(/^https:/, "http:"), { maxRedirects: 0 });
  expect([301, 302, 307, 308]).toContain(response.status());
  expect(new URL(response.headers()["location"] ?? "").origin).toBe(origin);
});
