import { expect, test } from "playwright/test";
import { CUSTOM_BANNER } from "../../src/consent/banner-kinds.ts";
import type { Choice, Page, State } from "../../src/observation-schema.ts";
import { groupChoicesByOrigin, summariseChoices } from "../../src/report/choice-results.ts";
import { findPages } from "../../src/report/finding-groups.ts";
import { toAuditMarkdown } from "../../src/report/markdown-report.ts";
import { listItemStates } from "../../src/report/consent-states.ts";
import { createHtmlContext } from "../../src/report/html-context.ts";
import { choiceMade, HOME, observed, seenCookie, seenItem } from "../support/made-observations.ts";
import { makeAudit, sampleAudit } from "../support/sample-audit.ts";

const ORIGIN = new URL(HOME).origin;
const FORMS = "https://forms.example.gov.uk";
const cookies = [seenCookie({ lifetime: 31_536_000 })];

const made: readonly Partial<Choice>[] = [{ state: "rejected" }, { state: "accepted" }];
const unknown: readonly Partial<Choice>[] = made.map((each) => ({
  ...each,
  outcome: "unknown",
  banner: null,
  why: "No banner was found.",
}));
const choicesOn = (origin: string, choices: readonly Partial<Choice>[]) =>
  choices.map((each) => choiceMade({ origin, ...each }));

/** Visits of a page in the states `visited`; in those of `set`, it sets the cookie of the first record. */
function visits(set: readonly State[], visited: readonly State[], address = HOME): Partial<Page>[] {
  return visited.map((state) => ({ state, address, cookies: set.includes(state) ? cookies : [] }));
}

const BEFORE = ["before"] as const;
const ALL = ["before", "rejected", "accepted"] as const;
const FAILED: Partial<Page> = { state: "rejected", address: HOME, outcome: "failed", why: "503." };

test.describe("The table of states shows an item", () => {
  /** The exception of its record, the visits, the expected row, and the choices: by default, both are made. */
  type Case = readonly [
    exception: number | null,
    pages: readonly Partial<Page>[],
    row: string,
    choices?: readonly Choice[],
  ];
  const cases: Readonly<Record<string, Case>> = {
    "set in all states, with no exception recorded": [
      null,
      visits(ALL, ALL),
      "set on 1 page | set on 1 page | set on 1 page | not recorded",
    ],
    "set without the consent that it needs": [
      2,
      visits(ALL, ALL),
      "set on 1 page, without consent | set on 1 page, despite rejection | set on 1 page | yes",
    ],
    "set only with consent, as recorded": [
      2,
      visits(["accepted"], ALL),
      "not set | not set | set on 1 page | yes",
    ],
    "set for statistics although visitors may object": [
      5,
      visits(ALL, ALL),
      "set on 1 page | set on 1 page, despite rejection | set on 1 page | no, but visitors may object",
    ],
    "set for appearance, and not set again after rejecting": [
      6,
      visits(["before", "accepted"], ALL),
      "set on 1 page | not set again | set on 1 page | no, but visitors may object",
    ],
    "that is strictly necessary": [
      4,
      visits(ALL, ALL),
      "set on 1 page | set on 1 page | set on 1 page | no",
    ],
    "when no choice was tried": [
      4,
      visits(BEFORE, BEFORE),
      "set on 1 page | not checked | not checked | no",
      [],
    ],
    "when no choice could be made": [
      4,
      visits(BEFORE, BEFORE),
      "set on 1 page | not checked | not checked | no",
      choicesOn(ORIGIN, unknown),
    ],
    "when a choice could be made on one of its two websites": [
      4,
      [...visits(BEFORE, ALL), ...visits(BEFORE, BEFORE, `${FORMS}/`)],
      "set on 2 pages | not set again where checked | not set again where checked | no",
      [...choicesOn(ORIGIN, made), ...choicesOn(FORMS, unknown)],
    ],
    "when a choice could be made on one of its two websites, which set it": [
      4,
      [...visits(ALL, ALL), ...visits(BEFORE, BEFORE, `${FORMS}/`)],
      "set on 2 pages | set on 1 page | set on 1 page | no",
      [...choicesOn(ORIGIN, made), ...choicesOn(FORMS, unknown)],
    ],
    "when its page failed after the choice": [
      4,
      [...visits(BEFORE, ["before", "accepted"]), FAILED],
      "set on 1 page | not checked | not set again | no",
    ],
    "when its page failed after the choice and another page of the website did not": [
      4,
      [...visits(BEFORE, ["before", "accepted"]), FAILED, ...visits([], ALL, `${HOME}b`)],
      "set on 1 page | not set again where checked | not set again | no",
    ],
    "set by the choice itself": [
      4,
      visits([], ALL),
      "not set | set on 1 page | not set | no",
      choicesOn(ORIGIN, [{ state: "rejected", cookies }, { state: "accepted" }]),
    ],
    "of two websites with the same pages, one of which made no choice": [
      4,
      [...visits(BEFORE, ALL), { ...visits(BEFORE, BEFORE)[0], website: 2 }],
      "set on 1 page | not set again where checked | not set again where checked | no",
      [
        ...choicesOn(ORIGIN, made),
        ...choicesOn(ORIGIN, unknown).map((each) => ({ ...each, website: 2 })),
      ],
    ],
  };
  for (const [title, [exception, pages, row, choices = choicesOn(ORIGIN, made)]] of Object.entries(
    cases,
  )) {
    test(title, () => {
      const items = listItemStates(makeAudit(observed(pages, { choices }), [{ exception }]));
      const rows = items.map(({ cells, needsConsent }) => [
        ...ALL.map((state) => [cells[state].text, cells[state].breach ?? []].flat().join(", ")),
        needsConsent,
      ]);
      expect(rows.map((texts) => texts.join(" | "))).toEqual([row]);
    });
  }

  test("without a breach if it is not in the inventory", () => {
    const audit = makeAudit(observed(visits(ALL, ALL), { choices: choicesOn(ORIGIN, made) }), []);
    expect(listItemStates(audit)).toMatchObject([
      {
        needsConsent: "not in the inventory",
        cells: { before: { breach: null }, rejected: { breach: null } },
        isAffectedByConsent: false,
      },
    ]);
  });

  test("with a breach first, then one that depends on the choice, then one that needs consent", () => {
    const named = (...names: string[]) => names.map((name) => seenCookie({ name }));
    const audit = makeAudit(
      observed(
        [
          { cookies: named("always", "gone", "lost", "breach") },
          { state: "rejected", address: HOME, cookies: named("always", "late", "breach") },
          { state: "accepted", address: HOME, cookies: named("always", "gone", "late") },
          { address: `${FORMS}/`, cookies: named("consent") },
        ],
        { choices: choicesOn(ORIGIN, made) },
      ),
      ["breach", "consent"].map((name) => ({
        name,
        persistence: "session",
        duration: null,
        exception: 2,
      })),
    );
    expect(
      listItemStates(audit).map(({ name, isAffectedByConsent }) => [name, isAffectedByConsent]),
    ).toEqual([
      ["breach", true],
      ["consent", true],
      ["gone", true],
      ["late", true],
      ["always", false],
      ["lost", false],
    ]);
  });
});

