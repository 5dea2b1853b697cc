import { expect, test } from "playwright/test";
import { createScope, siteOf } from "../../src/crawl/crawl-scope.ts";

const HOME = "https://www.example.gov.uk/";

function scope(changes: Partial<Parameters<typeof createScope>[0]> = {}) {
  return createScope({ domains: [], starts: [HOME], include: [], exclude: [], ...changes });
}

test.describe("The first-party domains are", () => {
  const cases: readonly (readonly [string, string[], string[], string[]])[] = [
    ["the registrable domain of the start address", [], [HOME], ["example.gov.uk"]],
    [
      "also those of the organisation, without duplicates",
      ["Example.gov.uk", "example-homes.org.uk"],
      [HOME],
      ["example-homes.org.uk", "example.gov.uk"],
    ],
    [
      "registrable under a suffix of a service that hosts the websites of others",
      [],
      ["https://pay.forms.service.gov.uk/", "https://council.github.io/a/"],
      ["council.github.io", "forms.service.gov.uk"],
    ],
    [
      "hosts that have no registrable domain",
      [],
      ["http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/", "https://gov.uk/"],
      ["127.0.0.1", "[::1]", "gov.uk", "localhost"],
    ],
    [
      "not taken from a start address that is not a web address",
      ["a.test"],
      ["mailto:a@b.test"],
      ["a.test"],
    ],
  ];
  for (const [name, domains, starts, expected] of cases) {
    test(name, () => expect(scope({ domains, starts }).domains).toEqual(expected));
  }
});

test.describe("A host is", () => {
  const starts = [HOME, "http://127.0.0.1/", "https://gov.uk/"];
  const { partyOf } = scope({ domains: ["homes.council.test"], starts });
  for (const [host, expected] of [
    ["example.gov.uk", "first"],
    ["www.example.gov.uk", "first"],
    ["a.b.example.gov.uk", "first"],
    ["homes.council.test", "first"],
    ["pay.homes.council.test", "first"],
    ["127.0.0.1", "first"],
    ["gov.uk", "first"],
    ["council.test", "third"],
    ["badexample.gov.uk", "third"],
    ["example.gov.uk.evil.test", "third"],
    ["other.gov.uk", "third"],
    ["1.127.0.0.1", "third"],
    ["", "third"],
  ] as const) {
    test(`${expected}-party: “${host}”`, () => expect(partyOf(host)).toBe(expected));
  }
});

test.describe("Without patterns the scope", () => {
  for (const [address, expected] of [
    [HOME, true],
    ["http://shop.example.gov.uk:8080/a?b=c", true],
    ["https://other.gov.uk/", false],
    ["ftp://www.example.gov.uk/", false],
    ["mailto:a@example.gov.uk", false],
    ["/no/address", false],
  ] as const) {
    test(`${expected ? "contains" : "does not contain"} ${address}`, () =>
      expect(scope().contains(address)).toBe(expected));
  }
});

test.describe("A pattern", () => {
  const cases: readonly (readonly [pattern: string, matches: string[], not: string[]])[] = [
    [
      "/forms/*",
      [`${HOME}forms/`, `${HOME}forms/a/b?c=d`, "http://pay.example.gov.uk/forms/x"],
      [`${HOME}forms`, `${HOME}a/forms/`, `${HOME}Forms/`],
    ],
    ["/forms*", [`${HOME}forms`, `${HOME}forms?a=b`], [`${HOME}a/forms`]],
    ["/a", [`${HOME}a`], [`${HOME}a?b=c`, `${HOME}a/`]],
    [
      "www.example.gov.uk/news/*",
      [`${HOME}news/1`, "http://www.example.gov.uk/news/"],
      ["https://pay.example.gov.uk/news/1", `${HOME}old/www.example.gov.uk/news/1`],
    ],
    ["WWW.Example.gov.uk/News/*", [`${HOME}News/1`], [`${HOME}news/1`]],
    ["http://www.example.gov.uk/*", ["http://www.example.gov.uk/a"], [`${HOME}a`]],
    ["https://*/news/*", [`${HOME}news/1`, `${HOME}a/news/1`], ["http://www.example.gov.uk/news/"]],
    ["pay.example.gov.uk", ["https://pay.example.gov.uk/a"], [`${HOME}pay.example.gov.uk`]],
    ["pay.example.gov.uk:81", ["http://pay.example.gov.uk:81/"], ["http://pay.example.gov.uk/"]],
    ["pay.example.gov.uk/*", ["https://pay.example.gov.uk/a"], [`${HOME}a`]],
    ["*.example.gov.uk", [HOME, "https://pay.example.gov.uk/a"], ["https://example.gov.uk/"]],
    ["*.pdf", [`${HOME}a/b.pdf`], [`${HOME}a.pdf?b`, `${HOME}a.pdf/b`]],
    ["*?print=*", [`${HOME}a?print=1`], [`${HOME}a?b&print=1`, `${HOME}print=1`]],
    ["*", [`${HOME}a`, "https://pay.example.gov.uk/"], []],
    ["/a**b", [`${HOME}ab`, `${HOME}acb`], [`${HOME}a`]],
    ["/a.b+(c)[d]", [`${HOME}a.b+(c)[d]`], [`${HOME}aXb+(c)[d]`, `${HOME}abbc`]],
    ["/tŷ/*", [`${HOME}t%C5%B7/a`], [`${HOME}ty/a`]],
    ["", [], [`${HOME}a`]],
  ];
  for (const [pattern, matches, not] of cases) {
    test(`includes and excludes the addresses that match it: “${pattern}”`, () => {
      const included = scope({ include: [pattern] });
      const excluded = scope({ exclude: [pattern] });
      const others = matches.filter((address) => address !== HOME);
      expect(others.filter((address) => !included.contains(address))).toEqual([]);
      expect(others.filter((address) => excluded.contains(address))).toEqual([]);
      expect(not.filter((address) => included.contains(address))).toEqual([]);
      expect(not.filter((address) => !excluded.contains(address))).toEqual([]);
    });
  }

  test("to exclude wins over one to include", () => {
    const { contains } = scope({ include: ["/a/*", "/c/*"], exclude: ["/a/b/*"] });
    expect([`${HOME}a/x`, `${HOME}c/x`, `${HOME}a/b/x`].map(contains)).toEqual([true, true, false]);
  });

  test("does not include third-party addresses", () => {
    expect(scope({ include: ["*"] }).contains("https://other.gov.uk/")).toBe(false);
  });

  test("never excludes a start address", () => {
    const { contains } = scope({ starts: [`${HOME}#top`], include: ["/a/*"], exclude: ["*"] });
    expect(contains(HOME)).toBe(true);
  });
});

test.describe("The site is", () => {
  for (const [address, expected] of [
    ["https://a.b.example.gov.uk:8443/c?d", "https://example.gov.uk"],
    ["http://council.github.io/", "http://council.github.io"],
    ["http://127.0.0.1:80/", "http://127.0.0.1"],
    ["", ""],
  ] as const) {
    test(`“${expected}” for “${address}”`, () => expect(siteOf(address)).toBe(expected));
  }
});
