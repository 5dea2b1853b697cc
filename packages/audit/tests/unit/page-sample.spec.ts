import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { anyAddress, PROPERTY_RUNS } from "test-support";
import { samplePages } from "../../src/crawl/page-sample.ts";

const PAGES = Array.from({ length: 200 }, (_, number) => `https://www.council.test/${number}`);
const SORTED = PAGES.toSorted();

test("The sample is not simply the first pages", () => {
  expect(samplePages(PAGES, 50, "a").sample).not.toEqual(SORTED.slice(0, 50));
});

test("A new page replaces at most one page of the sample", () => {
  const before = samplePages(PAGES, 50, "a").sample;
  for (const page of ["https://www.council.test/new/", "https://www.council.test/newer/"]) {
    const after = new Set(samplePages([...PAGES, page], 50, "a").sample);
    expect(before.filter((each) => !after.has(each)).length).toBeLessThanOrEqual(1);
  }
});

const candidates = fc.array(anyAddress, { maxLength: 30 });

test("Every candidate is either in the sample or in the rest, whatever their order", () => {
  fc.assert(
    fc.property(candidates, fc.nat(30), fc.string(), (addresses, size, seed) => {
      const { sample, rest } = samplePages(addresses, size, seed);
      expect(samplePages(addresses.toReversed(), size, seed)).toEqual({ sample, rest });
      expect([...sample, ...rest].toSorted()).toEqual([...new Set(addresses)].toSorted());
      expect(sample).toEqual(sample.toSorted());
      expect(rest).toEqual(rest.toSorted());
      expect(sample).toHaveLength(Math.min(size, new Set(addresses).size));
    }),
    PROPERTY_RUNS,
  );
});
