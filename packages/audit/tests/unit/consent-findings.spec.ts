import { expect, test } from "playwright/test";
import { EXCEPTION_PARAGRAPHS } from "cookie-inventory";
import type { FindingKind } from "../../src/finding.ts";
import { type State, STATES } from "../../src/observation-schema.ts";
import { compareRecords, LOCAL, SESSION } from "../support/compared-inventory.ts";
import { choiceMade, HOME, observed, seenCookie, seenItem } from "../support/made-observations.ts";

/** The finding for a record that relies on a paragraph, by the state in which the cookie was set; else none. */
const EXPECTED: Partial<Record<string, Partial<Record<State, FindingKind>>>> = {
  "2": { before: "set-before-choice", rejected: "set-despite-rejection" },
  "5": { rejected: "set-despite-rejection" },
  "6": { rejected: "set-despite-rejection" },
};

/** A complete run in which the cookie “theme” was set in one state, by a page or by answering the banner. */
function storedIn(state: State, by: "page" | "answer", outcome: "made" | "shared" = "made") {
  const cookies = [seenCookie()];
  const choices = (["rejected", "accepted"] as const).map((each) =>
    choiceMade({ state: each, outcome, cookies: by === "answer" && each === state ? cookies : [] }),
  );
  return observed([{}, ...(by === "page" ? [{ address: HOME, state, cookies }] : [])], { choices });
}

for (const exception of [null, ...EXCEPTION_PARAGRAPHS]) {
  for (const state of STATES) {
    const expected = EXPECTED[String(exception)]?.[state];
    test(`A cookie that relies on ${exception ?? "no exception"} and is set in the state “${state}” gives ${expected ?? "no finding"}`, () => {
      const record = { ...SESSION, exception };
      for (const outcome of ["made", "shared"] as const) {
        for (const by of state === "before" ? (["page"] as const) : (["page", "answer"] as const)) {
          const rules = compareRecords([record], storedIn(state, by, outcome)).map(
            ({ rule }) => rule,
          );
          expect(rules, `${outcome}, by ${by}`).toEqual(expected === undefined ? [] : [expected]);
        }
      }
    });
  }
}

test("A cookie that is set before a choice and after rejecting gives two findings", () => {
  const cookies = [seenCookie()];
  const observations = observed([{ cookies }, { state: "rejected", cookies }], {
    choices: [choiceMade()],
  });
  expect(
    compareRecords([{ ...SESSION, exception: 2 }], observations).map(({ rule }) => rule),
  ).toEqual(["set-before-choice", "set-despite-rejection"]);
});

test("A finding lists only the cookies that were set without consent", () => {
  const observations = observed(
    [
      { cookies: [seenCookie({ name: "id_early" })] },
      { state: "rejected", cookies: [seenCookie({ name: "id_rejected" })] },
      { state: "accepted", cookies: [seenCookie({ name: "id_accepted" })] },
    ],
    { choices: [choiceMade(), choiceMade({ state: "accepted" })] },
  );
  const findings = compareRecords([{ ...SESSION, name: "id_*", exception: 2 }], observations);
  expect(findings.map(({ rule, items }) => [rule, items.map(({ name }) => name)])).toEqual([
    ["set-before-choice", ["id_early"]],
    ["set-despite-rejection", ["id_rejected"]],
  ]);
});

test("Consent is needed for every kind of storage, even if the record has other mistakes", () => {
  const items = [seenItem({ name: "theme" })];
  const rules = (record: object) =>
    compareRecords([{ ...record, exception: 2 }], observed([{ items }])).map(({ rule }) => rule);
  expect(rules(LOCAL)).toEqual(["set-before-choice"]);
  expect(rules({})).toEqual(["set-before-choice", "wrong-storage"]);
});

test("A retired record whose cookie is set before a choice gives both findings", () => {
  const rules = (status: string) =>
    compareRecords(
      [{ ...SESSION, exception: 2, status }],
      observed([{ cookies: [seenCookie()] }]),
    ).map(({ rule }) => rule);
  expect(rules("retired")).toEqual(["set-before-choice", "undeclared"]);
});

test("Cookies that the website deletes or the browser refuses need no consent", () => {
  const cookies = [seenCookie({ lifetime: 0 }), seenCookie({ refused: ["InvalidDomain"] })];
  const observations = observed([{ cookies }], {
    choices: [choiceMade({ cookies }), choiceMade({ state: "accepted" })],
  });
  expect(
    compareRecords([{ ...SESSION, exception: 2 }], observations).map(({ rule }) => rule),
  ).toEqual(["not-seen"]);
});
