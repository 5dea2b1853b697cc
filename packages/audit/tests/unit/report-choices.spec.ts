import { expect, test } from "playwright/test";
import { DESCRIBED } from "../../src/consent/banner-rules.ts";
import type { Choice, Page, State } from "../../src/observation-schema.ts";
import { choicesByOrigin, choicesInBrief } from "../../src/report/choice-results.ts";
import { pagesOf } from "../../src/report/finding-groups.ts";
import { toAuditMarkdown } from "../../src/report/markdown-report.ts";
import { inStates } from "../../src/report/consent-states.ts";
import { viewOf } from "../../src/report/html-view.ts";
import { choiceMade, HOME, observed, seenCookie, seenItem } from "../support/made-observations.ts";
import { auditOf, sampleAudit } from "../support/sample-audit.ts";

const ORIGIN = new URL(HOME).origin;
const FORMS = "https://forms.example.gov.uk";
const cookies = [seenCookie({ lifetime: 31_536_000 })];

const made: readonly Partial<Choice>[] = [{ state: "rejected" }, { state: "accepted" }];
const unknown: readonly Partial<Choice>[] = made.map((each) => ({
  ...each,
  outcome: "unknown",
  banner: null,
  why: "No banner was seen.",
}));
const on = (origin: string, choices: readonly Partial<Choice>[]) =>
  choices.map((each) => choiceMade({ origin, ...each }));

/** A page that sets the cookie of the first record in these states, and is visited in these. */
function page(set: readonly State[], visited: readonly State[], address = HOME): Partial<Page>[] {
  return visited.map((state) => ({ state, address, cookies: set.includes(state) ? cookies : [] }));
}

const BEFORE = ["before"] as const;
const ALL = ["before", "rejected", "accepted"] as const;
const LOST: Partial<Page> = { state: "rejected", address: HOME, outcome: "failed", why: "503." };

test.describe("Of each state, it is told whether a item was set in it:", () => {
  /** What its record relies on, the pages, what is told of it, and the choices where not both were made. */
  type Case = readonly [
    exception: number | null,
    pages: readonly Partial<Page>[],
    told: string,
    choices?: readonly Choice[],
  ];
  const cases: Readonly<Record<string, Case>> = {
    "set in all, and nobody has said what it needs": [
      null,
      page(ALL, ALL),
      "set on 1 page | set on 1 page | set on 1 page | not stated",
    ],
    "without consent, against the inventory": [
      2,
      page(ALL, ALL),
      "set on 1 page, without a “yes” | set on 1 page, in spite of the “no” | set on 1 page | yes",
    ],
    "with consent alone, as the inventory says": [
      2,
      page(["accepted"], ALL),
      "not set | not set | set on 1 page | yes",
    ],
    "statistics, although visitors may object": [
      5,
      page(ALL, ALL),
      "set on 1 page | set on 1 page, in spite of the “no” | set on 1 page | no, but visitors may object",
    ],
    "appearance that takes the “no”, and may still lie there": [
      6,
      page(["before", "accepted"], ALL),
      "set on 1 page | not set again | set on 1 page | no, but visitors may object",
    ],
    "strictly necessary, and so without a choice": [
      4,
      page(ALL, ALL),
      "set on 1 page | set on 1 page | set on 1 page | no",
    ],
    "where no choice was tried": [
      4,
      page(BEFORE, BEFORE),
      "set on 1 page | not looked at | not looked at | no",
      [],
    ],
    "where no choice could be made": [
      4,
      page(BEFORE, BEFORE),
      "set on 1 page | not looked at | not looked at | no",
      on(ORIGIN, unknown),
    ],
    "where a choice could be made on one of its two websites": [
      4,
      [...page(BEFORE, ALL), ...page(BEFORE, BEFORE, `${FORMS}/`)],
      "set on 2 pages | not set again where it was looked at | not set again where it was looked at | no",
      [...on(ORIGIN, made), ...on(FORMS, unknown)],
    ],
    "where a choice could be made on one of its two websites, and it was set there": [
      4,
      [...page(ALL, ALL), ...page(BEFORE, BEFORE, `${FORMS}/`)],
      "set on 2 pages | set on 1 page | set on 1 page | no",
      [...on(ORIGIN, made), ...on(FORMS, unknown)],
    ],
    "where its page failed after the choice": [
      4,
      [...page(BEFORE, ["before", "accepted"]), LOST],
      "set on 1 page | not looked at | not set again | no",
    ],
    "where its page failed after the choice, and another of the website did not": [
      4,
      [...page(BEFORE, ["before", "accepted"]), LOST, ...page([], ALL, `${HOME}b`)],
      "set on 1 page | not set again where it was looked at | not set again | no",
    ],
    "by the answer itself": [
      4,
      page([], ALL),
      "not set | set on 1 page | not set | no",
      on(ORIGIN, [{ state: "rejected", cookies }, { state: "accepted" }]),
    ],
    "for one of two websites of the run with the same pages, of which the other made no choice": [
      4,
      [...page(BEFORE, ALL), { ...page(BEFORE, BEFORE)[0], website: 2 }],
      "set on 1 page | not set again where it was looked at | not set again where it was looked at | no",
      [...on(ORIGIN, made), ...on(ORIGIN, unknown).map((each) => ({ ...each, website: 2 }))],
    ],
  };
  for (const [when, [exception, pages, told, choices = on(ORIGIN, made)]] of Object.entries(
    cases,
  )) {
    test(when, () => {
      const items = inStates(auditOf(observed(pages, { choices }), [{ exception }]));
      const rows = items.map(({ cells, needsConsent }) => [
        ...ALL.map((state) => [cells[state].words, cells[state].against ?? []].flat().join(", ")),
        needsConsent,
      ]);
      expect(rows.map((row) => row.join(" | "))).toEqual([told]);
    });
  }

  test("what the inventory does not hold is said to be none of it, and goes against nothing", () => {
    const audit = auditOf(observed(page(ALL, ALL), { choices: on(ORIGIN, made) }), []);
    expect(inStates(audit)).toMatchObject([
      {
        needsConsent: "not in the inventory",
        cells: { before: { against: null }, rejected: { against: null } },
        matters: false,
      },
    ]);
  });

  test("what goes against the inventory comes first, then what differs, then what needs consent", () => {
    const named = (...names: string[]) => names.map((name) => seenCookie({ name }));
    const audit = auditOf(
      observed(
        [
          { cookies: named("always", "gone", "lost", "untrue") },
          { state: "rejected", address: HOME, cookies: named("always", "late", "untrue") },
          { state: "accepted", address: HOME, cookies: named("always", "gone", "late") },
          { address: `${FORMS}/`, cookies: named("consent") },
        ],
        { choices: on(ORIGIN, made) },
      ),
      ["untrue", "consent"].map((name) => ({
        name,
        persistence: "session",
        duration: null,
        exception: 2,
      })),
    );
    expect(inStates(audit).map(({ name, matters }) => [name, matters])).toEqual([
      ["consent", true],
      ["untrue", true],
      ["gone", true],
      ["late", true],
      ["always", false],
      ["lost", false],
    ]);
  });
});

