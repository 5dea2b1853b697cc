import { expect, test } from "playwright/test";
import { appendRecords, replaceValues } from "../../src/update/inventory-edits.ts";

/* Cases that updates of whole inventories do not cover: unusual layouts and missing paths. */

const RECORD = { name: "chat", aliases: [], duration: null };

const APPENDED: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "to an empty list of two lines": [
    '{\n  "cookies": [\n  ]\n}\n',
    '{\n  "cookies": [\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}\n',
  ],
  "to a file of one line": [
    '{"cookies":[{"name":"theme"}]}',
    '{"cookies":[{"name":"theme"},\n  {\n    "name": "chat",\n    "aliases": [],\n    "duration": null\n  }\n]}',
  ],
};
for (const [name, [before, after]] of Object.entries(APPENDED)) {
  test(`Appends a record ${name}`, () =>
    expect(appendRecords(before, ["cookies"], [RECORD])).toBe(after));
}

test("Leaves the text unchanged without a list or records", () => {
  for (const text of ['{ "cookies": {} }', "{}", ""]) {
    expect(appendRecords(text, ["cookies"], [RECORD])).toBe(text);
  }
  expect(appendRecords('{ "cookies": [] }', ["cookies"], [])).toBe('{ "cookies": [] }');
});

const TEXT = `{
  "cookies": [
    { "name": "theme",   "aliases": ["a",
      "b"],  "duration": "P1Y" }
  ]
}
`;
/** A path in TEXT, its new value, and the text that changes. */
const REPLACED: Readonly<
  Record<string, readonly [path: (string | number)[], value: unknown, from: string, to: string]>
> = {
  "Replaces a list of several lines": [
    ["cookies", 0, "aliases"],
    ["x"],
    '["a",\n      "b"]',
    '["x"]',
  ],
  "Escapes characters in a string": [
    ["cookies", 0, "name"],
    'a"\\\n',
    '"theme"',
    String.raw`"a\"\\\n"`,
  ],
  "Keeps the layout of a list that does not change": [
    ["cookies", 0, "aliases"],
    ["a", "b"],
    "",
    "",
  ],
  "Ignores a path that does not exist": [["cookies", 2, "name"], "map", "", ""],
};
for (const [name, [path, value, from, to]] of Object.entries(REPLACED)) {
  test(name, () =>
    expect(replaceValues(TEXT, [{ path, value }])).toBe(TEXT.replace(from, () => to)),
  );
}

test("Leaves text that is not JSON unchanged", () => {
  expect(replaceValues("", [{ path: ["cookies"], value: 1 }])).toBe("");
});
