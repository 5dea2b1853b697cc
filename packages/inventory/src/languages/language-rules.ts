import type { Located } from "../files/source-places.ts";
import type { Partly } from "../files/valid-values.ts";
import { error, type Problem } from "../problems/problem.ts";
import { isKnownCode, type Language } from "./language.ts";
import { listDirections } from "./language-entry.ts";

/** Returns the errors of the languages in `_data/organisation.json` that their schema cannot find. */
export function checkLanguages({
  data: { languages = [] },
  at,
}: Located<{ readonly languages?: Partly<readonly Language[]> | undefined }>): Problem[] {
  return languages.flatMap((language, index) => {
    const { code, name, direction } = language ?? {};
    const place = (field: string) => at(["languages", index, field]);
    return [
      ...checkCode(code, languages.slice(0, index), () => place("code")),
      ...(name === undefined ? [] : checkDirection(name, direction ?? "ltr", place)),
    ];
  });
}

function checkCode(
  code: string | undefined,
  earlier: readonly (Partly<Language> | undefined)[],
  place: () => ReturnType<Located["at"]>,
): Problem[] {
  if (code === undefined) return [];
  if (!isKnownCode(code)) {
    const message = `There is no language with the code “${code}”.`;
    const hint =
      "Write the code of the language, such as cy for Welsh, ar for Arabic or pl for Polish. The others are in the IANA Language Subtag Registry.";
    return [error(place(), "unknown-language", message, hint)];
  }
  if (earlier.some((other) => other?.code === code)) {
    const message = `The language “${code}” is in the list twice.`;
    return [error(place(), "repeated-language", message, "Remove one of the two.")];
  }
  return [];
}

/** Checks that the name of a language is in its own script alone, and that its direction is that of the script. */
function checkDirection(
  name: string,
  direction: Language["direction"],
  place: (field: string) => ReturnType<Located["at"]>,
): Problem[] {
  const directions = listDirections(name);
  if (directions.size > 1) {
    const message = `The name “${name}” mixes letters that are written from left to right with others that are written from right to left.`;
    const hint = "Write the language’s name in the language itself alone, such as العربية.";
    return [error(place("name"), "mixed-directions", message, hint)];
  }
  const [written] = directions;
  if (written === undefined || written === direction) return [];
  const message = `“${name}” is written ${DIRECTIONS[written]}, but its “direction” is “${direction}”.`;
  return [error(place("name"), "wrong-direction", message, `Write "direction": "${written}".`)];
}

const DIRECTIONS = { ltr: "from left to right", rtl: "from right to left" };
