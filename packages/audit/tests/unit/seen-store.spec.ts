import type { Cookie } from "playwright";
import { expect, test } from "playwright/test";
import { SeenStore } from "../../src/observe/seen-store.ts";

const jar = (domain: string, rest: Partial<Cookie> = {}): Cookie => ({
  name: "a",
  value: "1",
  domain,
  path: "/",
  expires: -1,
  httpOnly: false,
  secure: false,
  sameSite: "Lax",
  ...rest,
});
const seen = {
  storage: "cookie" as const,
  name: "a",
  domain: "council.test",
  hostOnly: true,
  path: "/",
  partitionKey: null,
};

test("A cookie that was seen being set is explained; a host-only one does not explain one for subdomains", () => {
  const known = new SeenStore();
  known.add(seen);
  expect(known.unexplained([jar("council.test")])).toEqual([]);
  expect(known.unexplained([jar(".council.test")])).toHaveLength(1);
  expect(known.unexplained([jar("council.test", { path: "/x" })])).toHaveLength(1);
  expect(known.unexplained([jar("council.test", { partitionKey: "https://a.test" })])).toHaveLength(
    1,
  );
});

test("A cookie that a page that is still open was seen setting is explained", () => {
  const known = new SeenStore();
  known.open(1, () => [seen]);
  expect(known.unexplained([jar("council.test")])).toEqual([]);
  known.close(1);
  expect(known.unexplained([jar("council.test")])).toHaveLength(1);
});

test("An item is told where no page was seen storing it", () => {
  const known = new SeenStore();
  const item = { storage: "indexedDB", origin: "https://council.test", name: "a" } as const;
  const cache = { ...item, storage: "cacheStorage" } as const;
  known.add(item);
  expect(known.unseen([item, cache])).toEqual([cache]);
  known.open(1, () => [cache]);
  expect(known.unseen([item, cache])).toEqual([]);
});

test("An entry that another page was seen making is not this page’s", () => {
  const known = new SeenStore();
  const item = { storage: "localStorage", origin: "https://council.test", name: "a" } as const;
  expect(known.own(1, [item])).toEqual([item]);
  known.claims(2, item);
  expect(known.own(1, [item])).toEqual([]);
  expect(known.own(2, [item])).toEqual([item]);
});
