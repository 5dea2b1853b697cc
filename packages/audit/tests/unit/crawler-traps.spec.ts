import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { PROPERTY_RUNS } from "test-support";
import { createTrapFilter } from "../../src/crawl/crawler-traps.ts";

const HOME = "https://www.council.test";

/** Returns how many of `count` addresses, each made from its number, are admitted, and the refused patterns. */
function admit(count: number, address: (number: number) => string, limit = 3) {
  const traps = createTrapFilter(limit);
  const admitted = Array.from({ length: count }, (_, number) => HOME + address(number)).filter(
    (each) => traps.admit(each, false),
  );
  return { admitted: admitted.length, patterns: traps.refusedPatterns() };
}

test.describe("The number of pages is limited if their addresses differ only in", () => {
  const cases: Record<string, readonly [(number: number) => string, pattern: string]> = {
    "a day": [(number) => `/events/2026/11/${number}/`, "/events/#/#/#/"],
    "a number in a word": [(number) => `/page${number}.html`, "/page#.html"],
    "the value of a parameter": [(number) => `/search?q=${"x".repeat(number)}`, "/search?q"],
    "the order of parameters": [
      (number) => (number % 2 ? `/a?x=${number}&y` : `/a?y&x=${number}`),
      "/a?x&y",
    ],
    "a number in the name of a parameter": [(number) => `/a?p${number}=1`, "/a?p#"],
    "a hexadecimal number": [
      (number) => `/visit/1f3e${number.toString(16).padStart(8, "a")}/`,
      "/visit/#/",
    ],
    "a UUID": [
      (number) => `/item/3f2a9c1b-beef-4c3d-8e9f-${number.toString(16).padStart(12, "c")}`,
      "/item/#",
    ],
  };
  for (const [name, [address, pattern]] of Object.entries(cases)) {
    test(name, () =>
      expect(admit(50, address)).toEqual({ admitted: 3, patterns: [`www.council.test${pattern}`] }),
    );
  }
});

test.describe("The number of pages is not limited if their addresses", () => {
  test("have no numbers and no query", () => {
    const word = (number: number) =>
      `/${number.toString(2).replaceAll("0", "a").replaceAll("1", "b")}`;
    expect(admit(50, word)).toEqual({ admitted: 50, patterns: [] });
  });

  test("do not exceed the limit", () => {
    expect(admit(3, (number) => `/${number}`)).toEqual({ admitted: 3, patterns: [] });
  });

  test("have different patterns", () => {
    expect(admit(50, (number) => `/${"a".repeat(number)}?b=1`).admitted).toBe(50);
  });

  test("are in a sitemap, and they do not count towards the limit", () => {
    const traps = createTrapFilter(1);
    expect([1, 2, 3].map((day) => traps.admit(`${HOME}/${day}`, true))).toEqual([true, true, true]);
    expect([4, 5].map((day) => traps.admit(`${HOME}/${day}`, false))).toEqual([true, false]);
    expect(traps.admit(`${HOME}/a/a/a/a`, true)).toBe(true);
  });
});

test.describe("An endless path:", () => {
  const cases: readonly (readonly [name: string, path: string, pattern: string | undefined])[] = [
    ["a segment three times is refused", "/a/b/a/c/a/", "/…/a/…/a/…"],
    ["several slashes in a row are refused", "/a////b", "/…//…//…"],
    ["more than twenty segments are refused", `/${letters(21).join("/")}`, "/a/…"],
    ["more than 2,000 characters are refused", `/a/${"b".repeat(2000)}`, "/a/…"],
    ["more than 2,000 characters in the query are refused", `/a/?b=${"c".repeat(2000)}`, "/a/…"],
    ["a segment twice is admitted", "/a/b/a/b/", undefined],
    ["twenty segments are admitted", `/${letters(20).join("/")}/`, undefined],
    ["a short path is admitted", "/abc/x", undefined],
    ["the home page is admitted", "/", undefined],
  ];
  for (const [name, path, pattern] of cases) {
    test(name, () => {
      const traps = createTrapFilter();
      expect(traps.admit(HOME + path, false)).toBe(pattern === undefined);
      expect(traps.refusedPatterns()).toEqual(
        pattern === undefined ? [] : [`www.council.test${pattern}`],
      );
    });
  }
});

function letters(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(97 + index));
}

const address = fc
  .tuple(
    fc.array(fc.constantFrom("day", "1", "22", "a1", "news"), { maxLength: 5 }),
    fc.array(fc.constantFrom("p=1", "p=2", "q=x", "r"), { maxLength: 3 }),
  )
  .map(([path, query]) => `${HOME}/${path.join("/")}?${query.join("&")}`);

test("The same calls admit the same addresses, and no more of a pattern than the limit", () => {
  fc.assert(
    fc.property(fc.uniqueArray(address, { maxLength: 60 }), fc.nat(5), (addresses, limit) => {
      const run = () => {
        const traps = createTrapFilter(limit);
        return [
          addresses.filter((each) => traps.admit(each, false)),
          traps.refusedPatterns(),
        ] as const;
      };
      const [admitted, patterns] = run();
      expect(run()).toEqual([admitted, patterns]);
      const byPattern = Map.groupBy(
        admitted.filter((each) => /\d/.test(each)),
        (each) => each.replaceAll(/\d+/g, "#").replaceAll(/=[^&]*/g, ""),
      );
      for (const same of byPattern.values()) expect(same.length).toBeLessThanOrEqual(limit);
    }),
    PROPERTY_RUNS,
  );
});
