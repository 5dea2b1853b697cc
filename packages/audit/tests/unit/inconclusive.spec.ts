import { expect, test } from "playwright/test";
import { findInconclusive } from "../../src/inconclusive.ts";
import { choiceMade, HOME, observed } from "../support/made-observations.ts";

const ORIGIN = new URL(HOME).origin;
const SHOP = "https://shop.example.gov.uk";

for (const outcome of ["made", "shared", "none", "unknown", "failed"] as const) {
  const isInconclusive = outcome === "unknown" || outcome === "failed";
  test(`A website is ${isInconclusive ? "inconclusive" : "conclusive"} if the choice is “${outcome}”`, () => {
    const seen = observed([{}], { choices: [choiceMade({ outcome })] });
    expect(findInconclusive(seen).map(({ origin }) => origin)).toEqual(
      isInconclusive ? [ORIGIN] : [],
    );
  });
}

test("An origin is listed once with the choices that could not be made there and its website", () => {
  const choices = [
    choiceMade({ outcome: "unknown" }),
    choiceMade({ outcome: "unknown", state: "accepted" }),
    choiceMade({ origin: SHOP }),
    choiceMade({ origin: SHOP, outcome: "failed", state: "accepted" }),
  ];
  const found = findInconclusive(observed([{}], { choices }));
  expect(found.map(({ origin, choices: all }) => [origin, all.map(({ state }) => state)])).toEqual([
    [ORIGIN, ["rejected", "accepted"]],
    [SHOP, ["accepted"]],
  ]);
  expect(found.map(({ websites }) => websites)).toEqual([[HOME], [HOME]]);
});

test("No origin is inconclusive if the run makes no choices", () => {
  expect(findInconclusive(observed([{}]))).toEqual([]);
});
