import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { error, failed, type Place, type Problem, type ReadResult } from "../problems/problem.ts";
import { checkNesting } from "./nesting-limit.ts";
import { type Project, readSource } from "./project.ts";
import { type Located, placeLookup, type ValuePath } from "./source-places.ts";

type PlaceAt = (offset: number, end?: number) => Place;

/** Reads a JSON file of the project, without checking its data. */
export function readJson(project: Project, file: string): ReadResult<Located> {
  const read = readSource(project, file);
  if (!read.ok) return read;
  const source = read.value;
  const place = placeLookup(source);

  if (source.text.trim() === "") {
    const hint = "Undo the change that emptied it.";
    return failed(error({ file }, "json-syntax", "This file is empty.", hint));
  }
  const tooDeep = checkNesting(source);
  if (tooDeep !== undefined) return failed(tooDeep);

  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { disallowComments: true });
  const syntax = toSyntaxProblems(source.text, errors, place);
  // After a missing bracket, the fields of two records look like those of one.
  const duplicates = tree === undefined || !syntax.isReliable ? [] : findDuplicateKeys(tree, place);
  const problems = [...syntax.problems, ...duplicates];
  if (tree === undefined || problems.length > 0) return failed(...problems);

  const at = (path: ValuePath) => {
    const { offset, length } = findNearestNode(tree, path);
    return place(offset, offset + length);
  };
  return { ok: true, value: { source, data: getNodeValue(tree) as unknown, at } };
}

/** Returns the node at `path`, or of the nearest ancestor that exists; for a field, the node of its name. */
function findNearestNode(tree: Node, path: ValuePath): Node {
  const node = findNodeAtLocation(tree, [...path]);
  if (node === undefined) return findNearestNode(tree, path.slice(0, -1));
  const name = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  return name ?? node;
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
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(",") ? before.length - 1 : undefined;
}

/** Finds equal keys in an object, of which JSON parsers silently use the last (RFC 8259, section 4). */
function findDuplicateKeys(node: Node, place: PlaceAt): Problem[] {
  const children = node.children ?? [];
  const nested = children.flatMap((child) => findDuplicateKeys(child, place));
  if (node.type !== "object") return nested;
  const firstNodes = new Map<string, Node>();
  const direct = children.flatMap(({ children: pair }) => {
    const [name] = pair ?? [];
    if (name === undefined) return [];
    const first = firstNodes.get(String(name.value));
    firstNodes.set(String(name.value), first ?? name);
    if (first === undefined) return [];
    const { line } = place(first.offset);
    return error(
      place(name.offset, name.offset + name.length),
      "duplicate-key",
      `“${name.value}” appears twice in the same record; the first is on line ${line}.`,
      "Remove one of them.",
    );
  });
  return [...direct, ...nested];
}
