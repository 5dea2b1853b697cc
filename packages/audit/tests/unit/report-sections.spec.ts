import { expect, test } from "playwright/test";
import type { Page } from "../../src/observation-schema.ts";
import { findSetters, groupByKind, splitHint } from "../../src/report/finding-groups.ts";
import { createLinker } from "../../src/report/page-links.ts";
import { listThirdPartyHosts } from "../../src/report/third-party-hosts.ts";
import { createPageMatrix } from "../../src/report/page-matrix.ts";
import { listRefusedCookies } from "../../src/report/refused-cookies.ts";
import { createStoredItemRows } from "../../src/report/stored-item-rows.ts";
import { createHtmlContext } from "../../src/report/html-context.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";
import { makeAudit, sampleAudit } from "../support/sample-audit.ts";

test.describe("The matrix of pages and items", () => {
  test("groups pages that set the same items or none, the largest group first", () => {
    const a = seenCookie({ name: "a" });
    const b = seenCookie({ name: "b" });
    const audit = makeAudit(
      observed([
        ...[[a, b], [b], [b], []].map((cookies) => ({ cookies })),
        { outcome: "missing" },
        { outcome: "failed" },
      ]),
    );
    const { groups, rows } = createPageMatrix(audit);
    expect(groups.shown).toEqual([
      { pages: [`${HOME}page-1`, `${HOME}page-2`], items: 1 },
      { pages: [HOME], items: 2 },
      { pages: [`${HOME}page-3`], items: 0 },
    ]);
    expect(rows.shown.map(({ name, pages, marks }) => [name, pages, marks])).toEqual([
      ["b", 3, [true, true, false]],
      ["a", 1, [false, true, false]],
    ]);
  });

  test("counts the groups and items that it does not show", () => {
    const cookies = (bits: number) =>
      Array.from({ length: 6 }, (_, bit) => seenCookie({ name: `n${"abcdef"[bit]}` })).filter(
        (_, bit) => bits & (1 << bit),
      );
    const many = Array.from({ length: 60 }, (_, index) =>
      seenCookie({ name: "x".repeat(index + 1) }),
    );
    const pages: Partial<Page>[] = Array.from({ length: 64 }, (_, index) => ({
      cookies: cookies(index),
    }));
    const { groups, rows } = createPageMatrix(makeAudit(observed([...pages, { cookies: many }])));
    expect([groups.shown.length, groups.more]).toEqual([50, 15]);
    expect([rows.shown.length, rows.more]).toEqual([40, 26]);
  });
});

test.describe("A refused cookie", () => {
  for (const [reason, text] of [
    ["InvalidDomain", "The website is not allowed to set cookies for this domain."],
    ["ScriptRefused", "A script tried to set it, but the browser did not store it."],
    ["SomethingNew\u001B", String.raw`SomethingNew\u001b`],
  ] as const) {
    test(`has a reason: ${text}`, () => {
      const refused = [reason];
      const cookies = [seenCookie({ refused }), seenCookie({ refused, path: "/a" })];
      const found = listRefusedCookies(
        observed([{ cookies }, { cookies }, { cookies: [seenCookie()] }]),
      );
      expect(found).toMatchObject([{ reasons: [text], pages: [HOME, `${HOME}page-1`] }]);
    });
  }

  test("has each reason once, and one if the browser gave none", () => {
    const cookies = [
      seenCookie({ name: "a", refused: [] }),
      seenCookie({ name: "b", refused: ["SameSiteLax", "SchemefulSameSiteLax"] }),
    ];
    expect(listRefusedCookies(observed([{ cookies }])).map(({ reasons }) => reasons)).toEqual([
      ["The browser gave no reason."],
      ["It was set in a page of another website, which its SameSite setting does not allow."],
    ]);
  });
});

test.describe("A hint", () => {
  for (const [hint, ...parts] of [
    ["Ask the owner of the website.", "text: Ask the owner of the website."],
    ['Write "duration": "P2Y".', "text: Write ", 'fields: "duration": "P2Y"', "text: ."],
    [
      'Write "name": "a\\"b" and "aliases": ["c", "d"], or "x": null.',
      "text: Write ",
      'fields: "name": "a\\"b"',
      "text:  and ",
      'fields: "aliases": ["c", "d"]',
      "text: , or ",
      'fields: "x": null',
      "text: .",
    ],
    [
      'Paste: { "name": "a } b", "aliases": [] } Then “ask”.',
      "text: Paste: ",
      'record: {\n  "name": "a } b",\n  "aliases": []\n}',
      "text:  Then “ask”.",
    ],
    ['{ "a": nonsense }', 'record: { "a": nonsense }'],
  ] as const) {
    test(`is split into text and JSON: ${hint}`, () => {
      expect(splitHint(hint).map(({ type, text }) => `${type}: ${text}`)).toEqual(parts);
    });
  }

  test("of each finding with suggested edits contains valid JSON", () => {
    const editable = sampleAudit().findings.filter(({ edits }) => edits.length > 0);
    expect(editable.length).toBeGreaterThan(0);
    for (const { hint } of editable) {
      const json = splitHint(hint).find(({ type }) => type !== "text");
      const text = json?.type === "fields" ? `{${json.text}}` : json?.text;
      expect(() => JSON.parse(text ?? ""), hint).not.toThrow();
    }
  });
});

