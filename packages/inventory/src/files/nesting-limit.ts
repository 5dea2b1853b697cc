import { error, type Place, type Problem } from "../problems/problem.ts";
import type { Source } from "./project.ts";
import { placeLookup } from "./source-places.ts";

/** Far more than any file needs. Parsers overflow the stack at about 10,000 levels. */
export const MAX_DEPTH = 100;

/** Returns a Problem if the brackets of a page, in quotes or not, are nested too deep to be parsed. */
export function checkNesting(source: Source): Problem | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of source.text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > MAX_DEPTH) return nestingProblem(placeLookup(source)(index));
  }
  return undefined;
}

/** Creates the Problem of a bracket that is nested too deep. */
export function nestingProblem(place: Place): Problem {
  const message = `Brackets are nested more than ${MAX_DEPTH} levels deep here.`;
  return error(place, "nested-too-deep", message, "Remove the brackets that are not needed.");
}
