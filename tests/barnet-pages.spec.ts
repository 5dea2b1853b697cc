import { readFileSync } from "node:fs";
import { expect, openAfresh, test } from "privacy-notice/testing";

/* What is said of Barnet’s pages beyond the facts in facts.json, which notice.spec.ts asserts. */

const json = (file: string) => JSON.parse(readFileSync(file, "utf8")) as unknown;

test("The list of facts has all 32", () => {
  const facts = json("tests/facts.json") as { number: number }[];
  expect(facts.map(({ number }) => number)).toEqual(
    Array.from({ length: 32 }, (_, index) => index + 1),
  );
});

test("The statement has links to the regulator, to Google’s privacy policy and to the council’s email address", async ({
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

test("The statement has contents with more than five sections", async ({ sharedPage: page }) => {
  await openAfresh(page, "/");
  const entries = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
  expect(await entries.count()).toBeGreaterThan(5);
});

test("The menu leads from page to page, and every page is in British English", async ({
  sharedPage: page,
}) => {
  const menu = page.getByRole("navigation", { name: "Pages of this site" });
  await openAfresh(page, "/");
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

test("No page names a law or a website that has ended", async ({ sharedPage: page }) => {
  for (const path of ["/", "/cookies/", "/accessibility/"]) {
    await openAfresh(page, path);
    await expect(page.locator("body")).not.toContainText(
      /Act 1998|Direct ?Gov|Directive|Commissioner|Twitter/i,
    );
  }
});

test("The accessibility statement has each section that the regulations ask for", async ({
  sharedPage: page,
}) => {
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

test("The pages of changes and data name both feeds and the files", async ({ request }) => {
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

test("The audit’s list of websites has the council’s own", () => {
  const { home } = json("_data/organisation.json") as { home: string };
  const { websites } = json("_data/websites.json") as { websites: { address: string }[] };
  expect(websites.map(({ address }) => new URL(address).origin)).toContain(new URL(home).origin);
});
