import { expect, test } from "playwright/test";
import { EXCEPTION_PARAGRAPHS } from "cookie-inventory";
import type { FindingKind } from "../../src/finding.ts";
import { type State, STATES } from "../../src/observation-schema.ts";
import { compareRecords, LOCAL, SESSION } from "../support/compared-inventory.ts";
import { choiceMade, HOME, observed, seenCookie, seenItem } from "../support/made-observations.ts";

/** What is told of a record that relies on a paragraph, by the state in which it was stored; else nothing. */
const TOLD: Partial<Record<string, Partial<Record<State, FindingKind>>>> = {
  "2": { before: "set-before-choice", rejected: "set-although-rejected" },
  "5": { rejected: "set-although-rejected" },
  "6": { rejected: "set-although-rejected" },
};

/** A complete run in which the cookie “theme” was set in one state, by a page or by the answer itself. */
function storedIn(state: State, by: "page" | "answer", outcome: "made" | "shared" = "made") {
  const cookies = [seenCookie()];
  const choices = (["rejected", "accepted"] as const).map((each) =>
    choiceMade({ state: each, outcome, cookies: by === "answer" && each === state ? cookies : [] }),
  );
  return observed([{}, ...(by === "page" ? [{ address: HOME, state, cookies }] : [])], { choices });
}

for (const exception of [null, ...EXCEPTION_PARAGRAPHS]) {
  for (const state of STATES) {
    const expected = TOLD[String(exception)]?.[state];
    test(`What relies on ${exception ?? "nothing yet"} and is stored in the state “${state}” is ${expected ?? "as it may be"}`, () => {
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

test("What is stored before a choice and after a “no” is told twice", () => {
  const cookies = [seenCookie()];
  const seen = observed([{ cookies }, { state: "rejected", cookies }], { choices: [choiceMade()] });
  expect(compareRecords([{ ...SESSION, exception: 2 }], seen).map(({ rule }) => rule)).toEqual([
    "set-before-choice",
    "set-although-rejected",
  ]);
});

test("A finding holds only what was stored in spite of the visitor", () => {
  const seen = observed(
    [
      { cookies: [seenCookie({ name: "id_early" })] },
      { state: "rejected", cookies: [seenCookie({ name: "id_no" })] },
      { state: "accepted", cookies: [seenCookie({ name: "id_yes" })] },
    ],
    { choices: [choiceMade(), choiceMade({ state: "accepted" })] },
  );
  const told = compareRecords([{ ...SESSION, name: "id_*", exception: 2 }], seen);
  expect(told.map(({ rule, items }) => [rule, items.map(({ name }) => name)])).toEqual([
    ["set-before-choice", ["id_early"]],
    ["set-although-rejected", ["id_no"]],
  ]);
});

test("Consent is asked for in every kind of storage, and for what the record says wrongly otherwise", () => {
  const items = [seenItem({ name: "theme" })];
  const rules = (record: object) =>
    compareRecords([{ ...record, exception: 2 }], observed([{ items }])).map(({ rule }) => rule);
  expect(rules(LOCAL)).toEqual(["set-before-choice"]);
  expect(rules({})).toEqual(["set-before-choice", "wrong-storage"]);
});

test("What is retired, and back before any choice, is told as well", () => {
  const rules = (status: string) =>
    compareRecords(
      [{ ...SESSION, exception: 2, status }],
      observed([{ cookies: [seenCookie()] }]),
    ).map(({ rule }) => rule);
  expect(rules("retired")).toEqual(["set-before-choice", "undeclared"]);
});

test("What the website takes away, or the browser refuses, is not stored in spite of anybody", () => {
  const cookies = [seenCookie({ lifetime: 0 }), seenCookie({ refused: ["InvalidDomain"] })];
  const seen = observed([{ cookies }], {
    choices: [choiceMade({ cookies }), choiceMade({ state: "accepted" })],
  });
  expect(compareRecords([{ ...SESSION, exception: 2 }], seen).map(({ rule }) => rule)).toEqual([
    "not-seen",
  ]);
});