test.describe("The result of a choice", () => {
  for (const [choice, status, text] of [
    [{}, "made", "Done using the banner “gov.uk”. 2 pages were visited afterwards."],
    [{ banner: null }, "made", "Done. 2 pages were visited afterwards."],
    [
      { banner: CUSTOM_BANNER },
      "made",
      `Done using the banner ${CUSTOM_BANNER}. 2 pages were visited afterwards.`,
    ],
    [
      { outcome: "shared", why: "The choice made on https://a.test also applies here." },
      "made",
      "The choice made on https://a.test also applies here. 2 pages were visited afterwards.",
    ],
    [
      { outcome: "unknown", banner: null, why: "No banner was found." },
      "not-made",
      "Not possible. No banner was found.",
    ],
    [
      { outcome: "unknown", banner: null, why: "It says “\u001B[31m\u202E”." },
      "not-made",
      String.raw`Not possible. It says “\u001b[31m\u202e”.`,
    ],
    [
      { outcome: "failed", why: "The banner appeared again." },
      "not-made",
      "Not possible using the banner “gov.uk”. The banner appeared again.",
    ],
    [
      { outcome: "failed", banner: null, why: "The browser crashed." },
      "not-made",
      "Not possible. The browser crashed.",
    ],
    [
      { outcome: "failed", banner: "a\u202Eb", why: null },
      "not-made",
      String.raw`Not possible using the banner “a\u202eb”. Reason unknown.`,
    ],
  ] as const satisfies readonly (readonly [Partial<Choice>, string, string])[]) {
    test(`is described: ${text}`, () => {
      const pages = [...visits([], ALL), ...visits([], ALL, `${HOME}b`)];
      const [first] = groupChoicesByOrigin(observed(pages, { choices: [choiceMade(choice)] }));
      expect(first).toEqual({
        origin: ORIGIN,
        results: [
          { state: "rejected", status, text },
          { state: "accepted", status: "not-tried", text: "Not tried." },
        ],
      });
    });
  }

  test("is listed once for each website, first where it could not be made", () => {
    const observations = observed(
      [...visits([], ALL), { website: 2 }, ...visits([], BEFORE, `${FORMS}/`)],
      {
        choices: [
          ...choicesOn(ORIGIN, made),
          ...choicesOn(ORIGIN, made),
          ...choicesOn(FORMS, unknown),
        ],
      },
    );
    const all = groupChoicesByOrigin(observations);
    expect(
      all.map(({ origin, results }) => [origin, ...results.map(({ status }) => status)]),
    ).toEqual([
      [FORMS, "not-made", "not-made"],
      [ORIGIN, "made", "made"],
    ]);
    expect(all[1]?.results[0].text).toBe(
      "Done using the banner “gov.uk”. 1 page was visited afterwards.",
    );
  });

  test("is “made” on an origin only if it was made for all websites that share the origin", () => {
    const other = choicesOn(ORIGIN, unknown).map((each) => ({ ...each, website: 2 }));
    const observations = observed(visits([], ALL), {
      choices: [...choicesOn(ORIGIN, made), ...other],
    });
    expect(groupChoicesByOrigin(observations)[0]?.results[0]).toMatchObject({
      status: "not-made",
      text: "Done using the banner “gov.uk”. Not possible. No banner was found.",
    });
  });

  const NOT_CHECKED =
    "Where a choice could not be made, the audit did not check what is stored after it.";
  for (const [choices, summary] of [
    [choicesOn(ORIGIN, made), "Cookies could be rejected on 1 of 2 websites and accepted on 1."],
    [
      [...choicesOn(ORIGIN, made), ...choicesOn(FORMS, unknown.slice(0, 1))],
      `Cookies could be rejected on 1 of 2 websites and accepted on 1. ${NOT_CHECKED}`,
    ],
    [
      choicesOn(ORIGIN, made.slice(0, 1)),
      "Cookies could be rejected on 1 of 2 websites. Accepting cookies was not tried.",
    ],
    [
      choicesOn(ORIGIN, made.slice(1)),
      "Rejecting cookies was not tried. Cookies could be accepted on 1 of 2 websites.",
    ],
    [
      [...choicesOn(ORIGIN, unknown), ...choicesOn(FORMS, unknown)],
      `Cookies could be rejected on 0 of 2 websites and accepted on 0. ${NOT_CHECKED}`,
    ],
  ] as const) {
    test(`is summarised: ${summary}`, () => {
      const pages = [...visits([], BEFORE), ...visits([], BEFORE, `${FORMS}/`)];
      const observations = observed(pages, { choices });
      expect(summariseChoices(groupChoicesByOrigin(observations))).toBe(summary);
    });
  }
});

