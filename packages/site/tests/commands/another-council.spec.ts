import { expect, test } from "playwright/test";
import { createWorkspace } from "../support/workspace.ts";

test.describe("The site of another council, which differs only in _data and src/pages", () => {
  let site: Record<string, string>;

  test.beforeAll(async () => {
    const workspace = createWorkspace();
    const { stderr } = await workspace.build();
    expect(stderr).toBe("");
    site = workspace.site();
    workspace.dispose();
  });

  test("contains nothing about the first council", () => {
    expect(Object.keys(site).toSorted()).toEqual([
      "404.html",
      "_headers",
      "_redirects",
      "accessibility/index.html",
      "cookies.csv",
      "cookies.json",
      "cookies.schema.json",
      "cookies/index.html",
      "index.html",
      "privacy.txt",
      "robots.txt",
      "sitemap.xml",
      expect.stringMatching(/^static\/icon-[0-9a-f]{8}\.svg$/),
    ]);
    for (const [file, content] of Object.entries(site))
      expect(content, file).not.toMatch(/barnet|00625a|PHPSESSID/i);
  });

  test("has its own name, colour, logo, fonts, address, links and menu", () => {
    expect(site["index.html"]).toContain(
      "<title>Privacy notice – Mereford District Council</title>",
    );
    expect(site["index.html"]).toContain(
      `<link rel="canonical" href="https://privacy.mereford.example/">`,
    );
    expect(site["cookies/index.html"]).toContain(
      "<title>What we store – Privacy notice – Mereford District Council</title>",
    );
    expect(site["cookies/index.html"]).toContain("#5b2a86");
    expect(site["cookies/index.html"]).toContain('font-family:"Gill Sans","Verdana",system-ui');
    // Without its title, which only drawing programs show, and with ids that no heading can have.
    expect(site["404.html"]).toMatch(
      /<svg class="logo" viewBox="0 0 48 40" fill="currentColor" aria-hidden="true"><defs><linearGradient id="logo_water"/,
    );
    expect(site["404.html"]).toContain('fill="url(#logo_water)"');
    expect(site["404.html"]).not.toContain("A bridge over a mere");
    expect(site["index.html"]).toContain(
      'Edition 3.2, last updated <time datetime="2026-02-28">28 February 2026</time>',
    );
    expect(site["sitemap.xml"]).toContain("<loc>https://privacy.mereford.example/cookies/</loc>");
    expect(site["robots.txt"]).toContain("Sitemap: https://privacy.mereford.example/sitemap.xml");
    expect(site["accessibility/index.html"]).toContain("access@mereford.example");
    expect(site["404.html"]).toContain(
      `href="https://git.mereford.example/privacy/edit/main/src/pages/404.md"`,
    );
    expect(site["404.html"]).toContain(`<meta name="robots" content="noindex">`);
    const icon = Object.keys(site).find((file) => file.startsWith("static/"));
    expect(site[icon ?? ""]).toContain(`fill="#5b2a86"`);
    expect(site["_redirects"]).toContain("\n/privacy-policy / 301\n");
  });

  test("has a menu in the order of the front matter, which marks the current page", () => {
    const entries = (page: string) =>
      [
        ...(page.split("</header>")[0] ?? "").matchAll(
          /<a [^>]*href="(\/[^"]*)"([^>]*)>(.*?)<\/a>/gs,
        ),
      ].map(
        ([, href, attributes = "", text = ""]) =>
          `${href} ${text.replaceAll(/<[^>]+>/g, "").trim()}${attributes.includes("aria-current") ? " (current)" : ""}`,
      );
    expect(entries(site["index.html"] ?? "")).toEqual([
      "/ Privacy (current)",
      "/cookies/ Storage",
      "/accessibility/ Access",
    ]);
    expect(entries(site["cookies/index.html"] ?? "")).toContain("/cookies/ Storage (current)");
    for (const file of Object.keys(site).filter((name) => name.endsWith(".html")))
      expect(site[file], file).toContain('<html lang="en-GB"');
  });

  test("links to its files of open data from the pages with their content", () => {
    expect(site["index.html"]).toContain(
      '<link rel="alternate" type="text/plain" href="/privacy.txt">',
    );
    for (const file of ["/cookies.json", "/cookies.csv"])
      expect(site["cookies/index.html"]).toMatch(
        new RegExp(`<link rel="alternate" [^>]*href="${file}">`),
      );
    expect(site["accessibility/index.html"]).not.toContain('rel="alternate"');
  });

  test("links each cookie in the statement to its row, under its category", () => {
    expect(site["index.html"]).toContain('href="/cookies/#count"');
    const page = site["cookies/index.html"] ?? "";
    expect(page).toMatch(/<th[^>]* id="count"/);
    expect([...page.matchAll(/<caption[^>]*>([^<]*)</g)].map(([, caption]) => caption)).toEqual([
      "These remember your choices",
      "These tell us how people use our websites",
    ]);
  });

  test("shows other storage, lifetimes, patterns and consent, and no retired cookies", () => {
    const page = site["cookies/index.html"] ?? "";
    const text = page.replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, " ").replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "_count_* Counts how many people visit. We ask for your consent first. After 1 year Persistent cookie Counter Ltd ( Counter Ltd privacy policy ) mereford.example Last checked: 1 October 2026",
    );
    expect(text).toContain(
      "basket Remembers the swimming lessons that you have chosen. The law lets us do this without your consent. When you delete it Local storage Mereford District Council leisure-in-mereford.example Last checked: not yet",
    );
    expect(page.indexOf("functional-cookies")).toBeLessThan(page.indexOf("analytics-cookies"));
    expect(text).not.toContain("old_banner");
    expect(text).not.toContain("Other cookies");
    expect(site["index.html"]).toContain("Local storage");
  });
});
