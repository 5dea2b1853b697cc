import { FACTS } from "./facts.ts";
import { expect, openAfresh, test } from "privacy-notice";

/** The text under each heading of a page's main part, up to the next heading; "" is what stands before the first. */
function textByHeading(): Record<string, string> {
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

test.describe("The statement", () => {
  for (const { number, under, words } of FACTS) {
    test(`tells fact ${number} under “${under || "its title"}”`, async ({ sharedPage: page }) => {
      await openAfresh(page, "/");
      const section = (await page.evaluate(textByHeading))[under] ?? "";
      const once = new RegExp(words, "g");
      expect(section.match(once) ?? [], `in: ${section}`).toHaveLength(1);
    });
  }

  test("has every fact from 1 to 32 in its list", () => {
    expect(FACTS.map(({ number }) => number)).toEqual(
      Array.from({ length: 32 }, (_, index) => index + 1),
    );
  });

  test("links to the regulator, to Google’s privacy policy and to the council’s email address", async ({
    sharedPage: page,
  }) => {
    await openAfresh(page, "/");
    const hrefs = await page
      .locator("main a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs).toEqual(
      expect.arrayContaining([
        "https://ico.org.uk/for-the-public/online/cookies/",
        "https://policies.google.com/privacy",
        "mailto:data.protection@barnet.gov.uk",
        "/cookies/",
      ]),
    );
  });

  test("lists its sections in order, and each entry leads to its section", async ({
    sharedPage: page,
  }) => {
    await openAfresh(page, "/");
    const sections = await page
      .locator("main > h2")
      .evaluateAll((headings) =>
        headings.map((heading) => ({ text: heading.textContent, href: `#${heading.id}` })),
      );
    const entries = await page
      .getByRole("navigation", { name: "Contents" })
      .getByRole("link")
      .evaluateAll((links) =>
        links.map((link) => ({ text: link.textContent, href: link.getAttribute("href") })),
      );
    expect(entries).toEqual(sections);
    expect(entries.length).toBeGreaterThan(5);
  });

  test("names no law and no website that has ended", async ({ sharedPage: page }) => {
    for (const path of ["/", "/cookies/", "/accessibility/"]) {
      await openAfresh(page, path);
      await expect(page.locator("body")).not.toContainText(
        /Act 1998|Direct ?Gov|Directive|Commissioner|Twitter/i,
      );
    }
  });
});

test.describe("The accessibility statement", () => {
  test("has each section that the regulations ask for", async ({ sharedPage: page }) => {
    await openAfresh(page, "/accessibility/");
    const ids = await page
      .locator("main :is(h2, h3)")
      .evaluateAll((headings) => headings.map(({ id }) => id));
    expect(ids).toEqual([
      "how-accessible",
      "contact",
      "report-a-problem",
      "enforcement",
      "technical-information",
      "compliance",
      "non-accessible-content",
      "non-compliance",
      "disproportionate-burden",
      "out-of-scope",
      "preparation",
    ]);
    await expect(page.locator("main")).toContainText("covers the site that you are reading");
  });
});