test.describe("A finding about a choice", () => {
  test("names only the pages that set the item in its state", () => {
    const pages = [...visits(ALL, ALL), ...visits(["before"], ALL, `${HOME}b`)];
    const audit = makeAudit(observed(pages, { choices: choicesOn(ORIGIN, made) }), [
      { exception: 2 },
    ]);
    expect(audit.findings.map((finding) => [finding.rule, findPages(finding)])).toEqual([
      ["set-before-choice", [HOME, `${HOME}b`]],
      ["set-despite-rejection", [HOME]],
    ]);
  });

  test("has the label “What to do”, other findings “What to change”", () => {
    const groups = createHtmlContext(sampleAudit()).findings.groups;
    const labels = groups.map(({ kind, findings }) => [
      kind,
      ...new Set(findings.map(({ hintLabel }) => hintLabel)),
    ]);
    expect(labels.slice(0, 3)).toEqual([
      ["set-before-choice", "What to do"],
      ["set-despite-rejection", "What to do"],
      ["undeclared", "What to change"],
    ]);
  });
});

test("In Markdown, table rows that do not fit are counted", () => {
  const items = Array.from({ length: 2000 }, (_, index) =>
    seenItem({
      name: `${"abcdefghij"[index % 10]}${"|".repeat(index / 10)}`,
      storage: "indexedDB",
    }),
  );
  const audit = makeAudit(
    observed([...visits([], BEFORE), { state: "accepted", address: HOME, items }], {
      choices: choicesOn(ORIGIN, made.slice(1)),
    }),
  );
  const markdown = toAuditMarkdown({ ...audit, findings: [] });
  expect(markdown.length).toBeLessThanOrEqual(65_536);
  const rows = markdown.match(/^\| .*$/gm) ?? [];
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([7]));
  const [, notShown = ""] = /([\d,]+) more entries are not shown/.exec(markdown) ?? [];
  const all = new Set(items.map(({ name }) => name)).size;
  expect(Number(notShown.replace(",", "")) + rows.length - 2).toBe(all);
});
