import { expect, test } from "playwright/test";
import type { Page, Run } from "../../src/observation-schema.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { refusals } from "../../src/report/refused-cookies.ts";
import { reportView } from "../../src/report/report-view.ts";
import { siteReports } from "../../src/report/site-results.ts";
import { viewOf } from "../../src/report/html-view.ts";
import {
  choiceMade,
  HOME,
  observed,
  seenCookie,
  seenSite,
  websiteOf,
} from "../support/made-observations.ts";
import { auditOf } from "../support/sample-audit.ts";

test.describe("Of each website", () => {
  test("what became of its addresses is counted, and what failed is named, though it was never met", () => {
    const observations = observed(
      [
        {},
        { outcome: "missing" },
        { outcome: "failed", why: "The tab crashed." },
        { address: "https://shop.example.gov.uk/" },
      ],
      { starts: [HOME, "https://gone.example/"] },
    );
    const sites = siteReports(observations, outcomeOf(observations));
    expect(
      sites.map(({ origin, outcomes, robots, failed }) => [
        origin,
        outcomes.map(({ outcome, pages }) => `${outcome} ${pages.length}`).join(),
        robots?.outcome ?? null,
        failed.map(({ what, why }) => `${what}: ${why}`),
      ]),
    ).toEqual([
      [
        "https://www.example.gov.uk",
        "visited 1,missing 1,failed 1",
        "none",
        ["page: The tab crashed."],
      ],
      ["https://shop.example.gov.uk", "visited 1", null, []],
      ["https://gone.example", "", null, ["start: null"]],
    ]);
  });

  for (const [robots, words] of [
    [["none"], "there is none"],
    [["read"], "read and obeyed"],
    [["read", 1], "read and obeyed; it asks for 1 second between pages"],
    [["failed", null, "Status 503."], "it could not be read: Status 503."],
    [["failed"], "it could not be read"],
  ] as const) {
    test(`robots.txt is told in words: ${words}`, () => {
      const [outcome, crawlDelay = null, why = null] = robots;
      const sites = [seenSite({ robots: { outcome, crawlDelay, why } })];
      expect(reportView(auditOf(observed([{}], { sites }))).sites[0]?.robots).toBe(words);
    });
  }

  for (const [outcomes, words] of [
    [[], "there is none"],
    [["none"], "there is none"],
    [["read", "none"], "1 read"],
    [["read", "failed"], "1 of 2 read"],
  ] as const) {
    test(`sitemaps are counted: ${outcomes.join(", ")}`, () => {
      const sitemaps = outcomes.map((outcome) => ({
        address: `${HOME}${outcome}.xml`,
        outcome,
        why: null,
      }));
      const sites = [seenSite({ sitemaps })];
      expect(reportView(auditOf(observed([{}], { sites }))).sites[0]?.sitemaps).toBe(words);
    });
  }
});

test.describe("A page that was visited in three states", () => {
  const cookies = [seenCookie()];
  const again = (change: Partial<Page> = {}) =>
    (["before", "rejected", "accepted"] as const).map((state) => ({
      state,
      address: HOME,
      cookies,
      notes: ["It opened a dialog."],
      ...change,
    }));
  const choices = [choiceMade(), choiceMade({ state: "accepted" })];

  test("is one page wherever pages are counted", () => {
    const refused = [seenCookie({ refused: ["InvalidDomain"] })];
    const audit = auditOf(
      observed([...again(), ...again({ address: `${HOME}b`, cookies: refused, notes: [] })], {
        choices,
      }),
    );
    const { groups, matrix: rows, seen, refused: offered, sites, notes } = viewOf(audit);
    expect(groups.shown.map(({ count, items }) => [count, items])).toEqual([
      ["1 page", "1 item"],
      ["1 page", null],
    ]);
    expect(rows.shown.map(({ pages }) => pages)).toEqual([1]);
    expect(seen.shown.map(({ pages }) => pages)).toEqual([1]);
    expect(offered.shown.map(({ pages }) => pages)).toEqual([1]);
    expect(sites.shown.map(({ outcomes }) => outcomes.map(({ count }) => count))).toEqual([
      ["2 addresses"],
    ]);
    expect(notes.shown).toEqual([
      { page: { href: HOME, text: "/" }, notes: ["It opened a dialog."] },
    ]);
  });

  test("and failed after a choice alone, is told as visited, and as failed after that choice", () => {
    const [before, ...after] = again();
    const lost = after.map((page) => ({ ...page, outcome: "failed" as const, why: "No answer." }));
    const audit = auditOf(observed([{ ...before }, ...lost], { choices }));
    const [site] = viewOf(audit).sites.shown;
    expect(site?.outcomes).toMatchObject([{ title: "Visited", count: "1 address" }]);
    expect(site?.failed.shown).toEqual([
      { page: { href: HOME, text: "/" }, why: "After “no” and after “yes”: No answer." },
    ]);
  });

  test("tells what was refused when the answer was given, too", () => {
    const choice = choiceMade({ cookies: [seenCookie({ refused: ["SyntaxError"] })] });
    expect(refusals(observed([{}], { choices: [choice] }))).toMatchObject([{ pages: [HOME] }]);
  });
});

test("A website to which several of the run’s starts lead is told once, with what failed for any of them", () => {
  const robots = { outcome: "failed" as const, crawlDelay: null, why: "Status 503." };
  const sitemap = (outcome: "read" | "failed") => ({
    address: `${HOME}sitemap.xml`,
    outcome,
    why: null,
  });
  const observations = observed([{}, { website: 2, address: HOME }], {
    sites: [
      seenSite({ sitemaps: [sitemap("read")] }),
      seenSite({ website: 2, robots, sitemaps: [sitemap("failed")] }),
    ],
  });
  expect(reportView(auditOf(observations)).sites).toMatchObject([
    {
      outcomes: [{ outcome: "visited", pages: [{ address: HOME }] }],
      robots: "it could not be read: Status 503.",
      sitemaps: "0 of 1 read",
    },
  ]);
});

test("How many websites were audited is told, and which part of a list they are", () => {
  const extent = (count: number, part: { number: number; of: number }) => {
    const websites = Array.from({ length: count }, (_, turn) => ({
      ...websiteOf([`https://w${turn}.test/`]),
      number: turn + 1,
    }));
    const run = { websites, part: { list: "", name: null, ...part } };
    return viewOf(auditOf(observed([{}], { run }))).extent;
  };
  const whole = { number: 1, of: 1 };
  expect(extent(1, whole)).toBeNull();
  expect(extent(12, whole)).toBe("12 websites were audited.");
  expect(extent(12, { number: 2, of: 5 })).toBe("12 websites were audited: part 2 of 5 of a list.");
  expect(extent(1, { number: 5, of: 5 })).toBe("1 website was audited: part 5 of 5 of a list.");
});

test("The report says of whom it tells: what the visitor had answered, as far as that was tried", () => {
  const visitor = (...states: Run["states"]) =>
    viewOf(auditOf(observed([{}], { run: { states } }))).visitor;
  expect(visitor("before")).toBe(
    "who came for the first time, was not logged in and answered no question about cookies",
  );
  expect(visitor("before", "rejected", "accepted")).toBe(
    "who came for the first time and was not logged in: before any question about cookies was answered, after a “no” and after a “yes”, as far as these could be said",
  );
  expect(visitor("before", "accepted")).toContain("was answered and after a “yes”");
});
