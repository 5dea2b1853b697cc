import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { createTraps } from "../../src/crawl/crawler-traps.ts";

const HOME = "https://www.council.test";

/** What is let through of so many addresses, each made from its number, and the kinds that were bounded. */
function letThrough(count: number, address: (number: number) => string, limit = 3) {
  const traps = createTraps(limit);
  const admitted = Array.from({ length: count }, (_, number) => HOME + address(number)).filter(
    (each) => traps.admit(each, false),
  );
  return { admitted: admitted.length, kinds: traps.kinds() };
}

test.describe("Bounded, however many there are, are addresses that differ only in", () => {
  const cases: Record<string, readonly [(number: number) => string, kind: string]> = {
    "a day": [(number) => `/events/2026/11/${number}/`, "/events/#/#/#/"],
    "a number inside a word": [(number) => `/page${number}.html`, "/page#.html"],
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
    "a number of a item": [
      (number) => `/item/3f2a9c1b-beef-4c3d-8e9f-${number.toString(16).padStart(12, "c")}`,
      "/item/#",
    ],
  };
  for (const [name, [address, kind]] of Object.entries(cases)) {
    test(name, () =>
      expect(letThrough(50, address)).toEqual({ admitted: 3, kinds: [`www.council.test${kind}`] }),
    );
  }
});

test.describe("Not bounded are addresses that", () => {
  test("have neither number nor query", () => {
    const word = (number: number) =>
      `/${number.toString(2).replaceAll("0", "a").replaceAll("1", "b")}`;
    expect(letThrough(50, word)).toEqual({ admitted: 50, kinds: [] });
  });

  test("are as many as the limit", () => {
    expect(letThrough(3, (number) => `/${number}`)).toEqual({ admitted: 3, kinds: [] });
  });

  test("are of many kinds", () => {
    expect(letThrough(50, (number) => `/${"a".repeat(number)}?b=1`).admitted).toBe(50);
  });

  test("a sitemap lists, and they take no room from others", () => {
    const traps = createTraps(1);
    expect([1, 2, 3].map((day) => traps.admit(`${HOME}/${day}`, true))).toEqual([true, true, true]);
    expect([4, 5].map((day) => traps.admit(`${HOME}/${day}`, false))).toEqual([true, false]);
    expect(traps.admit(`${HOME}/a/a/a/a`, true)).toBe(true);
  });
});

test.describe("A path without end is refused:", () => {
  const cases: readonly (readonly [name: string, path: string, kind: string | undefined])[] = [
    ["a segment that stands three times", "/a/b/a/c/a/", "/…/a/…/a/…"],
    ["slash after slash", "/a////b", "/…//…//…"],
    ["more than twenty segments", `/${letters(21).join("/")}`, "/a/…"],
    ["more than 2,000 characters", `/a/${"b".repeat(2000)}`, "/a/…"],
    ["more than 2,000 characters of query", `/a/?b=${"c".repeat(2000)}`, "/a/…"],
    ["not a segment that stands twice", "/a/b/a/b/", undefined],
    ["not twenty segments", `/${letters(20).join("/")}/`, undefined],
    ["not a short one", "/abc/x", undefined],
    ["not the home page", "/", undefined],
  ];
  for (const [name, path, kind] of cases) {
    test(name, () => {
      const traps = createTraps();
      expect(traps.admit(HOME + path, false)).toBe(kind === undefined);
      expect(traps.kinds()).toEqual(kind === undefined ? [] : [`www.council.test${kind}`]);
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

test("The same addresses in the same order are let through again, and no more of a kind than the limit", () => {
  fc.assert(
    fc.property(fc.uniqueArray(address, { maxLength: 60 }), fc.nat(5), (addresses, limit) => {
      const run = () => {
        const traps = createTraps(limit);
        return [addresses.filter((each) => traps.admit(each, false)), traps.kinds()] as const;
      };
      const [admitted, kinds] = run();
      expect(run()).toEqual([admitted, kinds]);
      const paths = Map.groupBy(
        admitted.filter((each) => /\d/.test(each)),
        (each) => each.replaceAll(/\d+/g, "#").replaceAll(/=[^&]*/g, ""),
      );
      for (const same of paths.values()) expect(same.length).toBeLessThanOrEqual(limit);
    }),
  );
});
