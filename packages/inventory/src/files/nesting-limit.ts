import { error, type Problem } from "../problems/problem.ts";
import { placeLookup } from "./source-places.ts";
import type { Source } from "./project.ts";

/** Deeper than any file of ours by far; parsers overflow the stack at some 10,000. */
const DEEPEST = 100;

/** The place at which brackets are nested too deep to be parsed, as a Problem; undefined where none is. */
export function nestingProblem(source: Source): Problem | undefined {
  let depth = 0;
  for (const { 0: token, index } of source.text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > DEEPEST) {
      const message = `Brackets are nested more than ${DEEPEST} deep here.`;
      const hint = "Take out the brackets that are too many.";
      return error(placeLookup(source)(index), "nested-too-deep", message, hint);
    }
  }
  return undefined;
}
