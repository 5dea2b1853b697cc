import { sitemapPaths } from "./built-site.ts";
import { callsBlock, councilData, facts, shownCookies, statementField } from "./council-data.ts";
import { expect, openAfresh, test } from "./site-test.ts";

/** What the pages say: the facts of the statement, the cookies of the inventory, the edition. */
export function testContent(): void {
  for (const { number, section, words } of facts()) {
    test(`The statement has fact ${number} under “${section || "its title"}”`, async ({
      sharedPage: page,
    }) => {
      await openAfresh(page, "/");
      const text = (await page.evaluate(textBySection))[section] ?? "";
      expect(text.match(new RegExp(words, "g")) ?? [], `in: ${text}`).toHaveLength(1);
    });
  }

  test("Pages show the cookies that are declared or verified, and no others", async ({
    sharedPage: page,
  }) => {
    test.skip(!callsBlock("cookie-table", "cookie-inventory"), "no page lists cookies");
    const entries: string[] = [];
    for (const path of sitemapPaths()) {
      await openAfresh(page, path);
      entries.push(...(await page.evaluate(entriesOfPage)));
    }
    const { shown = [], hidden = [] } = shownCookies();
    const isListed = ({ name, purpose, domain }: (typeof shown)[number]) =>
      entries.some((entry) => [name, purpose, domain].every((words) => entry.includes(words)));
    expect(shown.filter((cookie) => !isListed(cookie))).toEqual([]);
    expect(hidden.filter(isListed)).toEqual([]);
  });

  test("The statement shows its edition and its date, and not the date of its next review", async ({
    sharedPage: page,
  }) => {
    await openAfresh(page, "/");
    await expect(page.locator("main")).toContainText(statementField("edition"));
    await expect(page.locator("main time").first()).toHaveAttribute(
      "datetime",
      statementField("date"),
    );
    expect(await page.content()).not.toContain(statementField("nextReview"));
  });

  test("Contents, where a page has them, list its sections in their order", async ({
    sharedPage: page,
  }) => {
    for (const path of sitemapPaths()) {
      await openAfresh(page, path);
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

  test("Every page has a title of its own, with the council’s name, and its own description", async ({
    sharedPage: page,
  }) => {
    const titles = new Set<string>();
    const descriptions = new Set<string | null>();
    const paths = sitemapPaths();
    for (const path of paths) {
      await openAfresh(page, path);
      titles.add(await page.title());
      descriptions.add(await page.locator("meta[name=description]").getAttribute("content"));
    }
    const { name } = councilData("organisation");
    expect([...titles].filter((title) => !title.includes(name))).toEqual([]);
    expect(titles.size).toBe(paths.length);
    expect(descriptions.size).toBe(paths.length);
  });
}

/** The text under each heading of a page's main part, up to the next heading; "" is what stands before the first. */
function textBySection(): Record<string, string> {
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

/** The text of each row and list entry of a page. */
function entriesOfPage(): string[] {
  return [...document.querySelectorAll("main :is(tbody tr, li, dl)")].map((element) =>
    (element.textContent ?? "").replaceAll(/\s+/g, " "),
  );
}
