import { readFileSync } from "node:fs";
import { expect, openAfresh, test } from "../support/site-test.ts";

/** The inventory as editors wrote it, read without our own code. */
const { cookies, providers } = JSON.parse(
  readFileSync(new URL("../../_data/cookies.json", import.meta.url), "utf8"),
) as {
  cookies: Record<"name" | "category" | "provider", string>[];
  providers: Record<string, { name: string; privacyPolicy: string | null }>;
};

/** The council's table: what the pages must say of its seven cookies, whatever the inventory says. */
const CLOSES = "When you close your browser";
const EXPECTED: Record<
  string,
  { domain: string; kind: string; expires: string; purpose: RegExp; alias?: string; anchor: string }
> = {
  TestCookie: {
    domain: "barnet.gov.uk",
    kind: "Non-persistent",
    expires: CLOSES,
    purpose: /accepts cookies.*log in/,
    anchor: "testcookie",
  },
  PHPSESSID: {
    domain: "barnet.gov.uk",
    kind: "Non-persistent",
    expires: CLOSES,
    purpose: /session ID.*logged in.*form.*on our server and not in the cookie/,
    alias: "ASP.NET_SessionId",
    anchor: "phpsessid",
  },
  nmstat: {
    domain: "siteimprove.co.uk",
    kind: "Persistent",
    expires: "Not stated",
    purpose: /statistics.*last visited/,
    anchor: "nmstat",
  },
  _utma: {
    domain: "google.com",
    kind: "Persistent",
    expires: "Not stated",
    purpose: /how visitors use/,
    alias: "__utma",
    anchor: "utma",
  },
  _utmz: {
    domain: "google.com",
    kind: "Persistent",
    expires: "Not stated",
    purpose: /how visitors use/,
    alias: "__utmz",
    anchor: "utmz",
  },
  _utmb: {
    domain: "google.com",
    kind: "Non-persistent",
    expires: CLOSES,
    purpose: /how visitors use/,
    alias: "__utmb",
    anchor: "utmb",
  },
  _utmc: {
    domain: "google.com",
    kind: "Non-persistent",
    expires: CLOSES,
    purpose: /how visitors use/,
    alias: "__utmc",
    anchor: "utmc",
  },
};

const TITLES: Record<string, string> = {
  essential: "Essential cookies",
  analytics: "Analytics cookies",
};

test("The inventory holds the seven cookies of the council’s table", () => {
  expect(cookies.map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
});

for (const { name, category, provider } of cookies) {
  const { domain, kind, expires, purpose, alias, anchor } = EXPECTED[
    name
  ] as (typeof EXPECTED)[string];

  test(`/ shows ${name} with its kind, purpose and domain, and leads to its row`, async ({
    sharedPage: page,
  }) => {
    await openAfresh(page, "/");
    const row = page
      .getByRole("table", { name: "Cookies that our websites set" })
      .locator("tbody tr")
      .filter({
        has: page.getByRole("link", { name, exact: true }),
      });
    await expect(row.getByRole("cell")).toHaveText([kind, purpose, domain]);
    await expect(row.getByRole("rowheader")).toHaveText(
      alias === undefined ? name : `${name} also ${alias}`,
    );

    await row.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(`/cookies/#${anchor}`);
    await expect(page.locator(":target")).toContainText(name);
  });

  test(`/cookies/ shows ${name} under its category, with each field`, async ({
    sharedPage: page,
  }) => {
    await openAfresh(page, "/cookies/");
    const table = page.getByRole("table", { name: `${TITLES[category]} that our websites set` });
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
    const { name: providerName, privacyPolicy } = providers[provider] as (typeof providers)[string];
    const setBy = row.getByRole("cell").nth(2);
    await expect(row.getByRole("cell").nth(0)).toHaveText(purpose);
    await expect(row.getByRole("cell").nth(1)).toHaveText(expires);
    await expect(setBy).toContainText(providerName);
    await expect(setBy).toContainText(domain);
    if (privacyPolicy === null) await expect(setBy.getByRole("link")).toHaveCount(0);
    else await expect(setBy.getByRole("link")).toHaveAttribute("href", privacyPolicy);
  });
}

test("/cookies/ groups the cookies by category, essential ones first", async ({
  sharedPage: page,
}) => {
  await openAfresh(page, "/cookies/");
  await expect(page.locator("main caption")).toHaveText([
    "Essential cookies that our websites set",
    "Analytics cookies that our websites set",
  ]);
});

test("/cookies/ says that this site itself sets none", async ({ sharedPage: page }) => {
  await openAfresh(page, "/cookies/");
  await expect(page.locator("main")).toContainText("The site you are reading now sets no cookies.");
});
