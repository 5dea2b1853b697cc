import { expect, test } from "playwright/test";
import type { SeenCookie, SeenItem } from "../../src/observation-schema.ts";
import { storedItems } from "../../src/stored-items.ts";
import { findHostOwner } from "../../src/suggest/host-owner.ts";
import { createKnownCookieLookup } from "../../src/suggest/known-cookie-lookup.ts";
import type { KnownCookie } from "../../src/suggest/known-cookies.ts";
import { observedItems, seenCookie, seenItem } from "../support/made-observations.ts";

function known(change: Partial<KnownCookie>): KnownCookie {
  return {
    name: "_visits",
    isPrefix: false,
    domains: [],
    platform: "Counter",
    controller: "Counter Ltd",
    category: "Analytics",
    description: change.name ?? "",
    retention: "1 year",
    ...change,
  };
}

/** Returns the rows found, each as its description; `host` is the one that set the items. */
function find(
  rows: readonly Partial<KnownCookie>[],
  found: readonly (SeenCookie | SeenItem)[],
  host?: string,
): string[] {
  const items = storedItems(observedItems(...found));
  const owner = host === undefined ? undefined : findHostOwner(host);
  return createKnownCookieLookup(rows.map(known))(items, owner).map(
    ({ description }) => description,
  );
}

const cookie = (name: string, domain = "example.gov.uk") => [seenCookie({ name, domain })];

test("An exact name comes before a prefix, and a longer prefix before a shorter one", () => {
  const rows = [
    { name: "_visits_a", description: "exact" },
    { name: "_visits_", isPrefix: true, description: "long" },
    { name: "_visits", isPrefix: true, description: "short" },
  ];
  expect(find(rows, cookie("_visits_a"))).toEqual(["exact"]);
  expect(find(rows, cookie("_visits_b"))).toEqual(["long"]);
  expect(find(rows, cookie("_visits.1"))).toEqual(["short"]);
  expect(find(rows, cookie("_VISITS_A"))).toEqual([]);
});

test("A row with a domain counts only there, and comes before a row without one", () => {
  const rows = [
    { domains: ["counter.test"], description: "there" },
    { domains: [], description: "anywhere" },
  ];
  expect(find(rows, cookie("_visits", "www.counter.test"))).toEqual(["there"]);
  expect(find(rows, cookie("_visits", "encounter.test"))).toEqual(["anywhere"]);
  expect(find(rows.slice(0, 1), cookie("_visits"))).toEqual([]);
});

test("A row with a domain counts for a first-party cookie that a script of its owner sets", () => {
  const rows = [{ name: "_fbp", domains: ["facebook.com"] }];
  expect(find(rows, cookie("_fbp"), "connect.facebook.net")).toEqual(["_fbp"]);
  expect(find(rows, cookie("_fbp"), "www.clarity.ms")).toEqual([]);
});

test("A common name without a domain counts only if the row’s service sets the item", () => {
  for (const name of ["id", "sid", "_s", "test", "session", "lang", "SSID1"]) {
    const rows = [{ name, platform: "Hotjar" }];
    expect(find(rows, cookie(name)), name).toEqual([]);
    expect(find(rows, cookie(name), "static.hotjar.com"), name).toEqual([name]);
    expect(find(rows, cookie(name), "www.clarity.ms"), name).toEqual([]);
  }
  for (const name of ["_ga", "PHPSESSID", "CookieConsent", "has_js"]) {
    expect(find([{ name }], cookie(name)), name).toEqual([name]);
  }
});

test("A short prefix ends where a part of the name ends", () => {
  const rows = ["_gat", "abc", "BIGipServer"].map((name) => ({ name, isPrefix: true }));
  expect(find(rows, cookie("_gat"))).toEqual(["_gat"]);
  expect(find(rows, cookie("_gat_UA-1"))).toEqual(["_gat"]);
  expect(find(rows, cookie("_gateway"))).toEqual([]);
  expect(find(rows, cookie("abc_1"))).toEqual([]);
  expect(find(rows, cookie("BIGipServerPool"))).toEqual(["BIGipServer"]);
});

test("The items of one pattern must all have the same row", () => {
  const rows = [
    { name: "visit_1", description: "one" },
    { name: "visit_", isPrefix: true, description: "all" },
  ];
  expect(find(rows, [...cookie("visit_2"), ...cookie("visit_3")])).toEqual(["all"]);
  expect(find(rows, [...cookie("visit_1"), ...cookie("visit_2")])).toEqual([]);
});

test("Entries of web storage are looked up, and other kinds of storage are not", () => {
  const rows = [{ name: "_visits" }];
  const item = (storage: SeenItem["storage"]) => [seenItem({ name: "_visits", storage })];
  expect(find(rows, item("localStorage"))).toEqual(["_visits"]);
  expect(find(rows, item("sessionStorage"))).toEqual(["_visits"]);
  expect(find(rows, item("indexedDB"))).toEqual([]);
});
