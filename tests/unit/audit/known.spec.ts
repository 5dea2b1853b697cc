import type { Cookie } from "playwright";
import { expect, test } from "playwright/test";
import { Known } from "../../../src/audit/observe/known.ts";

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
  const known = new Known();
  known.add(seen);
  expect(known.unexplained([jar("council.test")])).toEqual([]);
  expect(known.unexplained([jar(".council.test")])).toHaveLength(1);
  expect(known.unexplained([jar("council.test", { path: "/x" })])).toHaveLength(1);
  expect(known.unexplained([jar("council.test", { partitionKey: "https://a.test" })])).toHaveLength(
    1,
  );
});

test("A cookie that a page that is still open was seen setting is explained", () => {
  const known = new Known();
  known.open(1, { stored: () => [seen], hear: () => {} });
  expect(known.unexplained([jar("council.test")])).toEqual([]);
  known.close(1);
  expect(known.unexplained([jar("council.test")])).toHaveLength(1);
});

test("What a website of somebody else’s stores that a page led to is left out", () => {
  const known = new Known();
  known.leaveOut("login.elsewhere.test");
  expect(known.unexplained([jar(".elsewhere.test"), jar("login.elsewhere.test")])).toEqual([]);
  expect(known.unexplained([jar("notelsewhere.test")])).toHaveLength(1);
});

test("An item is told where no page was seen storing it", () => {
  const known = new Known();
  const item = { storage: "indexedDB", origin: "https://council.test", name: "a" } as const;
  const cache = { ...item, storage: "cacheStorage" } as const;
  known.add(item);
  expect(known.unseen([item, cache])).toEqual([cache]);
  known.open(1, { stored: () => [cache], hear: () => {} });
  expect(known.unseen([item, cache])).toEqual([]);
});

test("What a service worker does is told once: of the page that asked for it, else of the first that heard", () => {
  const known = new Known();
  const worker = { id: "1", type: "service_worker", url: "https://council.test/sw.js" };
  const told: number[] = [];
  const page = (order: number) => ({ stored: () => [], hear: () => void told.push(order) });
  for (const order of [1, 3, 5]) known.open(order, page(order));
  const happens = () => {
    told.length = 0;
    for (const order of [3, 1, 5]) known.hearWorker(order, worker, "Network.dataReceived", {});
    return told;
  };
  expect(happens()).toEqual([3]);
  known.asks(5, worker.url);
  known.asks(1, worker.url);
  expect(happens()).toEqual([5]);
  known.close(5);
  expect(happens()).toEqual([3]);
  known.close(3);
  told.length = 0;
  for (const order of [1]) known.hearWorker(order, worker, "Network.dataReceived", {});
  expect(told).toEqual([1]);
});

test("An entry that another page was seen making is not this page’s", () => {
  const known = new Known();
  const item = { storage: "localStorage", origin: "https://council.test", name: "a" } as const;
  expect(known.own(1, [item])).toEqual([item]);
  known.claims(2, item);
  expect(known.own(1, [item])).toEqual([]);
  expect(known.own(2, [item])).toEqual([item]);
});
