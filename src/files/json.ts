import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { error, type Place, type Problem, type Reading, refused } from "../problems/problem.ts";
import { nestingProblem } from "./nesting.ts";
import { type Located, placesIn, type ValuePath } from "./places.ts";
import { type Project, readSource } from "./project.ts";

type PlaceAt = (offset: number, end?: number) => Place;

/** Reads a JSON file of the project. The data is not checked by any schema yet. */
export function readJson(project: Project, file: string): Reading<Located> {
  const read = readSource(project, file);
  if (!read.ok) return read;
  const source = read.value;
  const place = placesIn(source);

  if (source.text.trim() === "") {
    return refused(
      error({ file }, "json-syntax", "This file is empty.", "Undo the change that emptied it."),
    );
  }
  const tooDeep = nestingProblem(source);
  if (tooDeep !== undefined) return refused(tooDeep);

  const slips: ParseError[] = [];
  const tree = parseTree(source.text, slips, { disallowComments: true });
  const problems = [
    ...syntaxProblems(source.text, slips, place),
    ...(tree === undefined ? [] : duplicateKeys(tree, place)),
  ];
  if (tree === undefined || problems.length > 0) return refused(...problems);

  const at = (path: ValuePath) => {
    const { offset, length } = nearest(tree, path);
    return place(offset, offset + length);
  };
  return { ok: true, value: { source, data: getNodeValue(tree) as unknown, at } };
}

/** The node at `path`; for a field, the node of its name, which is what an editor looks for. */
function nearest(tree: Node, path: ValuePath): Node {
  const node = findNodeAtLocation(tree, [...path]);
  if (node === undefined) return nearest(tree, path.slice(0, -1));
  const name = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  return name ?? node;
}

const SYNTAX: Partial<Record<string, readonly [message: string, hint: string]>> = {
  InvalidCommentToken: ["There is a comment here, and JSON has none.", "Take the comment out."],
  CommaExpected: ["A comma is missing before this.", "Put a comma after the value before it."],
  ColonExpected: ["A colon is missing before this.", 'Write “"name": value”.'],
  PropertyNameExpected: ["A name in double quotes should stand here.", 'Write “"name": value”.'],
  ValueExpected: [
    "A value should stand here.",
    "Write text in double quotes, a number, null, or a list in square brackets.",
  ],
  CloseBraceExpected: ["A closing “}” is missing.", "Put a “}” where the record ends."],
  CloseBracketExpected: ["A closing “]” is missing.", "Put a “]” where the list ends."],
  EndOfFileExpected: [
    "There is more text after the end of the data.",
    "Take out what stands after the last “}”.",
  ],
  UnexpectedEndOfString: ["This text has no closing quote.", "Put a double quote at its end."],
  InvalidSymbol: [
    "This word is not in quotes.",
    "Put double quotes around it, unless it is true, false or null.",
  ],
  InvalidCharacter: [
    "There is a character here that may not stand in JSON.",
    "Take it out. Inside text, a tab is written “\\t” and a line break “\\n”.",
  ],
  InvalidEscapeCharacter: [
    "After a “\\” there is a character that may not follow it.",
    "Write “\\\\” for a backslash itself.",
  ],
  InvalidUnicode: [
    "“\\u” must be followed by four digits or letters from a to f.",
    "Write the character itself instead.",
  ],
  InvalidNumberFormat: [
    "This is not a number.",
    "Write it like 12 or 1.5, or put double quotes around it.",
  ],
};

const SPARE_COMMA = ["There is a comma after the last entry.", "Take the comma out."] as const;

/** Slips after which the parser still knows where it is, so that what it says next can be believed. */
const HARMLESS = new Set(["InvalidCommentToken", "CommaExpected", "ColonExpected"]);

/** The slips up to the first one that confuses the parser: the rest would send an editor astray. */
function syntaxProblems(text: string, slips: readonly ParseError[], place: PlaceAt): Problem[] {
  const problems: Problem[] = [];
  for (const { error: code, offset, length } of slips) {
    const name = printParseErrorCode(code);
    const comma = spareComma(text, offset);
    const at = comma === undefined ? place(offset, offset + length) : place(comma, comma + 1);
    const [message, hint] = (comma === undefined ? SYNTAX[name] : SPARE_COMMA) ?? [
      "This is not JSON.",
      "Look for a missing quote, comma or bracket just before this place.",
    ];
    // One slip can make several errors on its line; the first is the one that helps.
    if (problems.at(-1)?.line !== at.line) problems.push(error(at, "json-syntax", message, hint));
    if (comma === undefined && !HARMLESS.has(name)) break;
  }
  return problems;
}

/** The comma just before a closing bracket at `offset`, if there is one. */
function spareComma(text: string, offset: number): number | undefined {
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(",") ? before.length - 1 : undefined;
}

/** JSON lets the last of two equal keys win without a word (RFC 8259, section 4). */
function duplicateKeys(node: Node, place: PlaceAt): Problem[] {
  const children = node.children ?? [];
  const inside = children.flatMap((child) => duplicateKeys(child, place));
  if (node.type !== "object") return inside;
  const seen = new Map<string, Node>();
  const here = children.flatMap(({ children: pair }) => {
    const [name] = pair ?? [];
    if (name === undefined) return [];
    const first = seen.get(String(name.value));
    seen.set(String(name.value), first ?? name);
    if (first === undefined) return [];
    const { line } = place(first.offset);
    return error(
      place(name.offset, name.offset + name.length),
      "duplicate-key",
      `“${name.value}” stands twice in the same record; the first is on line ${line}.`,
      "Keep one of the two.",
    );
  });
  return [...here, ...inside];
}
