import { findMissingPhrases } from "../facts/stated-text.ts";
import { readSitemap } from "./built-site.ts";
import {
  getLanguage,
  getText,
  hasBlock,
  readCookies,
  readCouncilData,
  readFactsOfPages,
  readLanguages,
  readStatementField,
} from "./council-data.ts";
import { expect, openPage, test } from "./site-fixtures.ts";

/** Selects the list of a page’s sections. */
const CONTENTS = "nav.contents[aria-labelledby=contents]";

/** Defines tests of the content: the facts of the statement, the cookies of the inventory, the edition. */
export function testContent(): void {
  test("Pages show the facts of tests/facts.json", async ({ sharedPage: page }) => {
    const facts = readFactsOfPages();
    for (const [url, ofPage] of Map.groupBy(facts, ({ section }) => section.split("#")[0] ?? "")) {
      await openPage(page, url);
      const sections = await page.evaluate(readSections);
      for (const { number, section, words } of ofPage) {
        const { text = "", links = [] } = sections[section.slice(url.length)] ?? {};
        const missing = findMissingPhrases(words, { text, links, blocks: undefined });
        expect
          .soft(
            missing,
            `The built page does not show fact ${number} of tests/facts.json under ${section}. Run “npm run check”: if it does not report the fact, a template hides the words`,
          )
          .toEqual([]);
      }
    }
  });

  test("Pages list only cookies that are declared or verified", async ({ sharedPage: page }) => {
    test.skip(!hasBlock("cookie-table", "cookie-inventory"), "No page lists cookies");
    const { shown = [], hidden = [] } = readCookies();
    for (const language of readLanguages().filter(({ isComplete }) => isComplete)) {
      const entries: string[] = [];
      for (const path of readSitemap().filter((each) => getLanguage(each).code === language.code)) {
        await openPage(page, path);
        entries.push(...(await page.evaluate(readEntries)));
      }
      const isListed = ({ name, purpose, domain }: (typeof shown)[number]) =>
        entries.some((entry) =>
          [name, getText(purpose, language), domain].every((text) =>
            entry.includes(text.replaceAll(/\s+/g, " ").trim()),
          ),
        );
      expect(
        shown.filter((cookie) => !isListed(cookie)),
        `no page in ${language.name} lists these records of _data/cookies.json: a template leaves them out`,
      ).toEqual([]);
      // A cookie can be retired on one domain, or as one kind of storage, and still be set as another.
      const isShownToo = ({ name }: (typeof hidden)[number]) =>
        shown.some((cookie) => cookie.name === name);
      expect(
        hidden.filter((cookie) => isListed(cookie) && !isShownToo(cookie)),
        "a template lists these records of _data/cookies.json, which are drafts or retired",
      ).toEqual([]);
    }
  });

  test("The statement shows its edition and date, but not the date of its next review", async ({
    sharedPage: page,
  }) => {
    await openPage(page, "/");
    await expect(page.locator("main")).toContainText(readStatementField("edition"));
    await expect(page.locator("main time").first()).toHaveAttribute(
      "datetime",
      readStatementField("date"),
    );
    expect(await page.content()).not.toContain(readStatementField("nextReview"));
  });

  test("Contents list the sections of their page in order", async ({ sharedPage: page }) => {
    for (const path of readSitemap()) {
      await openPage(page, path);
      if ((await page.locator(CONTENTS).count()) === 0) continue;
      const [sections, entries] = await Promise.all([
        page
          .locator("main > :is(h2, h3)")
          .evaluateAll((all) => all.map(({ textContent, id }) => `${textContent} #${id}`)),
        page
          .locator(`${CONTENTS} a`)
          .evaluateAll((all) =>
            all.map((link) => `${link.textContent} ${link.getAttribute("href")}`),
          ),
      ]);
      expect(entries, path).toEqual(sections);
    }
  });

  test("Every page has a unique title with the council’s name, and a unique description", async ({
    sharedPage: page,
  }) => {
    const titles = new Set<string>();
    const descriptions = new Set<string>();
    const paths = readSitemap();
    const { name } = readCouncilData("organisation");
    for (const path of paths) {
      await openPage(page, path);
      const title = await page.title();
      const description = page.locator("meta[name=description]");
      const language = getLanguage(path);
      expect(title, path).toContain(getText(name, language));
      // A title can be the same in two languages.
      titles.add(`${language.code} ${title}`);
      descriptions.add(`${language.code} ${await description.getAttribute("content")}`);
    }
    expect(titles.size).toBe(paths.length);
    expect(descriptions.size).toBe(paths.length);
  });
}

/**
 * Returns what is visible under each heading of the main element, with its subsections, by the heading’s id after “#”;
 * by "" what is visible before the first heading.
 */
function readSections(): Record<string, { text: string; links: string[] }> {
  const sections: Record<string, { text: string; links: string[] }> = {};
  let open: { id: string; level: number }[] = [{ id: "", level: 7 }];
  for (const element of document.querySelectorAll<HTMLElement>("main > *")) {
    const level = Number(/^H([2-6])$/.exec(element.tagName)?.[1] ?? 7);
    if (level < 7) {
      open = [...open.filter((each) => each.level < level), { id: `#${element.id}`, level }];
    }
    const links = [...element.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
    for (const { id } of element.tagName === "NAV" ? [] : open) {
      const section = (sections[id] ??= { text: "", links: [] });
      section.text += ` ${element.innerText}`;
      section.links.push(...links);
    }
  }
  return sections;
}

/** Returns the text of each table row and list item of a page. */
function readEntries(): string[] {
  return [...document.querySelectorAll("main :is(tbody tr, li, dl)")].map((element) =>
    (element.textContent ?? "").replaceAll(/\s+/g, " "),
  );
}
