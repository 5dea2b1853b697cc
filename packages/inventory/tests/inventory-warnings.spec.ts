import { expect, test } from "playwright/test";
import misspeltNames from "../src/cookies/misspelt-names.json" with { type: "json" };
import { INVENTORY_FILE, readInventory } from "../src/cookies/inventory-reader.ts";
import { findInventoryWarnings } from "../src/cookies/inventory-warnings.ts";
import { COOKIE, inventoryText, projectOf } from "test-support";

for (const { misspelling, correct, software } of misspeltNames) {
  test(`Asks about “${misspelling}” unless “${correct}” (${software}) is an alias`, () => {
    const rulesFor = (cookie: object) => {
      const text = inventoryText([{ ...COOKIE, name: misspelling, exception: 4, ...cookie }]);
      const { inventory } = readInventory(projectOf({ [INVENTORY_FILE]: text }));
      return inventory === undefined
        ? ["no inventory"]
        : findInventoryWarnings(inventory, undefined).map(({ rule }) => rule);
    };
    expect(rulesFor({})).toEqual(["misspelt-name"]);
    expect(rulesFor({ aliases: [correct] })).toEqual([]);
  });
}