test.describe("What became of a choice is told in words:", () => {
  for (const [choice, is, words] of [
    [{}, "made", "It was said with the banner “gov.uk”. 2 pages were visited after it."],
    [{ banner: null }, "made", "It was said. 2 pages were visited after it."],
    [
      { banner: DESCRIBED },
      "made",
      "It was said with the banner that is described in the list of websites. 2 pages were visited after it.",
    ],
    [
      { outcome: "shared", why: "The choice that was made on https://a.test holds here too." },
      "made",
      "The choice that was made on https://a.test holds here too. 2 pages were visited after it.",
    ],
    [
      { outcome: "unknown", banner: null, why: "No banner was seen." },
      "missed",
      "It could not be said: No banner was seen.",
    ],
    [
      { outcome: "unknown", banner: null, why: "It says “\u001B[31m\u202E”." },
      "missed",
      String.raw`It could not be said: It says “\u001b[31m\u202e”.`,
    ],
    [
      { outcome: "failed", why: "It was answered, and asks again." },
      "missed",
      "It could not be said with the banner “gov.uk”: It was answered, and asks again.",
    ],
    [
      { outcome: "failed", banner: null, why: "The browser crashed." },
      "missed",
      "It could not be said: The browser crashed.",
    ],
    [
      { outcome: "failed", banner: "a\u202Eb", why: null },
      "missed",
      String.raw`It could not be said with the banner “a\u202eb”: No reason is known.`,
    ],
  ] as const satisfies readonly (readonly [Partial<Choice>, string, string])[]) {
    test(words, () => {
      const pages = [...page([], ALL), ...page([], ALL, `${HOME}b`)];
      const [told] = choicesByOrigin(observed(pages, { choices: [choiceMade(choice)] }));
      expect(told).toEqual({
        origin: ORIGIN,
        answers: [
          { state: "rejected", is, words },
          { state: "accepted", is: "untried", words: "It was not tried." },
        ],
      });
    });
  }

  test("websites on which one could not be said come first, and each is told once", () => {
    const observations = observed(
      [...page([], ALL), { website: 2 }, ...page([], BEFORE, `${FORMS}/`)],
      { choices: [...on(ORIGIN, made), ...on(ORIGIN, made), ...on(FORMS, unknown)] },
    );
    const all = choicesByOrigin(observations);
    expect(all.map(({ origin, answers }) => [origin, ...answers.map(({ is }) => is)])).toEqual([
      [FORMS, "missed", "missed"],
      [ORIGIN, "made", "made"],
    ]);
    expect(all[1]?.answers[0].words).toBe(
      "It was said with the banner “gov.uk”. 1 page was visited after it.",
    );
  });

  test("an answer holds on a website only if it does for all websites of the run that lead there", () => {
    const other = on(ORIGIN, unknown).map((each) => ({ ...each, website: 2 }));
    const observations = observed(page([], ALL), { choices: [...on(ORIGIN, made), ...other] });
    expect(choicesByOrigin(observations)[0]?.answers[0]).toMatchObject({
      is: "missed",
      words: "It was said with the banner “gov.uk”. It could not be said: No banner was seen.",
    });
  });

  const MISSED = " Where one could not be said, no page was visited after it.";
  for (const [choices, brief] of [
    [on(ORIGIN, made), "A “no” could be said on 1 of 2 websites, and a “yes” on 1."],
    [
      [...on(ORIGIN, made), ...on(FORMS, unknown.slice(0, 1))],
      `A “no” could be said on 1 of 2 websites, and a “yes” on 1.${MISSED}`,
    ],
    [
      on(ORIGIN, made.slice(0, 1)),
      "A “no” could be said on 1 of 2 websites, and a “yes” was not tried.",
    ],
    [
      on(ORIGIN, made.slice(1)),
      "A “no” was not tried, and a “yes” could be said on 1 of 2 websites.",
    ],
    [
      [...on(ORIGIN, unknown), ...on(FORMS, unknown)],
      `A “no” could be said on 0 of 2 websites, and a “yes” on 0.${MISSED}`,
    ],
  ] as const) {
    test(`in brief: ${brief}`, () => {
      const pages = [...page([], BEFORE), ...page([], BEFORE, `${FORMS}/`)];
      const observations = observed(pages, { choices });
      expect(choicesInBrief(choicesByOrigin(observations))).toBe(brief);
    });
  }
});

