import { expect, test } from "playwright/test";
import { appended, replaced } from "../../src/update/inventory-edits.ts";

/* What no update of a whole inventory shows: texts that nobody would write by hand, and places that are not there. */

const RECORD = { name: "chat", aliases: [], duration: null };

/** Lists of records, and how they look with one more. */
const APPENDED: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "into an empty list of two lines": [
    '{\n  "cookies": [\n  ]\n}\n',
    '{\n  "cookies": [\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}\n',
  ],
  "into a file of one line": [
    '{"cookies":[{"name":"theme"}]}',
    '{"cookies":[{"name":"theme"},\n  {\n    "name": "chat",\n    "aliases": [],\n    "duration": null\n  }\n]}',
  ],
};
for (const [name, [before, after]] of Object.entries(APPENDED)) {
  test(`A record is added ${name}`, () =>
    expect(appended(before, ["cookies"], [RECORD])).toBe(after));
}

test("No record is added where there is none to add, or no list", () => {
  for (const text of ['{ "cookies": {} }', "{}", ""]) {
    expect(appended(text, ["cookies"], [RECORD])).toBe(text);
  }
  expect(appended('{ "cookies": [] }', ["cookies"], [])).toBe('{ "cookies": [] }');
});

const TEXT = `{
  "cookies": [
    { "name": "theme",   "aliases": ["a",
      "b"],  "duration": "P1Y" }
  ]
}
`;
/** Values of TEXT, what takes their place, and what changes in the text. */
const REPLACED: Readonly<
  Record<string, readonly [path: (string | number)[], value: unknown, from: string, to: string]>
> = {
  "a list of several lines": [["cookies", 0, "aliases"], ["x"], '["a",\n      "b"]', '["x"]'],
  "a sign that text cannot hold as it is": [
    ["cookies", 0, "name"],
    'a"\\\n',
    '"theme"',
    String.raw`"a\"\\\n"`,
  ],
  "a list that is there already": [["cookies", 0, "aliases"], ["a", "b"], "", ""],
  "a value that has no place": [["cookies", 2, "name"], "map", "", ""],
};
for (const [name, [path, value, from, to]] of Object.entries(REPLACED)) {
  test(`Nothing but ${name} is replaced`, () =>
    expect(replaced(TEXT, [{ path, value }])).toBe(TEXT.replace(from, () => to)));
}

test("Text that is no JSON at all is left alone", () => {
  expect(replaced("", [{ path: ["cookies"], value: 1 }])).toBe("");
});