test("Findings are grouped by kind, most serious first, and name what set their items, with its line", () => {
  const { findings } = sampleAudit();
  const groups = groupByKind(findings.toReversed());
  expect(groups.map(({ kind }) => kind)).toEqual([
    "set-before-choice",
    "set-despite-rejection",
    "undeclared",
    "wrong-domain",
    "longer-lifetime",
    "alias-seen",
  ]);
  expect(groups.flatMap((group) => group.findings.flatMap(findSetters))).toContain(
    "script: https://stats.counter.example/count.js, line 12",
  );
});

test("Links omit the host of a single website, and have only HTTP and HTTPS addresses", () => {
  const one = createLinker(observed([{}, {}]));
  expect(one(`${HOME}a?b=c`)).toEqual({ href: `${HOME}a?b=c`, text: "/a?b=c" });
  expect(one("javascript:alert(1)")).toEqual({ href: null, text: "javascript:alert(1)" });
  expect(one("nonsense\u001B")).toEqual({ href: null, text: String.raw`nonsense\u001b` });
  const several = createLinker(observed([{}, { address: "https://shop.example.gov.uk/" }]));
  expect(several(`${HOME}a`).text).toBe("www.example.gov.uk/a");
});

test("Third-party hosts are listed with the number of pages that contacted them, most pages first", () => {
  const choice = choiceMade({ hosts: ["b.example", "c.example"] });
  const pages = [
    { hosts: ["b.example"] },
    { hosts: ["b.example", "a.example"] },
    { hosts: ["b.example"], state: "rejected", address: HOME },
    { hosts: ["d.example"], state: "accepted", address: HOME },
    { hosts: ["d.example"], state: "rejected", address: HOME },
  ] as const;
  const observations = observed(
    pages.map((page) => ({ ...page, hosts: [...page.hosts] })),
    { choices: [choice] },
  );
  const first = { href: HOME, text: "/" };
  expect(listThirdPartyHosts(observations, createLinker(observations))).toEqual([
    { host: "b.example", pages: 2, first, onlyAfter: null },
    {
      host: "a.example",
      pages: 1,
      first: { href: `${HOME}page-1`, text: "/page-1" },
      onlyAfter: null,
    },
    { host: "c.example", pages: 1, first, onlyAfter: "after rejecting" },
    { host: "d.example", pages: 1, first, onlyAfter: "after rejecting and after accepting" },
  ]);
});

test("Rows of stored items have the party, the scope and the record that matches", () => {
  const audit = makeAudit(
    observedItems(
      seenCookie({ name: "", hostOnly: true, setBy: { by: "unknown", address: null, line: null } }),
      seenCookie({ name: "_c_1", lifetime: 60, party: "third" }),
      seenItem(),
    ),
    [{ name: "_c_*", duration: "PT1M" }],
  );
  expect(createStoredItemRows(audit, createLinker(audit.observations))).toMatchObject([
    { name: "<unnamed>", scope: "host", party: "first", lifetime: null, setBy: [], record: null },
    {
      name: "_c_1",
      scope: "subdomains",
      party: "third",
      lifetime: "1 minute",
      setBy: ["script: https://www.example.gov.uk/site.js"],
      record: "_c_*",
    },
    { name: "basket", scope: "none", party: "first", lifetime: undefined, setBy: [], record: null },
  ]);
});

test("The start of the run is shown in London time, in winter and summer", () => {
  const startedText = (started: string) =>
    createHtmlContext(makeAudit(observed([{}], { run: { started } }))).startedText;
  expect(startedText("2026-11-23T09:30:00Z")).toBe("23 November 2026 at 09:30");
  expect(startedText("2026-07-01T23:30:00Z")).toBe("2 July 2026 at 00:30");
});

test("Long lists are truncated, and the entries that are not shown are counted", () => {
  const cookies = Array.from({ length: 400 }, (_, index) =>
    seenCookie({
      name: "abcdefghijklmnopqrst".slice(index % 20) + "z".repeat(index),
      lifetime: 60,
    }),
  );
  const audit = makeAudit(
    observed([{ cookies, hosts: Array.from({ length: 120 }, (_, index) => `h${index}`) }]),
  );
  const { storedItems, lifetimes, findings, hosts } = createHtmlContext(audit);
  expect([storedItems.shown.length, storedItems.more]).toEqual([300, 100]);
  expect([lifetimes.shown.length, lifetimes.more]).toEqual([100, 300]);
  expect([hosts.shown.length, hosts.more]).toEqual([100, 20]);
  expect(findings.groups.flatMap((group) => group.findings).length + findings.more).toBe(
    audit.findings.length,
  );
  expect(findings.more).toBeGreaterThan(0);
});

test("The title names up to three websites, or two and the number of others", () => {
  const title = (...hosts: string[]) =>
    createHtmlContext(
      makeAudit(observed([{}], { starts: hosts.map((host) => `https://${host}/`) })),
    ).websites;
  expect(title("a.test")).toBe("a.test");
  expect(title("a.test", "b.test", "c.test")).toBe("a.test, b.test and c.test");
  expect(title("a.test", "b.test", "c.test", "d.test")).toBe("a.test, b.test and 2 more websites");
});
