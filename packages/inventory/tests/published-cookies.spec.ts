import { expect, test } from "playwright/test";
import { toConsent, toExpiry, toPublishedCookies } from "../src/cookies/published-cookies.ts";
import type { Inventory } from "../src/cookies/inventory-schema.ts";
import { COOKIE, PROVIDERS } from "test-support";

function publish(changes: readonly object[]) {
  return toPublishedCookies({
    providers: PROVIDERS,
    cookies: changes.map((change) => ({ ...COOKIE, ...change })),
  } as Inventory);
}

test("Drafts and retired records are not published", () => {
  const { all } = publish([
    { name: "a" },
    { name: "b", status: "draft" },
    { name: "c", status: "retired" },
    { name: "d", status: "verified" },
  ]);
  expect(all.map(({ name }) => name)).toEqual(["a", "d"]);
});

test("Groups are in GOV.UK’s order, and none is empty", () => {
  const { groups } = publish([
    { name: "a", category: "other" },
    { name: "b", category: "essential" },
    { name: "c", category: "other" },
  ]);
  expect(
    groups.map(({ category, cookies }) => [category, ...cookies.map(({ name }) => name)]),
  ).toEqual([
    ["essential", "b"],
    ["other", "a", "c"],
  ]);
  expect(publish([]).groups).toEqual([]);
});

test("Anchors are readable and unique", () => {
  const anchors = publish([
    { name: "PHPSESSID" },
    { name: "_utma" },
    { name: "__utma" },
    { name: "_ga_*" },
    { name: "PHPSESSID", domain: "shop.example.gov.uk" },
    { name: "***" },
    { name: "main-content" },
  ]).all.map(({ anchor }) => anchor);
  expect(anchors).toEqual([
    "phpsessid",
    "utma",
    "utma-example-gov-uk-cookie",
    "ga",
    "phpsessid-shop-example-gov-uk-cookie",
    "cookie",
    "main-content-example-gov-uk-cookie",
  ]);
});

test("A retired record keeps its anchor", () => {
  const { all } = publish([{ name: "id", status: "retired" }, { name: "ID" }]);
  expect(all.map(({ anchor }) => anchor)).toEqual(["id-example-gov-uk-cookie"]);
});

const EXPIRIES = [
  ["cookie", "session", null, { when: "browser-closes" }],
  ["cookie", "persistent", "P1Y", { when: "after", duration: "P1Y" }],
  ["cookie", "persistent", null, { when: "not-stated" }],
  ["localStorage", "persistent", null, { when: "visitor-deletes" }],
  ["localStorage", "persistent", "P7D", { when: "after", duration: "P7D" }],
  ["sessionStorage", "session", null, { when: "tab-closes" }],
] as const;
for (const [storage, persistence, duration, expiry] of EXPIRIES) {
  test(`${storage}, ${persistence}, ${duration ?? "no duration"}: expires ${expiry.when}`, () => {
    expect(toExpiry({ storage, persistence, duration })).toEqual(expiry);
  });
}

test("Only paragraph 2 of Schedule A1 means that consent is asked for", () => {
  const consents = ([null, 2, 3, 4, 5, 6, 7] as const).map((exception) => toConsent({ exception }));
  expect(consents.slice(0, 2)).toEqual(["not-stated", "asked"]);
  expect(new Set(consents.slice(2))).toEqual(new Set(["excepted"]));
});
