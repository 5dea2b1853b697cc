import { expect, openPage, test } from "privacy-notice/testing";

const BROWSER_CLOSES = "When you close your browser";
/** The council’s seven cookies, as the pages must describe them. Deliberately not read from the inventory. */
const EXPECTED: Record<
  string,
  {
    domain: string;
    kind: string;
    expires: string;
    purpose: RegExp;
    alias?: string;
    anchor: string;
    category: string;
    setBy: RegExp;
  }
> = {
  TestCookie: {
    domain: "barnet.gov.uk",
    kind: "Non-persistent",
    expires: BROWSER_CLOSES,
    purpose: /accepts cookies.*log in/,
    anchor: "testcookie",
    category: "Essential cookies",
    setBy: /^Barnet Council barnet\.gov\.uk/,
  },
  PHPSESSID: {
    domain: "barnet.gov.uk",
    kind: "Non-persistent",
    expires: BROWSER_CLOSES,
    purpose: /session ID.*logged in.*form.*on our server and not in the cookie/,
    alias: "ASP.NET_SessionId",
    anchor: "phpsessid",
    category: "Essential cookies",
    setBy: /^Barnet Council barnet\.gov\.uk/,
  },
  nmstat: {
    domain: "siteimprove.co.uk",
    kind: "Persistent",
    expires: "Not stated",
    purpose: /statistics.*last visited/,
    anchor: "nmstat",
    category: "Analytics cookies",
    setBy: /^Siteimprove siteimprove\.co\.uk/,
  },
  _utma: {
    domain: "google.com",
    kind: "Persistent",
    expires: "Not stated",
    purpose: /how visitors use/,
    alias: "__utma",
    anchor: "utma",
    category: "Analytics cookies",
    setBy: /^Google privacy policy google\.com/,
  },
  _utmz: {
    domain: "google.com",
    kind: "Persistent",
    expires: "Not stated",
    purpose: /how visitors use/,
    alias: "__utmz",
    anchor: "utmz",
    category: "Analytics cookies",
    setBy: /^Google privacy policy google\.com/,
  },
  _utmb: {
    domain: "google.com",
    kind: "Non-persistent",
    expires: BROWSER_CLOSES,
    purpose: /how visitors use/,
    alias: "__utmb",
    anchor: "utmb",
    category: "Analytics cookies",
    setBy: /^Google privacy policy google\.com/,
  },
  _utmc: {
    domain: "google.com",
    kind: "Non-persistent",
    expires: BROWSER_CLOSES,
    purpose: /how visitors use/,
    alias: "__utmc",
    anchor: "utmc",
    category: "Analytics cookies",
    setBy: /^Google privacy policy google\.com/,
  },
};

for (const [name, expected] of Object.entries(EXPECTED)) {
  const { domain, kind, expires, purpose, alias, anchor, category, setBy } = expected;

  test(`/ shows the kind, purpose and domain of ${name}, and links to its row`, async ({
    sharedPage: page,
  }) => {
    await openPage(page, "/");
    const row = page
      .getByRole("table", { name: "Cookies that our websites set" })
      .locator("tbody tr")
      .filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect(row.getByRole("cell")).toHaveText([kind, purpose, domain]);
    await expect(row.getByRole("rowheader")).toHaveText(
      alias === undefined ? name : `${name} also ${alias}`,
    );
    await row.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(`/cookies/#${anchor}`);
    await expect(page.locator(":target")).toContainText(name);
  });

  test(`/cookies/ shows ${name} under its category with all fields`, async ({
    sharedPage: page,
  }) => {
    await openPage(page, "/cookies/");
    const table = page.getByRole("table", { name: `${category} that our websites set` });
    await expect(table.getByRole("columnheader")).toHaveText([
      "Name",
      "Purpose",
      "Expires",
      "Set by",
    ]);
    const row = table.locator("tr", { has: page.locator(`#${anchor}`) });
    await expect(row.getByRole("rowheader")).toHaveText(
      alias === undefined ? name : `${name} also ${alias}`,
    );
    await expect(row.getByRole("cell")).toHaveText([purpose, expires, setBy]);
  });
}

test("/cookies/ groups the cookies by category, essential cookies first", async ({
  sharedPage: page,
}) => {
  await openPage(page, "/cookies/");
  await expect(page.locator("main caption")).toHaveText([
    "Essential cookies that our websites set",
    "Analytics cookies that our websites set",
  ]);
});

test("/cookies/ says that this site sets no cookies", async ({ sharedPage: page }) => {
  await openPage(page, "/cookies/");
  await expect(page.locator("main")).toContainText("The site you are reading now sets no cookies.");
});
