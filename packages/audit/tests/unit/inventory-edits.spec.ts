import { expect, test } from "playwright/test";
import { addRecords, appendRecords, replaceValues } from "../../src/update/inventory-edits.ts";

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

test("Adds records to an object by key, and keeps those that it has", () => {
  const text = '{\n  "providers": {\n    "us": { "name": "Us" }\n  }\n}\n';
  const records = { us: { name: "Others" }, "them-2": { name: "Them" } };
  const added = '{ "name": "Us" },\n    "them-2": {\n      "name": "Them"\n    }';
  expect(addRecords(text, ["providers"], records)).toBe(text.replace('{ "name": "Us" }', added));
  expect(addRecords('{ "providers": {} }', ["providers"], { a: { b: 1 } })).toBe(
    '{ "providers": {\n  "a": {\n    "b": 1\n  }\n} }',
  );
  for (const other of ['{ "providers": [] }', "{}", ""]) {
    expect(addRecords(other, ["providers"], records)).toBe(other);
  }
});

test("Writes a record inside a record on several lines", () => {
  expect(
    appendRecords('{\n  "cookies": []\n}\n', ["cookies"], [{ suggested: { purpose: "A" } }]),
  ).toBe(
    '{\n  "cookies": [\n    {\n      "suggested": {\n        "purpose": "A"\n      }\n    }\n  ]\n}\n',
  );
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
