import { error, type Place, type Problem } from "../problems/problem.ts";
import names from "./outdated-names.json" with { type: "json" };

/** Law, bodies and websites that have ended, each with what to write instead and where that is said. */
const OUTDATED = names.map((entry) => ({
  ...entry,
  // Words may be parted by a line break; a name inside a longer word is not the name.
  found: new RegExp(
    `(?<![\\w])(?:${entry.pattern.replaceAll(" ", "\\s+").replaceAll("\\s+?", "\\s*")})(?!\\w)`,
    "giu",
  ),
}));

/**
 * Each name in `text` of something that has ended. `place` gives the place of such a name; what tells
 * history must be left out of `text` by the caller. `aside` ends the hint.
 */
export function outdatedNames(
  text: string,
  place: (words: string) => Place,
  aside = "",
): Problem[] {
  return OUTDATED.flatMap(({ found, name, ended, write, source }) =>
    [...text.matchAll(found)].map(([words]) =>
      error(
        place(words),
        "outdated-name",
        `“${words.replaceAll(/\s+/g, " ")}” is out of date: ${name} ${ended}.`,
        `Write: ${write} (see ${source}).${aside}`,
      ),
    ),
  );
}
