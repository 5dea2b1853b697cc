import { expect, test } from "playwright/test";
import { findOutdatedHost, findOutdatedNames } from "../src/outdated-names/outdated-names.ts";
import names from "../src/outdated-names/outdated-names.json" with { type: "json" };

const PLACE = { file: "page.md", line: 1, column: 1 };

for (const { pattern, name, change, hosts, matches, nonMatches } of names) {
  test.describe(`Outdated names: ${name} (${pattern})`, () => {
    for (const text of matches) {
      test(`Reports “${text}”`, () => {
        const [problem, ...others] = findOutdatedNames(text, () => PLACE);
        expect(problem?.message).toContain(`is out of date: ${name} ${change}.`);
        expect(others).toEqual([]);
      });
    }
    for (const text of nonMatches) {
      test(`Accepts “${text}”`, () => expect(findOutdatedNames(text, () => PLACE)).toEqual([]));
    }
    for (const host of hosts) {
      test(`Reports a link to ${host}`, () => {
        expect(findOutdatedHost(`https://www.${host}/page`, PLACE)).toHaveLength(1);
        expect(findOutdatedHost(`https://not${host}/page`, PLACE)).toEqual([]);
      });
    }
  });
}
