import type { Cookie } from "playwright";
import { expect, test } from "playwright/test";
import { SeenStore } from "../../src/observe/seen-store.ts";

const jarCookie = (domain: string, change: Partial<Cookie> = {}): Cookie => ({
  name: "a",
  value: "1",
  domain,
  path: "/",
  expires: -1,
  httpOnly: false,
  secure: false,
  sameSite: "Lax",
  ...change,
});
const hostOnlyCookie = {
  storage: "cookie" as const,
  name: "a",
  domain: "council.test",
  hostOnly: true,
  path: "/",
  partitionKey: null,
};

test("A cookie in the jar is unattributed if no cookie of the same domain, path and partition was seen", () => {
  const store = new SeenStore();
  store.add(hostOnlyCookie);
  expect(store.findUnattributed([jarCookie("council.test")])).toEqual([]);
  for (const cookie of [
    jarCookie(".council.test"),
    jarCookie("council.test", { path: "/x" }),
    jarCookie("council.test", { partitionKey: "https://a.test" }),
  ]) {
    expect(store.findUnattributed([cookie])).toHaveLength(1);
  }
});

test("Cookies that an open page has set are not unattributed", () => {
  const store = new SeenStore();
  store.openPage(1, () => [hostOnlyCookie]);
  expect(store.findUnattributed([jarCookie("council.test")])).toEqual([]);
  store.closePage(1);
  expect(store.findUnattributed([jarCookie("council.test")])).toHaveLength(1);
});

test("An item is unseen if no page has stored it", () => {
  const store = new SeenStore();
  const database = { storage: "indexedDB", origin: "https://council.test", name: "a" } as const;
  const cache = { ...database, storage: "cacheStorage" } as const;
  store.add(database);
  expect(store.findUnseen([database, cache])).toEqual([cache]);
  store.openPage(1, () => [cache]);
  expect(store.findUnseen([database, cache])).toEqual([]);
});
