import { readFileSync } from "node:fs";
import { expect, openPage, test } from "privacy-notice/testing";

/* Tests of Barnet’s pages in addition to facts.json, which notice.spec.ts checks. */

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8")) as unknown;

test("facts.json has all 32 facts", () => {
  const facts = readJson("tests/facts.json") as { number: number }[];
  expect(facts.map(({ number }) => number)).toEqual(
    Array.from({ length: 32 }, (_, index) => index + 1),
  );
});

test("The statement links to the regulator, Google’s privacy policy and the council’s email address", async ({
  sharedPage: page,
}) => {
  await openPage(page, "/");
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

test("The statement has a table of contents with more than five entries", async ({
  sharedPage: page,
}) => {
  await openPage(page, "/");
  const entries = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
  expect(await entries.count()).toBeGreaterThan(5);
});

test("The menu links to every page, and every page is in British English", async ({
  sharedPage: page,
}) => {
  const menu = page.getByRole("navigation", { name: "Pages of this site" });
  await openPage(page, "/");
  for (const [entry, heading] of [
    ["Cookies", "Cookies"],
    ["Accessibility", "Accessibility statement"],
    ["Privacy statement", "Privacy statement"],
  ] as const) {
    await menu.getByRole("link", { name: entry }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(menu.locator("[aria-current=page]")).toHaveText(entry);
    await expect(page.locator("html")).toHaveAttribute("lang", "en-GB");
  }
  await page.getByRole("link", { name: "Changes to this statement" }).click();
  await expect(page).toHaveURL("/#changes");
});

test("No page mentions repealed laws or former websites", async ({ sharedPage: page }) => {
  for (const path of ["/", "/cookies/", "/accessibility/"]) {
    await openPage(page, path);
    await expect(page.locator("body")).not.toContainText(
      /Act 1998|Direct ?Gov|Directive|Commissioner|Twitter/i,
    );
  }
});

test("The accessibility statement has the sections that the regulations require", async ({
  sharedPage: page,
}) => {
  await openPage(page, "/accessibility/");
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

test("Pages link to the feeds and to the open data files", async ({ request }) => {
  for (const path of ["/changes/", "/data/"]) {
    const html = await (await request.get(path)).text();
    expect(html).toContain(`type="application/atom+xml" href="/changes.atom"`);
    expect(html).toContain(`type="application/feed+json" href="/changes.json"`);
  }
  const data = await (await request.get("/data/")).text();
  for (const file of ["/privacy.txt", "/cookies.json", "/cookies.csv"])
    expect(data).toMatch(new RegExp(`<link rel="alternate"[^>]* href="${file}"`));
  const cookies = await (await request.get("/cookies/")).text();
  expect(cookies).toMatch(/<link rel="alternate"[^>]* href="\/cookies\.json"/);
});

test("The list of websites to audit includes the council’s main website", () => {
  const { home } = readJson("_data/organisation.json") as { home: string };
  const { websites } = readJson("_data/websites.json") as { websites: { address: string }[] };
  expect(websites.map(({ address }) => new URL(address).origin)).toContain(new URL(home).origin);
});