test.describe("A finding about a choice", () => {
  test("names the pages of its own state", () => {
    const pages = [...page(ALL, ALL), ...page(["before"], ALL, `${HOME}b`)];
    const audit = auditOf(observed(pages, { choices: on(ORIGIN, made) }), [{ exception: 2 }]);
    expect(audit.findings.map((finding) => [finding.rule, pagesOf(finding)])).toEqual([
      ["set-before-choice", [HOME, `${HOME}b`]],
      ["set-although-rejected", [HOME]],
    ]);
  });

  test("says what to do, and others what to write", () => {
    const groups = viewOf(sampleAudit()).findings.groups;
    const told = groups.map(({ kind, findings }) => [
      kind,
      ...new Set(findings.map((f) => f.todo)),
    ]);
    expect(told.slice(0, 3)).toEqual([
      ["set-before-choice", "What to do"],
      ["set-although-rejected", "What to do"],
      ["undeclared", "What to write"],
    ]);
  });
});

test("In Markdown, a table of many items is cut where there is no more room, and the rest is counted", () => {
  const late = Array.from({ length: 2000 }, (_, turn) =>
    seenItem({ name: `${"abcdefghij"[turn % 10]}${"|".repeat(turn / 10)}`, storage: "indexedDB" }),
  );
  const audit = auditOf(
    observed([...page([], BEFORE), { state: "accepted", address: HOME, items: late }], {
      choices: on(ORIGIN, made.slice(1)),
    }),
  );
  const written = toAuditMarkdown({ ...audit, findings: [] });
  expect(written.length).toBeLessThanOrEqual(65_536);
  const rows = written.match(/^\| .*$/gm) ?? [];
  expect(rows.slice(0, 2)).toEqual([
    "| Name | Before a choice | After “no” | After “yes” | Needs consent |",
    "| --- | --- | --- | --- | --- |",
  ]);
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([7]));
  const [, missing = ""] = /There is no room here for ([\d,]+) more: see/.exec(written) ?? [];
  const all = new Set(late.map(({ name }) => name)).size;
  expect(Number(missing.replace(",", "")) + rows.length - 2).toBe(all);
});
