import { expect, test } from "playwright/test";
import { consentFor, expiryOf, listing } from "../src/cookies/published-cookies.ts";
import type { Inventory } from "../src/cookies/inventory-schema.ts";
import { COOKIE, PROVIDERS } from "test-support";

function list(changes: readonly object[]) {
  return listing({
    providers: PROVIDERS,
    cookies: changes.map((change) => ({ ...COOKIE, ...change })),
  } as Inventory);
}

test("Drafts and retired records are not listed", () => {
  const { cookies } = list([
    { name: "a" },
    { name: "b", status: "draft" },
    { name: "c", status: "retired" },
    { name: "d", status: "verified" },
  ]);
  expect(cookies.map(({ name }) => name)).toEqual(["a", "d"]);
});

test("Groups follow GOV.UK’s order, and none is empty", () => {
  const { groups } = list([
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
  expect(list([]).groups).toEqual([]);
});

test("Anchors are readable and never shared", () => {
  const anchors = list([
    { name: "PHPSESSID" },
    { name: "_utma" },
    { name: "__utma" },
    { name: "_ga_*" },
    { name: "PHPSESSID", domain: "shop.example.gov.uk" },
    { name: "***" },
    { name: "main-content" },
  ]).cookies.map(({ anchor }) => anchor);
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

test("A retired record keeps its anchor, so that no other cookie gets it", () => {
  const { cookies } = list([{ name: "id", status: "retired" }, { name: "ID" }]);
  expect(cookies.map(({ anchor }) => anchor)).toEqual(["id-example-gov-uk-cookie"]);
});

const EXPIRIES = [
  { storage: "cookie", persistence: "session", duration: null, expiry: { when: "browser-closes" } },
  {
    storage: "cookie",
    persistence: "persistent",
    duration: "P1Y",
    expiry: { when: "after", duration: "P1Y" },
  },
  { storage: "cookie", persistence: "persistent", duration: null, expiry: { when: "not-stated" } },
  {
    storage: "localStorage",
    persistence: "persistent",
    duration: null,
    expiry: { when: "visitor-deletes" },
  },
  {
    storage: "localStorage",
    persistence: "persistent",
    duration: "P7D",
    expiry: { when: "after", duration: "P7D" },
  },
  {
    storage: "sessionStorage",
    persistence: "session",
    duration: null,
    expiry: { when: "tab-closes" },
  },
] as const;
for (const { storage, persistence, duration, expiry } of EXPIRIES) {
  test(`${storage}, ${persistence}, ${duration ?? "no duration"}: goes away ${expiry.when}`, () => {
    expect(expiryOf({ storage, persistence, duration })).toEqual(expiry);
  });
}

const CONSENTS = [
  [null, "not-stated"],
  [2, "asked"],
  [3, "excepted"],
  [4, "excepted"],
  [5, "excepted"],
  [6, "excepted"],
  [7, "excepted"],
] as const;
for (const [exception, consent] of CONSENTS) {
  test(`Paragraph ${exception ?? "not stated"} of Schedule A1: consent is ${consent}`, () => {
    expect(consentFor({ exception })).toBe(consent);
  });
}
