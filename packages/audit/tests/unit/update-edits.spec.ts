import { expect, test } from "playwright/test";
import { appended, replaced } from "../../src/update/inventory-edits.ts";

const RECORD = { name: "chat", aliases: [], duration: null };

/** Lists of records, and how they look with one more. */
const APPENDED: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    "behind the last one, with a comma between the two",
    '{\n  "cookies": [\n    {\n      "name": "theme"\n    }\n  ]\n}\n',
    '{\n  "cookies": [\n    {\n      "name": "theme"\n    },\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}\n',
  ],
  [
    "into an empty list",
    '{\n  "providers": {},\n  "cookies": []\n}\n',
    '{\n  "providers": {},\n  "cookies": [\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}\n',
  ],
  [
    "into an empty list of two lines",
    '{\n  "cookies": [\n  ]\n}\n',
    '{\n  "cookies": [\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}\n',
  ],
  [
    "where there is no line break at the end of the file",
    '{\n  "cookies": []\n}',
    '{\n  "cookies": [\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}',
  ],
  [
    "where lines are set in by four blanks",
    '{\n    "cookies": [\n        {\n            "name": "theme"\n        }\n    ]\n}\n',
    '{\n    "cookies": [\n        {\n            "name": "theme"\n        },\n        {\n            "name": "chat",\n            "aliases": [],\n            "duration": null\n        }\n    ]\n}\n',
  ],
  [
    "where lines are set in by tabs",
    '{\n\t"cookies": [\n\t\t{\n\t\t\t"name": "theme"\n\t\t}\n\t]\n}\n',
    '{\n\t"cookies": [\n\t\t{\n\t\t\t"name": "theme"\n\t\t},\n\t\t{\n\t\t\t"name": "chat",\n\t\t\t"aliases": [],\n\t\t\t"duration": null\n\t\t}\n\t]\n}\n',
  ],
  [
    "where lines end as on Windows",
    '{\r\n  "cookies": [\r\n    {\r\n      "name": "theme"\r\n    }\r\n  ]\r\n}\r\n',
    '{\r\n  "cookies": [\r\n    {\r\n      "name": "theme"\r\n    },\r\n    {\r\n      "name": "chat",\r\n      "aliases": [],\r\n      "duration": null\r\n    }\r\n  ]\r\n}\r\n',
  ],
  [
    "and leaves a comment with the record that it stands behind",
    '{\n  "cookies": [\n    { "name": "theme" } // colours\n    /* more */\n  ] // all\n}\n',
    '{\n  "cookies": [\n    { "name": "theme" }, // colours\n    /* more */\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ] // all\n}\n',
  ],
  [
    "behind a comment in an empty list",
    '{\n  "cookies": [ // none yet\n  ]\n}\n',
    '{\n  "cookies": [ // none yet\n    {\n      "name": "chat",\n      "aliases": [],\n      "duration": null\n    }\n  ]\n}\n',
  ],
  [
    "into a file of one line",
    '{"cookies":[{"name":"theme"}]}',
    '{"cookies":[{"name":"theme"},\n  {\n    "name": "chat",\n    "aliases": [],\n    "duration": null\n  }\n]}',
  ],
];
for (const [name, before, after] of APPENDED) {
  test(`A record is added ${name}`, () =>
    expect(appended(before, ["cookies"], [RECORD])).toBe(after));
}

test("Several records are added one behind the other", () => {
  const text = '{\n  "cookies": []\n}\n';
  const once = appended(text, ["cookies"], [RECORD, { name: "map" }]);
  expect(once).toBe(
    appended(appended(text, ["cookies"], [RECORD]), ["cookies"], [{ name: "map" }]),
  );
  expect(JSON.parse(once)).toEqual({ cookies: [RECORD, { name: "map" }] });
});

test("No record is added where there is none to add, or no list", () => {
  for (const text of ['{ "cookies": [] }', '{ "cookies": {} }', "{}", ""]) {
    expect(appended(text, ["cookies"], [])).toBe(text);
  }
  for (const text of ['{ "cookies": {} }', "{}", ""]) {
    expect(appended(text, ["cookies"], [RECORD])).toBe(text);
  }
});

const TEXT = `// The inventory
{
  "cookies": [
    { "name": "theme",   "aliases": ["a",
      "b"], /* for now */ "duration": "P1Y" },
    {
      "name": "chat", // of the help desk
      "aliases": [],
      "duration": null
    }
  ]
}
`;
/** Values of TEXT, what takes their place, and what changes in the text. */
const REPLACED: readonly (readonly [
  name: string,
  path: readonly (string | number)[],
  value: unknown,
  from: string,
  to: string,
])[] = [
  ["text", ["cookies", 1, "name"], "help", '"chat"', '"help"'],
  ["text by null", ["cookies", 0, "duration"], null, '"P1Y"', "null"],
  ["null by text", ["cookies", 1, "duration"], "PT30M", "null", '"PT30M"'],
  ["a list", ["cookies", 1, "aliases"], ["x", "y"], "[]", '["x", "y"]'],
  ["a list of several lines", ["cookies", 0, "aliases"], ["x"], '["a",\n      "b"]', '["x"]'],
  [
    "a sign that text cannot hold as it is",
    ["cookies", 1, "name"],
    'a"\\\n',
    '"chat"',
    String.raw`"a\"\\\n"`,
  ],
  ["a value that is there already", ["cookies", 1, "name"], "chat", "", ""],
  ["a list that is there already", ["cookies", 0, "aliases"], ["a", "b"], "", ""],
  ["a value that has no place", ["cookies", 2, "name"], "map", "", ""],
];
for (const [name, path, value, from, to] of REPLACED) {
  test(`Nothing but ${name} is replaced, comments or not`, () => {
    expect(TEXT).toContain(from);
    expect(replaced(TEXT, [{ path, value }])).toBe(TEXT.replace(from, () => to));
  });
}

test("Several values are replaced at once, in any order", () => {
  const all = [
    { path: ["cookies", 1, "duration"], value: "P1D" },
    { path: ["cookies", 0, "name"], value: "colours" },
  ];
  const expected = TEXT.replace("null", '"P1D"').replace('"theme"', '"colours"');
  expect(replaced(TEXT, all)).toBe(expected);
  expect(replaced(TEXT, all.toReversed())).toBe(expected);
});

test("A list that is too long for a line has a line for each entry", () => {
  const text = '{\n  "cookies": [\n    {\n      "aliases": [],\n      "x": 1\n    }\n  ]\n}\n';
  const [long, other] = ["n".repeat(60), "m".repeat(30)];
  const path = ["cookies", 0, "aliases"];
  expect(replaced(text, [{ path, value: [long] }])).toBe(text.replace("[]", `["${long}"]`));
  expect(replaced(text, [{ path, value: [long, other] }])).toBe(
    text.replace("[]", `[\n        "${long}",\n        "${other}"\n      ]`),
  );
  expect(replaced(text.replaceAll("\n", "\r\n"), [{ path, value: [long, other] }])).toBe(
    text
      .replace("[]", `[\n        "${long}",\n        "${other}"\n      ]`)
      .replaceAll("\n", "\r\n"),
  );
});

test("Text that is no JSON at all is left alone", () => {
  expect(replaced("", [{ path: ["cookies"], value: 1 }])).toBe("");
});
