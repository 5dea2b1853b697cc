import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { error, type Place, type Problem, type ReadResult, failed } from "../problems/problem.ts";
import { nestingProblem } from "./nesting-limit.ts";
import { type Located, placeLookup, type ValuePath } from "./source-places.ts";
import { type Project, readSource } from "./project.ts";

type PlaceAt = (offset: number, end?: number) => Place;

/** Reads a JSON file of the project. The data is not checked by any schema yet. */
export function readJson(project: Project, file: string): ReadResult<Located> {
  const read = readSource(project, file);
  if (!read.ok) return read;
  const source = read.value;
  const place = placeLookup(source);

  if (source.text.trim() === "") {
    const hint = "Undo the change that emptied it.";
    return failed(error({ file }, "json-syntax", "This file is empty.", hint));
  }
  const tooDeep = nestingProblem(source);
  if (tooDeep !== undefined) return failed(tooDeep);

  const slips: ParseError[] = [];
  const tree = parseTree(source.text, slips, { disallowComments: true });
  const syntax = syntaxProblems(source.text, slips, place);
  // A bracket that is missing makes fields of two records look like fields of one.
  const twice = tree === undefined || syntax.confused ? [] : duplicateKeys(tree, place);
  const problems = [...syntax.problems, ...twice];
  if (tree === undefined || problems.length > 0) return failed(...problems);

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

/** What an editor most likely wrote at a slip, told by the signs that stand there. */
const WRITTEN: readonly (readonly [at: RegExp, message: string, hint: string])[] = [
  [
    /^(?:<{7}|={7}|>{7})/,
    "Two changes of this file have met here, and nobody has chosen between them.",
    "Keep the lines that are right, and take out those that start with <<<<<<<, ======= and >>>>>>>.",
  ],
  [
    /^[‘’‚'“”„]/,
    "There are quotes here that JSON does not know.",
    'Write straight double quotes: "like this".',
  ],
  [
    /^(?:True|TRUE|False|FALSE|None|Null|NULL|nil|undefined)\b/,
    "JSON does not know this word.",
    "Write true, false or null, in small letters.",
  ],
];

/** The slips up to the first one that confuses the parser: the rest would send an editor astray. */
function syntaxProblems(
  text: string,
  slips: readonly ParseError[],
  place: PlaceAt,
): { problems: Problem[]; confused: boolean } {
  const problems: Problem[] = [];
  for (const [index, { error: code, offset, length }] of slips.entries()) {
    // Where a name is expected as well, a comma alone would not do.
    const next = slips[index + 1];
    const same = next?.offset === offset ? next.error : code;
    const name = printParseErrorCode(same);
    const comma = spareComma(text, offset);
    const at = comma === undefined ? place(offset, offset + length) : place(comma, comma + 1);
    const [message, hint] = explain(text, offset, name, comma !== undefined);
    // One slip can make several errors on its line; the first is the one that helps.
    if (problems.at(-1)?.line !== at.line) problems.push(error(at, "json-syntax", message, hint));
    if (comma === undefined && !HARMLESS.has(name)) return { problems, confused: true };
  }
  return { problems, confused: false };
}

function explain(
  text: string,
  offset: number,
  name: string,
  isSpareComma: boolean,
): readonly [message: string, hint: string] {
  if (isSpareComma) return SPARE_COMMA;
  const here = text.slice(offset, offset + 20);
  const written = WRITTEN.find(([at]) => at.test(here));
  if (written !== undefined) return [written[1], written[2]];
  if (name === "PropertyNameExpected" && here.startsWith("{")) {
    return [
      "The record before this one has no closing “}”.",
      "Put “},” behind the last field of the record before.",
    ];
  }
  return (
    SYNTAX[name] ?? [
      "This is not JSON.",
      "Look for a missing quote, comma or bracket just before this place.",
    ]
  );
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
