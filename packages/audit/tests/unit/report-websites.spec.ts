import { expect, test } from "playwright/test";
import type { Page, Run } from "../../src/observation-schema.ts";
import { outcomeOf } from "../../src/run-outcome.ts";
import { listRefusedCookies } from "../../src/report/refused-cookies.ts";
import { summariseAudit } from "../../src/report/audit-summary.ts";
import { listSiteResults } from "../../src/report/site-results.ts";
import { createHtmlContext } from "../../src/report/html-context.ts";
import {
  choiceMade,
  HOME,
  observed,
  seenCookie,
  seenSite,
  websiteOf,
} from "../support/made-observations.ts";
import { makeAudit } from "../support/sample-audit.ts";

test.describe("The results of a website", () => {
  test("count its addresses by outcome and name failures, including a start address that was never opened", () => {
    const observations = observed(
      [
        {},
        { outcome: "missing" },
        { outcome: "failed", why: "The tab crashed." },
        { address: "https://shop.example.gov.uk/" },
      ],
      { starts: [HOME, "https://gone.example/"] },
    );
    const sites = listSiteResults(observations, outcomeOf(observations));
    expect(
      sites.map(({ origin, outcomes, robots, failed }) => [
        origin,
        outcomes.map(({ outcome, pages }) => `${outcome} ${pages.length}`).join(),
        robots?.outcome ?? null,
        failed.map(({ kind, why }) => `${kind}: ${why}`),
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

  for (const [robots, text] of [
    [["none"], "none"],
    [["read"], "read and obeyed"],
    [["read", 1], "read and obeyed, with a crawl delay of 1 second"],
    [["read", 30], "read and obeyed, with a crawl delay of 30 seconds"],
    [
      ["read", 3600],
      "read and obeyed, except that its crawl delay of 3,600 seconds was limited to 30",
    ],
    [["failed", null, "Status 503."], "could not be read: Status 503."],
    [["failed"], "could not be read"],
  ] as const) {
    test(`describe robots.txt: ${text}`, () => {
      const [outcome, crawlDelay = null, why = null] = robots;
      const sites = [seenSite({ robots: { outcome, crawlDelay, why } })];
      expect(summariseAudit(makeAudit(observed([{}], { sites }))).sites[0]?.robots).toBe(text);
    });
  }

  for (const [outcomes, text] of [
    [[], "none"],
    [["none"], "none"],
    [["read", "none"], "1 read"],
    [["read", "failed"], "1 of 2 read"],
  ] as const) {
    test(`count sitemaps: ${outcomes.join(", ")}`, () => {
      const sitemaps = outcomes.map((outcome) => ({
        address: `${HOME}${outcome}.xml`,
        outcome,
        why: null,
      }));
      const sites = [seenSite({ sitemaps })];
      expect(summariseAudit(makeAudit(observed([{}], { sites }))).sites[0]?.sitemaps).toBe(text);
    });
  }
});

test.describe("A page visited in three states", () => {
  const cookies = [seenCookie()];
  const visits = (change: Partial<Page> = {}) =>
    (["before", "rejected", "accepted"] as const).map((state) => ({
      state,
      address: HOME,
      cookies,
      notes: ["A dialog opened and was closed."],
      ...change,
    }));
  const choices = [choiceMade(), choiceMade({ state: "accepted" })];

  test("counts as one page", () => {
    const refused = [seenCookie({ refused: ["InvalidDomain"] })];
    const audit = makeAudit(
      observed([...visits(), ...visits({ address: `${HOME}b`, cookies: refused, notes: [] })], {
        choices,
      }),
    );
    const {
      pageGroups,
      matrixRows,
      storedItems,
      refused: attempts,
      sites,
      notes,
    } = createHtmlContext(audit);
    expect(pageGroups.shown.map(({ count, items }) => [count, items])).toEqual([
      ["1 page", "1 item"],
      ["1 page", "no items"],
    ]);
    expect(matrixRows.shown.map(({ pages }) => pages)).toEqual([1]);
    expect(storedItems.shown.map(({ pages }) => pages)).toEqual([1]);
    expect(attempts.shown.map(({ pages }) => pages)).toEqual([1]);
    expect(sites.shown.map(({ outcomes }) => outcomes.map(({ count }) => count))).toEqual([
      ["2 addresses"],
    ]);
    expect(notes.shown).toEqual([
      { page: { href: HOME, text: "/" }, notes: ["A dialog opened and was closed."] },
    ]);
  });

  test("that failed only after the choices is listed as visited and as failed after them", () => {
    const [before, ...after] = visits();
    const failed = after.map((page) => ({
      ...page,
      outcome: "failed" as const,
      why: "No answer.",
    }));
    const audit = makeAudit(observed([{ ...before }, ...failed], { choices }));
    const [site] = createHtmlContext(audit).sites.shown;
    expect(site?.outcomes).toMatchObject([{ title: "Visited", count: "1 address" }]);
    expect(site?.failed.shown).toEqual([
      { page: { href: HOME, text: "/" }, why: "After rejecting and after accepting: No answer." },
    ]);
  });

  test("includes cookies that the browser refused when the choice was made", () => {
    const choice = choiceMade({ cookies: [seenCookie({ refused: ["SyntaxError"] })] });
    expect(listRefusedCookies(observed([{}], { choices: [choice] }))).toMatchObject([
      { pages: [HOME] },
    ]);
  });
});

test("An origin that several websites of a run share is listed once, with the failures of all", () => {
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
  expect(summariseAudit(makeAudit(observations)).sites).toMatchObject([
    {
      outcomes: [{ outcome: "visited", pages: [{ address: HOME }] }],
      robots: "could not be read: Status 503.",
      sitemaps: "0 of 1 read",
    },
  ]);
});

test("The extent is the number of audited websites, and which part of the list they are", () => {
  const extent = (count: number, part: { number: number; of: number }) => {
    const websites = Array.from({ length: count }, (_, index) => ({
      ...websiteOf([`https://w${index}.test/`]),
      number: index + 1,
    }));
    const run = { websites, part: { list: "", name: null, ...part } };
    return createHtmlContext(makeAudit(observed([{}], { run }))).extent;
  };
  const whole = { number: 1, of: 1 };
  expect(extent(1, whole)).toBeNull();
  expect(extent(12, whole)).toBe("12 websites were audited.");
  expect(extent(12, { number: 2, of: 5 })).toBe(
    "12 websites were audited: part 2 of 5 of the list.",
  );
  expect(extent(1, { number: 5, of: 5 })).toBe("1 website was audited: part 5 of 5 of the list.");
});

test("The report describes the visitor by the choices that were tried", () => {
  const visitor = (...states: Run["states"]) =>
    createHtmlContext(makeAudit(observed([{}], { run: { states } }))).visitor;
  expect(visitor("before")).toBe("was not logged in and had not made a choice about cookies");
  expect(visitor("before", "rejected", "accepted")).toBe(
    "was not logged in: before a choice about cookies and, where possible, after rejecting and after accepting them",
  );
  expect(visitor("before", "accepted")).toContain("where possible, after accepting them");
});
