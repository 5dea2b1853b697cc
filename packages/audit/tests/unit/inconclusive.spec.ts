import { expect, test } from "playwright/test";
import { EXCEPTION_PARAGRAPHS } from "cookie-inventory";
import { type Choice, type State, STATES } from "../../src/observation-schema.ts";
import { storedItems } from "../../src/stored-items.ts";
import { inconclusiveOrigins } from "../../src/inconclusive.ts";
import { inventoryOf, SESSION, textOf } from "../support/compared-inventory.ts";
import { choiceMade, HOME, observed, seenCookie, seenItem } from "../support/made-observations.ts";

const ORIGIN = new URL(HOME).origin;
const SHOP = "https://shop.example.gov.uk";

/** The origins on which nobody can say whether visitors are asked, each with what it stores. */
function open(seen: ReturnType<typeof observed>, records: readonly object[]) {
  return inconclusiveOrigins(seen, storedItems(seen), inventoryOf(textOf(records)).data).map(
    ({ origin, choices, items }) => [
      origin,
      choices.map(({ state }) => state),
      items.map(({ name }) => name),
    ],
  );
}

/** A run in which the cookie “theme” was set in one state, and a choice came out like this. */
function run(state: State, outcome: Choice["outcome"], asked: Choice["state"]) {
  return observed([{}, { address: HOME, state, cookies: [seenCookie()] }], {
    choices: [choiceMade({ state: asked, outcome })],
  });
}

/** Records for “theme”, and whether storing it would take consent as far as they say. */
const RECORDS: readonly (readonly [name: string, records: readonly object[], asks: boolean])[] = [
  ["nobody declared", [], true],
  ["is retired", [{ ...SESSION, exception: 4, status: "retired" }], true],
  ["relies on nothing yet", [{ ...SESSION, exception: null }], true],
  ...EXCEPTION_PARAGRAPHS.map(
    (exception) =>
      [`relies on ${exception}`, [{ ...SESSION, exception }], exception === 2] as const,
  ),
];
for (const [name, records, asks] of RECORDS) {
  for (const state of STATES) {
    for (const outcome of ["made", "shared", "unknown", "failed"] as const) {
      const isStored = asks && state === "before";
      const counts = outcome === "failed" || (outcome === "unknown" && isStored);
      test(`A choice that is “${outcome}” ${counts ? "counts" : "does not count"} where what ${name} is stored in the state “${state}”`, () => {
        for (const asked of ["rejected", "accepted"] as const) {
          const expected = [[ORIGIN, [asked], isStored ? ["theme"] : []]];
          expect(open(run(state, outcome, asked), records)).toEqual(counts ? expected : []);
        }
      });
    }
  }
}

test("Both choices of an origin are told together, and those that were made are not", () => {
  const seen = observed([{ cookies: [seenCookie()] }], {
    choices: [
      choiceMade({ outcome: "unknown" }),
      choiceMade({ state: "accepted", outcome: "failed" }),
      choiceMade({ origin: SHOP }),
    ],
  });
  expect(open(seen, [])).toEqual([[ORIGIN, ["rejected", "accepted"], ["theme"]]]);
});

test("An origin without a banner counts only for what is stored on its own pages", () => {
  const choices = [
    choiceMade({ outcome: "unknown" }),
    choiceMade({ outcome: "unknown", origin: SHOP }),
  ];
  const basket = [seenItem({ name: "basket", origin: SHOP })];
  const seen = observed([{}, { address: `${SHOP}/`, items: basket }], { choices });
  expect(open(seen, [])).toEqual([[SHOP, ["rejected"], ["basket"]]]);
});

test("A pattern, an alias and a record of a wider domain say what something relies on", () => {
  const seen = (name: string) =>
    observed([{ cookies: [seenCookie({ name, domain: "shop.example.gov.uk" })] }], {
      choices: [choiceMade({ outcome: "unknown" })],
    });
  const record = { ...SESSION, exception: 4, aliases: ["colours"] };
  expect(open(seen("theme"), [record])).toEqual([]);
  expect(open(seen("colours"), [record])).toEqual([]);
  expect(open(seen("id_1"), [{ ...record, name: "id_*" }])).toEqual([]);
  expect(open(seen("other"), [record])).toHaveLength(1);
});

test("Nothing is inconclusive where nobody was to choose", () => {
  expect(open(observed([{ cookies: [seenCookie()] }]), [])).toEqual([]);
});
