import { error, type Place, type Problem } from "../problems/problem.ts";
import names from "./outdated-names.json" with { type: "json" };

/**
 * Laws, organisations and websites that no longer exist, each with what to write instead and a source. Ignores names
 * inside longer words, addresses and host names, and after “formerly”.
 */
const OUTDATED = names.map((entry) => ({
  ...entry,
  regExp: new RegExp(
    `(?<![\\w@./-]|formerly )(?:${entry.pattern.replaceAll(" ?", "\\s?").replaceAll(" ", "\\s+")})(?!\\w|\\.\\w|@)`,
    entry.caseSensitive === true ? "gu" : "giu",
  ),
}));

/** Matches any outdated name. Nearly all texts have none, so need no other search. */
const ANY = new RegExp(OUTDATED.map(({ regExp }) => regExp.source).join("|"), "iu");

/**
 * Finds outdated names in `text`, from which the caller has removed passages about history. `place` returns the place
 * of a name that appears `before` times earlier in the text. `hintEnd` is appended to each hint.
 */
export function findOutdatedNames(
  text: string,
  place: (name: string, before: number) => Place,
  hintEnd = "",
): Problem[] {
  if (!ANY.test(text)) return [];
  return OUTDATED.flatMap((entry) => {
    const counts = new Map<string, number>();
    return [...text.matchAll(entry.regExp)].map(([name]) => {
      const before = counts.get(name) ?? 0;
      counts.set(name, before + 1);
      return toProblem(name.replaceAll(/\s+/g, " "), entry, place(name, before), hintEnd);
    });
  });
}

/** Returns a Problem if an address is on a website that no longer exists. */
export function findOutdatedHost(href: string, place: Place): Problem[] {
  if (!URL.canParse(href)) return [];
  const { hostname } = new URL(href);
  return OUTDATED.filter(({ hosts }) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  ).map((entry) => toProblem(hostname, entry, place, ""));
}

function toProblem(
  outdatedName: string,
  { name, change, replacement, source }: (typeof OUTDATED)[number],
  place: Place,
  hintEnd: string,
): Problem {
  const message = `“${outdatedName}” is out of date: ${name} ${change}.`;
  return error(place, "outdated-name", message, `Write: ${replacement} (see ${source}).${hintEnd}`);
}
