import { expect, test } from "playwright/test";
import type { Page } from "../../src/observation-schema.ts";
import { bySeverity, hintParts, settersOf } from "../../src/report/finding-groups.ts";
import { CAP, lifetimes, TICKS } from "../../src/report/lifetime-chart.ts";
import { linker, thirdParties } from "../../src/report/report-links.ts";
import { matrix } from "../../src/report/page-matrix.ts";
import { refusals } from "../../src/report/refused-cookies.ts";
import { storedItemRows } from "../../src/report/stored-item-rows.ts";
import { viewOf } from "../../src/report/html-view.ts";
import { lifetimeInWords } from "../../src/report/report-messages.ts";
import {
  choiceMade,
  HOME,
  observed,
  observedItems,
  seenCookie,
  seenItem,
} from "../support/made-observations.ts";
import { auditOf, sampleAudit } from "../support/sample-audit.ts";

const DAY = 86_400;

test.describe("Lifetimes", () => {
  for (const [seconds, words] of [
    [1, "1 second"],
    [59, "59 seconds"],
    [60, "1 minute"],
    [5400, "90 minutes"],
    [3600, "1 hour"],
    [7200, "2 hours"],
    [DAY, "1 day"],
    [1.5 * DAY, "1.5 days"],
    [30 * DAY, "30 days"],
    [365 * DAY, "1 year"],
    [400 * DAY, "400 days"],
    [730 * DAY, "2 years"],
    [36_500 * DAY, "100 years"],
  ] as const) {
    test(`of ${seconds} seconds are ${words}`, () => expect(lifetimeInWords(seconds)).toBe(words));
  }

  test("stand on one scale, from a minute to ten years", () => {
    const places = TICKS.map(({ at }) => at);
    expect(places[0]).toBe(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(CAP).toBeGreaterThan(places.at(-1) ?? 0);
    expect(CAP).toBeLessThan(100);
  });

  test("that are too short or too long for the scale end with it", () => {
    const cookies = observedItems(
      seenCookie({ name: "a", lifetime: 1 }),
      seenCookie({ name: "b", lifetime: 1e11 }),
      seenCookie({ name: "c", lifetime: 60 * 60 }),
    );
    expect(lifetimes(auditOf(cookies)).map(({ seen }) => seen)).toEqual([
      { words: "1 second", reach: 0.5, capped: false },
      { words: expect.stringMatching(/^3,1\d\d(?:\.\d)? years$/), reach: 100, capped: true },
      { words: "1 hour", reach: expect.any(Number), capped: false },
    ]);
  });

  test("are told by record, with the longest that was seen, what is untrue first", () => {
    const audit = auditOf(
      observedItems(
        seenCookie({ name: "_c_1", lifetime: DAY }),
        seenCookie({ name: "_c_2", lifetime: 300 * DAY }),
        seenCookie({ name: "stray" }),
      ),
      [
        { name: "theme", duration: null },
        { name: "_c_*", duration: "P1M" },
        { name: "past", status: "retired" },
        { name: "basket", storage: "localStorage" },
        { name: "sid", persistence: "session", duration: null },
      ],
    );
    const told = lifetimes(audit).map(({ name, declared, seen, isUntrue }) => [
      name,
      declared.words,
      seen.words,
      isUntrue,
    ]);
    expect(told).toEqual([
      ["_c_*", "1 month", "300 days", true],
      ["theme", "not stated", "not seen", false],
      ["sid", "session", "not seen", false],
      ["stray", "not in the inventory", "session", false],
    ]);
  });
});

test.describe("Which pages set what", () => {
  test("pages that set the same are one group, the largest first, and those that set nothing are one too", () => {
    const a = seenCookie({ name: "a" });
    const b = seenCookie({ name: "b" });
    const audit = auditOf(
      observed([
        ...[[a, b], [b], [b], []].map((cookies) => ({ cookies })),
        { outcome: "missing" },
        { outcome: "failed" },
      ]),
    );
    const { groups, rows } = matrix(audit);
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

  test("what there is no room for is counted", () => {
    const cookies = (turn: number) =>
      Array.from({ length: 6 }, (_, bit) => seenCookie({ name: `n${"abcdef"[bit]}` })).filter(
        (_, bit) => turn & (1 << bit),
      );
    const many = Array.from({ length: 60 }, (_, turn) =>
      seenCookie({ name: "x".repeat(turn + 1) }),
    );
    const pages: Partial<Page>[] = Array.from({ length: 64 }, (_, turn) => ({
      cookies: cookies(turn),
    }));
    const { groups, rows } = matrix(auditOf(observed([...pages, { cookies: many }])));
    expect([groups.shown.length, groups.more]).toEqual([50, 15]);
    expect([rows.shown.length, rows.more]).toEqual([40, 26]);
  });
});

test.describe("What the browser refused", () => {
  for (const [reason, words] of [
    ["InvalidDomain", "It names a domain that the website may not set cookies for."],
    ["ScriptRefused", "A script offered it, and the browser did not keep it."],
    ["SomethingNew\u001B", String.raw`SomethingNew\u001b`],
  ] as const) {
    test(`has its reason in words: ${words}`, () => {
      const refused = [reason];
      const cookies = [seenCookie({ refused }), seenCookie({ refused, path: "/a" })];
      const found = refusals(observed([{ cookies }, { cookies }, { cookies: [seenCookie()] }]));
      expect(found).toMatchObject([{ reasons: [words], pages: [HOME, `${HOME}page-1`] }]);
    });
  }

  test("has a reason even where the browser gave none, and the same one only once", () => {
    const cookies = [
      seenCookie({ name: "a", refused: [] }),
      seenCookie({ name: "b", refused: ["SameSiteLax", "SchemefulSameSiteLax"] }),
    ];
    expect(refusals(observed([{ cookies }])).map(({ reasons }) => reasons)).toEqual([
      ["The browser gave no reason."],
      ["It was offered inside a page of another website, and asks not to be (SameSite)."],
    ]);
  });
});

test.describe("A hint", () => {
  for (const [hint, ...parts] of [
    ["Ask whoever looks after it.", "words: Ask whoever looks after it."],
    ['Write "duration": "P2Y".', "words: Write ", 'values: "duration": "P2Y"', "words: ."],
    [
      'Write "name": "a\\"b" and "aliases": ["c", "d"], or "x": null.',
      "words: Write ",
      'values: "name": "a\\"b"',
      "words:  and ",
      'values: "aliases": ["c", "d"]',
      "words: , or ",
      'values: "x": null',
      "words: .",
    ],
    [
      'Paste: { "name": "a } b", "aliases": [] } Then “ask”.',
      "words: Paste: ",
      'record: {\n  "name": "a } b",\n  "aliases": []\n}',
      "words:  Then “ask”.",
    ],
    ['{ "a": nonsense }', 'record: { "a": nonsense }'],
  ] as const) {
    test(`has its JSON told from its words: ${hint}`, () => {
      expect(hintParts(hint).map(({ as, text }) => `${as}: ${text}`)).toEqual(parts);
    });
  }

  test("of every finding that is mended by writing holds JSON that can be copied", () => {
    const written = sampleAudit().findings.filter(({ edits }) => edits.length > 0);
    expect(written.length).toBeGreaterThan(0);
    for (const { hint } of written) {
      const json = hintParts(hint).find(({ as }) => as !== "words");
      const text = json?.as === "values" ? `{${json.text}}` : json?.text;
      expect(() => JSON.parse(text ?? ""), hint).not.toThrow();
    }
  });
});

test("Findings come by kind, the gravest kind first, and tell who set what they are about", () => {
  const { findings } = sampleAudit();
  const groups = bySeverity(findings.toReversed());
  expect(groups.map(({ kind }) => kind)).toEqual([
    "set-before-choice",
    "set-although-rejected",
    "undeclared",
    "wrong-domain",
    "longer-lifetime",
    "alias-seen",
  ]);
  expect(groups.flatMap((group) => group.findings.flatMap(settersOf))).toContain(
    "a script: https://stats.counter.example/count.js",
  );
});

test("Links are as short as they can be, and lead only to the web", () => {
  const one = linker(observed([{}, {}]));
  expect(one(`${HOME}a?b=c`)).toEqual({ href: `${HOME}a?b=c`, text: "/a?b=c" });
  expect(one("javascript:alert(1)")).toEqual({ href: null, text: "javascript:alert(1)" });
  expect(one("nonsense\u001B")).toEqual({ href: null, text: String.raw`nonsense\u001b` });
  const several = linker(observed([{}, { address: "https://shop.example.gov.uk/" }]));
  expect(several(`${HOME}a`).text).toBe("www.example.gov.uk/a");
});

test("Third parties are told with how many pages contacted them, each counted once, those of most pages first", () => {
  const answered = choiceMade({ hosts: ["b.example", "c.example"] });
  const pages = [
    { hosts: ["b.example"] },
    { hosts: ["b.example", "a.example"] },
    { hosts: ["b.example"], state: "rejected", address: HOME },
    { hosts: ["d.example"], state: "accepted", address: HOME },
    { hosts: ["d.example"], state: "rejected", address: HOME },
  ] as const;
  const observations = observed(
    pages.map((page) => ({ ...page, hosts: [...page.hosts] })),
    { choices: [answered] },
  );
  const first = { href: HOME, text: "/" };
  expect(thirdParties(observations, linker(observations))).toEqual([
    { host: "b.example", pages: 2, first, only: null },
    { host: "a.example", pages: 1, first: { href: `${HOME}page-1`, text: "/page-1" }, only: null },
    { host: "c.example", pages: 1, first, only: "after “no”" },
    { host: "d.example", pages: 1, first, only: "after “no” and after “yes”" },
  ]);
});

test("What was seen is told with whose it is, whether subdomains get it, and the record that covers it", () => {
  const audit = auditOf(
    observedItems(
      seenCookie({ name: "", hostOnly: true, setBy: { by: "unknown", address: null } }),
      seenCookie({ name: "_c_1", lifetime: 60, party: "third" }),
      seenItem(),
    ),
    [{ name: "_c_*", duration: "PT1M" }],
  );
  expect(storedItemRows(audit, linker(audit.observations))).toMatchObject([
    { name: "<unnamed>", reach: "host", party: "first", lifetime: null, setBy: [], record: null },
    {
      name: "_c_1",
      reach: "subdomains",
      party: "third",
      lifetime: "1 minute",
      setBy: ["a script: https://www.example.gov.uk/site.js"],
      record: "_c_*",
    },
    { name: "basket", reach: "none", party: "first", lifetime: undefined, setBy: [], record: null },
  ]);
});

test("The report tells the time of the run as it is in London, in summer too", () => {
  const when = (started: string) => viewOf(auditOf(observed([{}], { run: { started } }))).when;
  expect(when("2026-11-23T09:30:00Z")).toBe("23 November 2026 at 09:30");
  expect(when("2026-07-01T23:30:00Z")).toBe("2 July 2026 at 00:30");
});

test("A long list is cut, and what is left out is counted", () => {
  const cookies = Array.from({ length: 400 }, (_, turn) =>
    seenCookie({ name: "abcdefghijklmnopqrst".slice(turn % 20) + "z".repeat(turn), lifetime: 60 }),
  );
  const audit = auditOf(
    observed([{ cookies, hosts: Array.from({ length: 120 }, (_, at) => `h${at}`) }]),
  );
  const { seen, lifetimes: bars, findings, hosts } = viewOf(audit);
  expect([seen.shown.length, seen.more]).toEqual([300, 100]);
  expect([bars.shown.length, bars.more]).toEqual([100, 300]);
  expect([hosts.shown.length, hosts.more]).toEqual([100, 20]);
  expect(findings.groups.flatMap((group) => group.findings).length + findings.more).toBe(
    audit.findings.length,
  );
  expect(findings.more).toBeGreaterThan(0);
});

test("Several websites are named in the title, and many are counted", () => {
  const subject = (...hosts: string[]) =>
    viewOf(auditOf(observed([{}], { starts: hosts.map((host) => `https://${host}/`) }))).subject;
  expect(subject("a.test")).toBe("a.test");
  expect(subject("a.test", "b.test", "c.test")).toBe("a.test, b.test and c.test");
  expect(subject("a.test", "b.test", "c.test", "d.test")).toBe(
    "a.test, b.test and 2 more websites",
  );
});
