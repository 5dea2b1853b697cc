import { readSitemap } from "./built-site.ts";
import {
  hasBlock,
  readCookies,
  readCouncilData,
  readFacts,
  readStatementField,
} from "./council-data.ts";
import { expect, openPage, test } from "./site-fixtures.ts";

/** Defines tests of the content: the facts of the statement, the cookies of the inventory, the edition. */
export function testContent(): void {
  for (const { number, section, pattern } of readFacts()) {
    test(`The statement has fact ${number} in section “${section || "introduction"}”`, async ({
      sharedPage: page,
    }) => {
      await openPage(page, "/");
      const text = (await page.evaluate(readSections))[section] ?? "";
      expect(text.match(new RegExp(pattern, "g")) ?? [], `in: ${text}`).toHaveLength(1);
    });
  }

  test("Pages list only cookies that are declared or verified", async ({ sharedPage: page }) => {
    test.skip(!hasBlock("cookie-table", "cookie-inventory"), "No page lists cookies");
    const entries: string[] = [];
    for (const path of readSitemap()) {
      await openPage(page, path);
      entries.push(...(await page.evaluate(readEntries)));
    }
    const { shown = [], hidden = [] } = readCookies();
    const isListed = ({ name, purpose, domain }: (typeof shown)[number]) =>
      entries.some((entry) => [name, purpose, domain].every((text) => entry.includes(text)));
    expect(shown.filter((cookie) => !isListed(cookie))).toEqual([]);
    expect(hidden.filter(isListed)).toEqual([]);
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
      if ((await page.locator("nav.contents").count()) === 0) continue;
      const [sections, entries] = await Promise.all([
        page
          .locator("main > h2")
          .evaluateAll((all) => all.map(({ textContent, id }) => `${textContent} #${id}`)),
        page
          .locator("nav.contents a")
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
    const descriptions = new Set<string | null>();
    const paths = readSitemap();
    for (const path of paths) {
      await openPage(page, path);
      titles.add(await page.title());
      descriptions.add(await page.locator("meta[name=description]").getAttribute("content"));
    }
    const { name } = readCouncilData("organisation");
    expect([...titles].filter((title) => !title.includes(name))).toEqual([]);
    expect(titles.size).toBe(paths.length);
    expect(descriptions.size).toBe(paths.length);
  });
}

/** Returns the text under each heading of the main element by the heading’s id; "" is the text before the first one. */
function readSections(): Record<string, string> {
  const sections: Record<string, string> = {};
  let id = "";
  for (const element of document.querySelectorAll("main > *")) {
    if (/^H[2-6]$/.test(element.tagName)) id = element.id;
    else if (element.tagName !== "NAV")
      sections[id] = `${sections[id] ?? ""} ${element.textContent}`;
  }
  return Object.fromEntries(
    Object.entries(sections).map(([heading, text]) => [
      heading,
      text.replaceAll(/\s+/g, " ").trim(),
    ]),
  );
}

/** Returns the text of each table row and list item of a page. */
function readEntries(): string[] {
  return [...document.querySelectorAll("main :is(tbody tr, li, dl)")].map((element) =>
    (element.textContent ?? "").replaceAll(/\s+/g, " "),
  );
}
