import { type Position, type Problem, toTerminalText } from "cookie-inventory";
import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import {
  COOKIE,
  inventoryText,
  mereford,
  merefordWithServices,
  projectOf,
  PROPERTY_RUNS,
} from "test-support";
import { checkProject } from "../../src/check/check-project.ts";
import { readContent } from "../../src/content/site-content.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");
const FILES = mereford();
const EDITABLE = Object.keys(FILES).filter((file) => /^(?:_data|src\/pages)\//.test(file));
const SERVICE_FILES = Object.keys(merefordWithServices()).filter((file) => !(file in FILES));

/** Errors of the check alone: the build publishes a page whose text differs from the data. */
const CHECK_ONLY: ReadonlySet<string> = new Set([
  "contact-not-shown",
  "fact-not-stated",
  "shared-description",
  "shared-title",
  "unlisted-address",
]);

/** Text with a meaning to one of the parsers, inserted in addition to arbitrary text. */
const PIECES = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "2",
  "\n",
  "	",
  "\r\n",
  "\\",
  "//",
  "﻿",
  "---\n",
  "::cookie-table\n",
  "::: history\n",
  ":::\n",
  "## H {#h}\n",
  "{#x}",
  "*",
  "&a",
  "<b>",
  "[a](/x/)",
  "[a](#contact)",
  "Twitter",
  "‮",
  "\0",
  "| a |\n|---|\n",
  "```\n",
  "😀",
];

interface Mutation {
  readonly file: string;
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

/** Returns an arbitrary with a few changes to some of these files. */
function mutate(files: readonly string[]): fc.Arbitrary<Mutation[]> {
  const mutation = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(),
    length: fc.oneof(fc.constant(0), fc.nat(40)),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20 })),
  });
  return fc.array(mutation, { minLength: 1, maxLength: 3 });
}

function applyMutations(files: Record<string, string>, mutations: readonly Mutation[]) {
  for (const { file, at, length, piece } of mutations) {
    const text = files[file] ?? "";
    const start = at % (text.length + 1);
    files[file] = text.slice(0, start) + piece + text.slice(start + length);
  }
  return files;
}

function isInside(text: string, { line, column }: Position): boolean {
  const lineText = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .split("\n")[line - 1];
  return lineText !== undefined && column >= 1 && column <= lineText.length + 1;
}

/** Checks that the places of all problems are inside the files, and that the build finds errors if the check does. */
async function expectSoundProblems(files: Record<string, string>): Promise<void> {
  const project = projectOf(files);
  const problems = await checkProject(project, TODAY);
  const misplaced = problems.filter(({ file, line, column, end }: Problem) => {
    const text = files[file];
    if (line === undefined || column === undefined) return false;
    return (
      text === undefined ||
      !isInside(text, { line, column }) ||
      (end !== undefined && !isInside(text, end))
    );
  });
  expect(misplaced).toEqual([]);
  expect(toTerminalText(problems, (file) => files[file])).not.toContain("undefined");

  const built = readContent(project);
  const errors = problems.filter(
    ({ severity, rule }) => severity === "error" && !CHECK_ONLY.has(rule),
  );
  expect(built.ok, errors.map(({ rule }) => rule).join()).toBe(errors.length === 0);
}

test("For any change to the files, the check reports places inside them, and the same result as the build", async () => {
  test.slow();
  await fc.assert(
    fc.asyncProperty(mutate(EDITABLE), (mutations) =>
      expectSoundProblems(applyMutations({ ...FILES }, mutations)),
    ),
    // An unclosed quote, and a changed email address, failed once.
    {
      ...PROPERTY_RUNS,
      examples: [
        [[{ file: "src/pages/cookies.md", at: 947118014, length: 27, piece: '"' }]],
        [[{ file: "src/pages/privacy.md", at: 2060092804, length: 0, piece: "-" }]],
      ],
    },
  );
});

test("The same is true for any change to the files of services", async () => {
  test.slow();
  await fc.assert(
    fc.asyncProperty(mutate(SERVICE_FILES), (mutations) =>
      expectSoundProblems(applyMutations(merefordWithServices(), mutations)),
    ),
    PROPERTY_RUNS,
  );
});

test.describe("The check can read", () => {
  const findErrorRules = async (file: string, content: string | Uint8Array) => {
    const problems = await checkProject(projectOf({ ...FILES, [file]: content }), TODAY);
    return problems.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  };

  test("brackets nested 10,000 deep", async () => {
    expect(
      await findErrorRules("_data/cookies.json", "[".repeat(10_000) + "]".repeat(10_000)),
    ).toEqual(["nested-too-deep"]);
    expect(await findErrorRules("_data/cookies.json", '{"a":'.repeat(10_000))).toEqual([
      "nested-too-deep",
    ]);
  });

  test("quotations and lists nested 10,000 deep in Markdown", async () => {
    for (const text of ["> ".repeat(10_000), "- ".repeat(10_000)]) {
      const page = `---\ntitle: T\ndescription: D.\n---\n\n${text}end\n`;
      expect(await findErrorRules("src/pages/cookies.md", page)).toEqual(["nested-too-deep"]);
    }
  });

  test("10,000 opening characters without closing ones", async () => {
    for (const text of ["*a ", "[", "`a ", "![", "~~a "]) {
      const page = `---\ntitle: T\ndescription: D.\nindexed: false\n---\n\n${text.repeat(10_000)}\n`;
      const rules = await findErrorRules("src/pages/404.md", page);
      const expected = new Set(["nested-too-deep", "paragraph-too-long", "stray-marks"]);
      expect(rules.filter((rule) => !expected.has(rule))).toEqual([]);
    }
  });

  test("front matter nested 10,000 deep", async () => {
    const text = `---\ntitle: ${"[".repeat(10_000)}\n---\n`;
    expect(await findErrorRules("src/pages/cookies.md", text)).toEqual(["nested-too-deep"]);
  });

  test("an inventory of 3,000 cookies", async () => {
    const cookies = Array.from({ length: 3000 }, (_, index) => ({
      ...COOKIE,
      name: `theme${index}`,
    }));
    const text = inventoryText(cookies);
    const files = { ...FILES, "_data/cookies.json": text };
    expect(await findErrorRules("_data/cookies.json", files["_data/cookies.json"])).toEqual([]);
    expect(await findErrorRules("_data/cookies.json", text.slice(0, -200))).toEqual([
      "json-syntax",
    ]);
  });

  test("thousands of wrong records, of which it lists the first problems", async () => {
    const records = Array.from({ length: 4000 }, () => ({}));
    const rules = await findErrorRules("_data/cookies.json", inventoryText(records));
    expect(rules.length).toBe(501);
    expect(rules.filter((rule) => rule === "too-many-problems")).toHaveLength(1);
  });

  test("bytes that are not text, a byte order mark, and an empty file", async () => {
    expect(await findErrorRules("_data/cookies.json", Uint8Array.of(0xff, 0xfe, 0x00))).toEqual([
      "not-utf-8",
    ]);
    expect(
      await findErrorRules("_data/cookies.json", `\uFEFF${FILES["_data/cookies.json"]}`),
    ).toEqual([]);
    expect(await findErrorRules("src/pages/404.md", "")).toEqual(["no-front-matter"]);
  });
});
