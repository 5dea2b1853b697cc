import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { choose } from "../../src/crawl/page-sample.ts";

const PAGES = Array.from({ length: 200 }, (_, number) => `https://www.council.test/${number}`);
const SORTED = PAGES.toSorted();

test("The sample is not simply the first pages", () => {
  expect(choose(PAGES, 50, "a").chosen).not.toEqual(SORTED.slice(0, 50));
});

test("A page more takes the place of one page at most", () => {
  const before = choose(PAGES, 50, "a").chosen;
  for (const page of ["https://www.council.test/new/", "https://www.council.test/newer/"]) {
    const after = new Set(choose([...PAGES, page], 50, "a").chosen);
    expect(before.filter((each) => !after.has(each)).length).toBeLessThanOrEqual(1);
  }
});

const candidates = fc.array(fc.webUrl(), { maxLength: 30 });

test("Every candidate is either chosen or left, whatever their order", () => {
  fc.assert(
    fc.property(candidates, fc.nat(30), fc.string(), (addresses, room, seed) => {
      const { chosen, left } = choose(addresses, room, seed);
      expect(choose(addresses.toReversed(), room, seed)).toEqual({ chosen, left });
      expect([...chosen, ...left].toSorted()).toEqual([...new Set(addresses)].toSorted());
      expect(chosen).toEqual(chosen.toSorted());
      expect(left).toEqual(left.toSorted());
      expect(chosen).toHaveLength(Math.min(room, new Set(addresses).size));
    }),
  );
});
