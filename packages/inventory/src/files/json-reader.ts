import { type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { error, failed, type Problem, type ReadResult } from "../problems/problem.ts";
import { createNodeFinder } from "./json-nodes.ts";
import { checkJsonSize, findLongTexts, toData } from "./json-limits.ts";
import { findWrongNames } from "./json-names.ts";
import { type Project, readSource } from "./project.ts";
import { type Located, type PlaceAt, placeLookup, type ValuePath } from "./source-places.ts";

/** A JSON file: its data if it can be relied on, and its problems. */
export interface JsonFile {
  readonly located: Located | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a JSON file of the project, without checking its data. */
export function readJson(project: Project, file: string): ReadResult<Located> {
  const { located, problems } = readJsonFile(project, file);
  return located !== undefined && problems.length === 0
    ? { ok: true, value: located }
    : failed(...problems);
}

function unreliable(...problems: readonly Problem[]): JsonFile {
  return { located: undefined, problems };
}

/**
 * Reads a JSON file of the project. After a small mistake, such as a missing comma, its data can still be checked, so
 * that all mistakes are reported at once.
 */
export function readJsonFile(project: Project, file: string): JsonFile {
  const read = readSource(project, file);
  if (!read.ok) return unreliable(...read.problems);
  const source = read.value;
  const place = placeLookup(source);

  if (source.text.trim() === "") {
    const hint = "Undo the change that emptied it.";
    return unreliable(error({ file }, "json-syntax", "This file is empty.", hint));
  }
  const tooLarge = checkJsonSize(source);
  if (tooLarge !== undefined) return unreliable(tooLarge);

  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { disallowComments: true });
  const syntax = toSyntaxProblems(source.text, errors, place);
  // After a missing bracket, the fields of two records look like those of one.
  if (tree === undefined || !syntax.isReliable) return unreliable(...syntax.problems);
  const problems = [
    ...syntax.problems,
    ...findWrongNames(tree, place),
    ...findLongTexts(tree, place),
  ];
  // A field whose colon is missing looks like one without a value.
  if (errors.some(({ error: code }) => printParseErrorCode(code) === "ColonExpected"))
    return unreliable(...problems);
  const findNode = createNodeFinder(tree);
  const at = (path: ValuePath) => {
    const { offset, length } = findNode(path);
    return place(offset, offset + length);
  };
  return { located: { source, data: toData(tree), at }, problems };
}

const SYNTAX: Partial<Record<string, readonly [message: string, hint: string]>> = {
  InvalidCommentToken: ["There is a comment here. JSON files cannot have comments.", "Remove it."],
  CommaExpected: ["A comma is missing before this.", "Add a comma after the previous value."],
  ColonExpected: ["A colon is missing before this.", 'Write “"name": value”.'],
  PropertyNameExpected: ["A name in double quotes is missing here.", 'Write “"name": value”.'],
  ValueExpected: [
    "A value is missing here.",
    "Write text in double quotes, a number, null, or a list in square brackets.",
  ],
  CloseBraceExpected: ["A closing “}” is missing.", "Add “}” where the record ends."],
  CloseBracketExpected: ["A closing “]” is missing.", "Add “]” where the list ends."],
  EndOfFileExpected: [
    "There is more text after the end of the data.",
    "Remove everything after the last “}”.",
  ],
  UnexpectedEndOfString: ["This text has no closing quote.", "Add a double quote at its end."],
  InvalidSymbol: [
    "This word is not in quotes.",
    "Put double quotes around it, unless it is true, false or null.",
  ],
  InvalidCharacter: [
    "There is a character here that JSON does not allow.",
    "Remove it. In text, write a tab as “\\t” and a line break as “\\n”.",
  ],
  InvalidEscapeCharacter: [
    "The character after a “\\” is not one that JSON allows there.",
    "Write “\\\\” if you mean a backslash.",
  ],
  InvalidUnicode: [
    "“\\u” must be followed by four digits or letters from a to f.",
    "Write the character itself instead.",
  ],
  InvalidNumberFormat: [
    "This is not a valid number.",
    "Write it like 12 or 1.5, or put double quotes around it.",
  ],
};

const TRAILING_COMMA = ["There is a comma after the last entry.", "Remove the comma."] as const;

/** Errors after which the parser’s further errors are still reliable. */
const RECOVERABLE = new Set(["InvalidCommentToken", "CommaExpected", "ColonExpected"]);

/** Common mistakes, recognised by the text at the error. */
const MISTAKES: readonly (readonly [pattern: RegExp, message: string, hint: string])[] = [
  [
    /^(?:<{7}|={7}|>{7})/,
    "There is a merge conflict here: the file has two versions of the same lines.",
    "Keep the lines that are right. Remove the others, and the lines that start with <<<<<<<, ======= and >>>>>>>.",
  ],
  [
    /^[‘’‚'“”„]/,
    "JSON does not allow this kind of quotation mark.",
    'Use straight double quotes: "like this".',
  ],
  [
    /^(?:True|TRUE|False|FALSE|None|Null|NULL|nil|undefined)\b/,
    "JSON does not allow this word.",
    "Write true, false or null, in lower case.",
  ],
];

/** Converts errors to problems, up to the first one after which the parser is no longer reliable. */
function toSyntaxProblems(
  text: string,
  errors: readonly ParseError[],
  place: PlaceAt,
): { problems: Problem[]; isReliable: boolean } {
  const problems: Problem[] = [];
  for (const [index, { error: code, offset, length }] of errors.entries()) {
    // Of two errors at one place, such as a missing comma and a missing name, the second is more helpful.
    const next = errors[index + 1];
    const name = printParseErrorCode(next?.offset === offset ? next.error : code);
    const comma = findTrailingComma(text, offset);
    const at = comma === undefined ? place(offset, offset + length) : place(comma, comma + 1);
    const [message, hint] = explainError(text, offset, name, comma !== undefined);
    // One mistake can cause several errors on its line; the first is the most helpful.
    if (problems.at(-1)?.line !== at.line) problems.push(error(at, "json-syntax", message, hint));
    if (comma === undefined && !RECOVERABLE.has(name)) return { problems, isReliable: false };
  }
  return { problems, isReliable: true };
}

function explainError(
  text: string,
  offset: number,
  name: string,
  isTrailingComma: boolean,
): readonly [message: string, hint: string] {
  if (isTrailingComma) return TRAILING_COMMA;
  const following = text.slice(offset, offset + 20);
  const mistake = MISTAKES.find(([pattern]) => pattern.test(following));
  if (mistake !== undefined) return [mistake[1], mistake[2]];
  if (name === "PropertyNameExpected" && following.startsWith("{")) {
    return [
      "The record before this one has no closing “}”.",
      "Add “},” after the last field of that record.",
    ];
  }
  return (
    SYNTAX[name] ?? [
      "This is not valid JSON.",
      "Check for a missing quote, comma or bracket just before it.",
    ]
  );
}

/** Returns the offset of a comma just before a closing bracket at `offset`, if there is one. */
function findTrailingComma(text: string, offset: number): number | undefined {
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  let last = offset - 1;
  while (/\s/.test(text[last] ?? "")) last -= 1;
  return text[last] === "," ? last : undefined;
}
