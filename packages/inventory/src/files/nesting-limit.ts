import { error, type Problem } from "../problems/problem.ts";
import type { Source } from "./project.ts";
import { placeLookup } from "./source-places.ts";

/** Far more than any file needs. Parsers overflow the stack at about 10,000 levels. */
const MAX_DEPTH = 100;

/** Returns a Problem if brackets are nested too deep to be parsed. */
export function checkNesting(source: Source): Problem | undefined {
  let depth = 0;
  for (const { 0: token, index } of source.text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > MAX_DEPTH) {
      const message = `Brackets are nested more than ${MAX_DEPTH} levels deep here.`;
      const hint = "Remove the brackets that are not needed.";
      return error(placeLookup(source)(index), "nested-too-deep", message, hint);
    }
  }
  return undefined;
}
