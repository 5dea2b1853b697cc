import type { Page } from "playwright/test";
import { listPages, readPage, readSitemap } from "./built-site.ts";
import { getLanguage, readLanguages, type SiteLanguage } from "./council-data.ts";
import { expect, test } from "./site-fixtures.ts";

/** Defines tests of a site in several languages; none if it has only one. */
export function testLanguages(): void {
  const [first, ...others] = readLanguages();
  if (others.length === 0) return;
  const languages = [first, ...others];

  test("Every page says which language it is in, and links to the others at its top (3.1.1)", () => {
    for (const path of listPages()) {
      const { code, direction } = getLanguage(path);
      const html = readPage(path);
      const [, tag = "", dir = "ltr"] = /<html lang="([^"]+)"(?: dir="([^"]+)")?/.exec(html) ?? [];
      expect([tag.split("-")[0], dir], path).toEqual([code, direction]);
      const [navigation = ""] = /<nav class="govuk-language-navigation.*?<\/nav>/s.exec(html) ?? [];
      const entries = [...navigation.matchAll(/<(a|span)\b[^>]* lang="(\w+)[^"]*"[^>]*>([^<]+)</g)];
      expect(
        entries.map(([, element, language, name = ""]) => [element, language, name.trim()]),
        path,
      ).toEqual(languages.map((each) => [each.code === code ? "span" : "a", each.code, each.name]));
      expect(html.indexOf(navigation), path).toBeLessThan(html.indexOf("<main"));
    }
  });

  test("Search engines find every version of a page, from each of them", async () => {
    for (const path of readSitemap()) {
      const versions = readAlternates(path);
      if (versions.size === 0) continue;
      expect(versions.get(getLanguage(path).code), path).toBe(path);
      expect(versions.get("x-default"), path).toBe(versions.get(first.code));
      for (const [code, version] of versions) {
        if (code === "x-default") continue;
        expect(readAlternates(version), `${path} and ${version}`).toEqual(versions);
      }
    }
    // In a complete language, every page has a version.
    for (const { code, prefix, isComplete } of others) {
      if (!isComplete) continue;
      expect(readAlternates("/").get(code)).toBe(`${prefix}/`);
    }
  });

  for (const language of others) {
    test(`One step leads from a page to the same page in ${language.name} and back, by keyboard and without scripts`, async ({
      browser,
      origin,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, baseURL: origin });
      const page = await context.newPage();
      const pairs = readSitemap()
        .filter((path) => getLanguage(path).code === first.code)
        .flatMap((path) => {
          const version = readAlternates(path).get(language.code);
          return version === undefined ? [] : [[path, version] as const];
        });
      expect(pairs).not.toEqual([]);
      for (const [path, version] of pairs.slice(0, MAX_PAIRS)) {
        await page.goto(path);
        await followByKeyboard(page, language);
        await expect(page).toHaveURL(version);
        await followByKeyboard(page, first);
        await expect(page).toHaveURL(path);
      }
      await context.close();
    });
  }
}

/** Walking to a link takes a second on some pages. */
const MAX_PAIRS = 8;

/** Moves the focus to the link to a language, and follows it. */
async function followByKeyboard(page: Page, { name }: SiteLanguage): Promise<void> {
  const link = page.locator(".govuk-language-navigation").getByRole("link", { name });
  for (let steps = 0; steps < 30; steps += 1) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
}

/** Returns the paths of a page’s versions by the code of their language, as search engines read them. */
function readAlternates(path: string): Map<string, string> {
  const links = readPage(path).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g);
  return new Map([...links].map(([, code = "", href = ""]) => [code, new URL(href).pathname]));
}
