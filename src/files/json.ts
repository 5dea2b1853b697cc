import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { error, type Problem, type Reading } from "../problems/problem.ts";
import { type Located, placeAt, type ValuePath } from "./places.ts";
import { type Project, readSource, type Source } from "./project.ts";

/** Deeper than any file of ours by far; jsonc-parser overflows the stack at 10,000. */
const DEEPEST = 100;

/** Reads a JSON file of the project. The data is not checked by any schema yet. */
export function readJson(project: Project, file: string): Reading<Located> {
  const read = readSource(project, file);
  if (!read.ok) return read;
  const source = read.value;

  const tooDeep = offsetOfNesting(source.text, DEEPEST);
  if (tooDeep !== undefined) {
    const message = `Brackets are nested more than ${DEEPEST} deep here.`;
    return {
      ok: false,
      problems: [
        error(
          placeAt(source, tooDeep),
          "json-too-deep",
          message,
          "Take out the brackets that are too many.",
        ),
      ],
    };
  }

  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { disallowComments: true });
  const [first] = errors;
  // After the first slip the parser guesses, so the others would send an editor astray.
  if (first !== undefined || tree === undefined)
    return { ok: false, problems: [syntaxProblem(source, first)] };

  const at = (path: ValuePath) => placeAt(source, nearest(tree, path).offset);
  return { ok: true, value: { source, data: getNodeValue(tree) as unknown, at } };
}

function nearest(tree: Node, path: ValuePath): Node {
  const node = findNodeAtLocation(tree, [...path]);
  if (node !== undefined) return node.parent?.type === "property" ? node.parent : node;
  return nearest(tree, path.slice(0, -1));
}

const SYNTAX: Partial<Record<string, readonly [message: string, hint: string]>> = {
  InvalidCommentToken: ["There is a comment here, and JSON has none.", "Take the comment out."],
  CommaExpected: ["A comma is missing before this.", "Put a comma after the value before it."],
  ColonExpected: ["A colon is missing before this.", 'Write “"name": value”.'],
  PropertyNameExpected: [
    "A name in double quotes should stand here.",
    "If a comma stands just before it, take that comma out: the last entry has none after it.",
  ],
  ValueExpected: [
    "A value should stand here.",
    "If a comma stands just before it, take that comma out: the last entry has none after it.",
  ],
  CloseBraceExpected: ["A closing “}” is missing.", "Put a “}” where the record ends."],
  CloseBracketExpected: ["A closing “]” is missing.", "Put a “]” where the list ends."],
  EndOfFileExpected: [
    "There is more text after the end of the data.",
    "Take out what stands after the last “}”.",
  ],
  UnexpectedEndOfString: ["This text has no closing quote.", "Put a double quote at its end."],
};

function syntaxProblem(source: Source, parseError: ParseError | undefined): Problem {
  if (parseError === undefined) {
    return error(
      placeAt(source, 0),
      "json-syntax",
      "This file is empty.",
      "Undo the change that emptied it.",
    );
  }
  const [message, hint] = SYNTAX[printParseErrorCode(parseError.error)] ?? [
    "This is not JSON.",
    "Look for a missing quote, comma or bracket just before this place.",
  ];
  return error(placeAt(source, parseError.offset), "json-syntax", message, hint);
}

function offsetOfNesting(text: string, limit: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > limit) return index;
  }
  return undefined;
}
