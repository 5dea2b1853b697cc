import { expect, test } from "playwright/test";
import { EXCEPTION_PARAGRAPHS } from "cookie-inventory";
import { type Choice, type State, STATES } from "../../src/observation-schema.ts";
import { storedItems } from "../../src/stored-items.ts";
import { findInconclusive } from "../../src/inconclusive.ts";
import { inventoryOf, SESSION, textOf } from "../support/compared-inventory.ts";
import { choiceMade, HOME, observed, seenCookie, seenItem } from "../support/made-observations.ts";

const ORIGIN = new URL(HOME).origin;
const SHOP = "https://shop.example.gov.uk";

/** Returns the inconclusive origins, each with the states of its choices and the names of its items. */
function inconclusive(seen: ReturnType<typeof observed>, records: readonly object[]) {
  return findInconclusive(seen, storedItems(seen), inventoryOf(textOf(records)).data).map(
    ({ origin, choices, items }) => [
      origin,
      choices.map(({ state }) => state),
      items.map(({ name }) => name),
    ],
  );
}

/** A run in which the cookie “theme” was set in one state, with a choice of this outcome. */
function run(state: State, outcome: Choice["outcome"], choice: Choice["state"]) {
  return observed([{}, { address: HOME, state, cookies: [seenCookie()] }], {
    choices: [choiceMade({ state: choice, outcome })],
  });
}

/** Records of “theme”, and whether it needs consent according to them. */
const RECORDS: readonly (readonly [
  name: string,
  records: readonly object[],
  needsConsent: boolean,
])[] = [
  ["is undeclared", [], true],
  ["is retired", [{ ...SESSION, exception: 4, status: "retired" }], true],
  ["has no exception", [{ ...SESSION, exception: null }], true],
  ...EXCEPTION_PARAGRAPHS.map(
    (exception) =>
      [`has exception ${exception}`, [{ ...SESSION, exception }], exception === 2] as const,
  ),
];
for (const [name, records, needsConsent] of RECORDS) {
  for (const state of STATES) {
    for (const outcome of ["made", "shared", "unknown", "failed"] as const) {
      const isStored = needsConsent && state === "before";
      const isInconclusive = outcome === "failed" || (outcome === "unknown" && isStored);
      test(`An origin is ${isInconclusive ? "inconclusive" : "conclusive"} if the choice is “${outcome}” and an item that ${name} is stored in the state “${state}”`, () => {
        for (const choice of ["rejected", "accepted"] as const) {
          const expected = [[ORIGIN, [choice], isStored ? ["theme"] : []]];
          expect(inconclusive(run(state, outcome, choice), records)).toEqual(
            isInconclusive ? expected : [],
          );
        }
      });
    }
  }
}

test("The choices of an origin that could not be made are reported together", () => {
  const seen = observed([{ cookies: [seenCookie()] }], {
    choices: [
      choiceMade({ outcome: "unknown" }),
      choiceMade({ state: "accepted", outcome: "failed" }),
      choiceMade({ origin: SHOP }),
    ],
  });
  expect(inconclusive(seen, [])).toEqual([[ORIGIN, ["rejected", "accepted"], ["theme"]]]);
});

test("An origin without a banner is inconclusive only for items stored on its own pages", () => {
  const choices = [
    choiceMade({ outcome: "unknown" }),
    choiceMade({ outcome: "unknown", origin: SHOP }),
  ];
  const basket = [seenItem({ name: "basket", origin: SHOP })];
  const seen = observed([{}, { address: `${SHOP}/`, items: basket }], { choices });
  expect(inconclusive(seen, [])).toEqual([[SHOP, ["rejected"], ["basket"]]]);
});

test("Patterns, aliases and records of a parent domain apply to an item", () => {
  const seen = (name: string) =>
    observed([{ cookies: [seenCookie({ name, domain: "shop.example.gov.uk" })] }], {
      choices: [choiceMade({ outcome: "unknown" })],
    });
  const record = { ...SESSION, exception: 4, aliases: ["colours"] };
  expect(inconclusive(seen("theme"), [record])).toEqual([]);
  expect(inconclusive(seen("colours"), [record])).toEqual([]);
  expect(inconclusive(seen("id_1"), [{ ...record, name: "id_*" }])).toEqual([]);
  expect(inconclusive(seen("other"), [record])).toHaveLength(1);
});

test("No origin is inconclusive if the run makes no choices", () => {
  expect(inconclusive(observed([{ cookies: [seenCookie()] }]), [])).toEqual([]);
});
