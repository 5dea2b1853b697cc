import { existsSync, readFileSync } from "node:fs";
import { listPages, readPage, readSitemap, toFile } from "./built-site.ts";
import { readCouncilData, readLanguages } from "./council-data.ts";
import { expect, test } from "./site-fixtures.ts";

/** Defines tests that published addresses keep working, and that links lead to existing pages. */
export function testAddresses(): void {
  const published = readCouncilData("addresses") ?? {};

  for (const [path, ids] of Object.entries(published)) {
    test(`${path} keeps its published ids`, async ({ request }) => {
      // Follows the redirect of a page that has moved.
      const html = await (await request.get(path)).text();
      expect(findIds(html)).toEqual(expect.arrayContaining([...ids]));
    });
  }

  const indexed = new Set(readSitemap());
  for (const path of listPages()) {
    test(`${path} has headings with unique ids, and no broken links`, async ({
      request,
      origin,
    }) => {
      const html = readPage(path);
      const ids = findIds(html);
      expect.soft(new Set(ids).size, "unique ids").toBe(ids.length);
      const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
      // People link to the sections of these pages, not to those of a comparison of editions.
      if (indexed.has(path))
        expect
          .soft(main.match(/<h[2-6](?![^>]* id=)[^>]*>/g) ?? [], "headings without an id")
          .toEqual([]);

      const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = ""]) =>
        href.replaceAll("&amp;", "&"),
      );
      expect(hrefs).not.toEqual([]);
      const targets = new Set(hrefs.map((href) => new URL(href, origin + path)));
      for (const target of targets) {
        if (target.origin !== origin) {
          expect
            .soft(target.href, "external link")
            .toMatch(/^(https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/|$)|mailto:[^@\s]+@[^@\s]+$|tel:\+?\d)/);
          continue;
        }
        const response = await request.get(target.pathname);
        expect.soft(response.status(), target.pathname).toBe(200);
        const id = target.hash.slice(1);
        if (id) expect.soft(findIds(await response.text()), target.href).toContain(id);
      }
    });
  }

  test("Markdown pages link to their source file if the repository is known", () => {
    const { repository } = readCouncilData("organisation");
    const links = readPage("/").match(/href="[^"]*src\/pages\/privacy\.md"/g) ?? [];
    expect(links).toEqual(
      repository === null ? [] : [`href="${repository.edit}src/pages/privacy.md"`],
    );
  });

  const { formerAddresses } = readCouncilData("organisation");
  const withoutSlash = formerAddresses.map((path) => path.replace(/\/$/, ""));
  for (const from of [...withoutSlash, ...withoutSlash.map((path) => `${path}/`)]) {
    test(`${from} redirects permanently to the statement with its query`, async ({ request }) => {
      const redirect = await request.get(`${from}?from=search`, { maxRedirects: 0 });
      expect(redirect.status()).toBe(301);
      const to = new URL(redirect.headers()["location"] ?? "", redirect.url());
      expect(to.pathname + to.search).toBe("/?from=search");
      const page = await request.get(from);
      expect((await page.body()).equals(readFileSync(toFile("/")))).toBe(true);
    });
  }

  test("Pages are found without their trailing slash", async ({ request, origin }) => {
    for (const path of readSitemap().filter((each) => each !== "/")) {
      const response = await request.get(path.replace(/\/$/, ""));
      expect({ status: response.status(), url: response.url() }).toEqual({
        status: 200,
        url: origin + path,
      });
    }
  });

  test("An address that does not exist returns the 404 page", async ({ request }) => {
    const paths = ["/no/such/page", "/static/", "/no/such.html", "/_headers", "/_redirects"];
    const inLanguages = readLanguages()
      .map(({ prefix }) => ({ path: `${prefix}/no/such/page`, page: `${prefix}/404.html` }))
      .filter(({ page }) => existsSync(toFile(page)));
    for (const { path, page } of [
      ...paths.map((each) => ({ path: each, page: "/404.html" })),
      ...inLanguages,
    ]) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(404);
      expect((await response.body()).equals(readFileSync(toFile(page))), path).toBe(true);
    }
  });
}

function findIds(html: string): string[] {
  return [...html.matchAll(/<[a-z][^<>]*\sid="([^"]*)"/g)].map(([, id = ""]) => id);
}
