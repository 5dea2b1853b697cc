import { expect, test } from "playwright/test";
import misspelt from "../src/cookies/misspelt-names.json" with { type: "json" };
import { findInventoryWarnings } from "../src/cookies/inventory-advice.ts";
import { readInventory } from "../src/cookies/inventory-reader.ts";
import { outdatedHost, outdatedNames } from "../src/outdated-names/outdated-names.ts";
import names from "../src/outdated-names/outdated-names.json" with { type: "json" };
import { COOKIE, inventoryText, projectOf } from "test-support";

const PLACE = { file: "page.md", line: 1, column: 1 };

for (const { pattern, name, ended, hosts, found, passed } of names) {
  test.describe(`Of ${name} (${pattern})`, () => {
    for (const text of found) {
      test(`“${text}” is out of date`, () => {
        const [problem, ...more] = outdatedNames(text, () => PLACE);
        expect(problem?.message).toContain(`is out of date: ${name} ${ended}.`);
        expect(more).toEqual([]);
      });
    }
    for (const text of passed) {
      test(`“${text}” is not`, () => expect(outdatedNames(text, () => PLACE)).toEqual([]));
    }
    for (const host of hosts) {
      test(`a link to ${host} leads nowhere`, () => {
        expect(outdatedHost(`https://www.${host}/page`, PLACE)).toHaveLength(1);
        expect(outdatedHost(`https://not${host}/page`, PLACE)).toEqual([]);
      });
    }
  });
}

for (const { written, right, of } of misspelt) {
  test(`“${written}” is asked about, unless “${right}” of ${of} is among the aliases`, () => {
    const rules = (cookie: object) => {
      const text = inventoryText([{ ...COOKIE, name: written, exception: 4, ...cookie }]);
      const { inventory } = readInventory(projectOf({ "_data/cookies.json": text }));
      return inventory === undefined
        ? ["unread"]
        : findInventoryWarnings(inventory, undefined).map(({ rule }) => rule);
    };
    expect(rules({})).toEqual(["misspelt-name"]);
    expect(rules({ aliases: [right] })).toEqual([]);
  });
}
