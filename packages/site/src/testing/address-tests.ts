import { readFileSync } from "node:fs";
import { fileOf, htmlOf, pagePaths, sitemapPaths } from "./built-site.ts";
import { councilData } from "./council-data.ts";
import { expect, test } from "./site-test.ts";

/** Addresses that were published go on working, and links lead to addresses that exist. */
export function testAddresses(): void {
  const published = councilData("addresses") ?? {};

  test("Every page of the sitemap is on the list of addresses that must go on working", () => {
    expect(Object.keys(published)).toEqual(expect.arrayContaining(sitemapPaths()));
  });

  for (const [path, ids] of Object.entries(published)) {
    test(`${path} keeps the address of each heading`, async ({ request }) => {
      // A page that has moved is led to its new place.
      const html = await (await request.get(path)).text();
      expect(idsIn(html)).toEqual(expect.arrayContaining([...ids]));
    });
  }

  for (const path of pagePaths()) {
    test(`${path} has an address on each heading, none twice, and links that lead somewhere`, async ({
      request,
      origin,
    }) => {
      const html = htmlOf(path);
      const ids = idsIn(html);
      expect.soft(new Set(ids).size, "no id twice").toBe(ids.length);
      const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
      expect.soft(main.match(/<h[2-6](?![^>]* id=)[^>]*>/g) ?? [], "headings").toEqual([]);

      const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = ""]) =>
        href.replaceAll("&amp;", "&"),
      );
      expect(hrefs).not.toEqual([]);
      const targets = new Set(hrefs.map((href) => new URL(href, origin + path)));
      for (const target of targets) {
        if (target.origin !== origin) {
          expect
            .soft(target.href, "an address elsewhere")
            .toMatch(/^(https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/|$)|mailto:[^@\s]+@[^@\s]+$)/);
          continue;
        }
        const response = await request.get(target.pathname);
        expect.soft(response.status(), target.pathname).toBe(200);
        const id = target.hash.slice(1);
        if (id) expect.soft(idsIn(await response.text()), target.href).toContain(id);
      }
    });
  }

  test("Pages in Markdown have a link to their own file, where the repository is known", () => {
    const { repository } = councilData("organisation");
    const links = htmlOf("/").match(/href="[^"]*src\/pages\/privacy\.md"/g) ?? [];
    expect(links).toEqual(
      repository === null ? [] : [`href="${repository.edit}src/pages/privacy.md"`],
    );
  });

  const { formerAddresses } = councilData("organisation");
  const former = formerAddresses.map((path) => path.replace(/\/$/, ""));
  for (const from of [...former, ...former.map((path) => `${path}/`)]) {
    test(`${from} leads to the statement for good, and keeps its query`, async ({ request }) => {
      const redirect = await request.get(`${from}?from=search`, { maxRedirects: 0 });
      expect(redirect.status()).toBe(301);
      const to = new URL(redirect.headers()["location"] ?? "", redirect.url());
      expect(to.pathname + to.search).toBe("/?from=search");
      const page = await request.get(from);
      expect((await page.body()).equals(readFileSync(fileOf("/")))).toBe(true);
    });
  }

  test("Pages are found without their last slash", async ({ request, origin }) => {
    for (const path of sitemapPaths().filter((each) => each !== "/")) {
      const response = await request.get(path.replace(/\/$/, ""));
      expect({ status: response.status(), url: response.url() }).toEqual({
        status: 200,
        url: origin + path,
      });
    }
  });

  test("An address that does not exist answers 404 with the page for it", async ({ request }) => {
    const paths = ["/no/such/page", "/static/", "/no/such.html", "/_headers", "/_redirects"];
    for (const path of paths) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(404);
      expect((await response.body()).equals(readFileSync(fileOf("/404.html"))), path).toBe(true);
    }
  });
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/<[a-z][^<>]*\sid="([^"]*)"/g)].map(([, id = ""]) => id);
}
