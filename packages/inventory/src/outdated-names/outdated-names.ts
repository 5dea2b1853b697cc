import { error, type Place, type Problem } from "../problems/problem.ts";
import names from "./outdated-names.json" with { type: "json" };

/**
 * Law, bodies and websites that have ended, each with what to write instead and where that is said. A
 * name is not one inside a longer word, an address or a host, nor behind “formerly”.
 */
const OUTDATED = names.map((entry) => ({
  ...entry,
  written: new RegExp(
    `(?<![\\w@./-]|formerly )(?:${entry.pattern.replaceAll(" ?", "\\s?").replaceAll(" ", "\\s+")})(?!\\w|\\.\\w|@)`,
    entry.exact === true ? "gu" : "giu",
  ),
}));

/** Fits whatever one of them fits: nearly all texts name nothing of the kind, and are looked at once. */
const ANY = new RegExp(OUTDATED.map(({ written }) => written.source).join("|"), "iu");

/**
 * Each name in `text` of something that has ended. `place` gives the place of such a name, of which
 * `before` stand earlier in the text; what tells history must be left out of `text` by the caller.
 * `aside` ends the hint.
 */
export function outdatedNames(
  text: string,
  place: (words: string, before: number) => Place,
  aside = "",
): Problem[] {
  if (!ANY.test(text)) return [];
  return OUTDATED.flatMap((entry) =>
    [...text.matchAll(entry.written)].map(([words], index, all) => {
      const before = all.slice(0, index).filter(([earlier]) => earlier === words).length;
      return outdated(words.replaceAll(/\s+/g, " "), entry, place(words, before), aside);
    }),
  );
}

/** Whether a link leads to a website that has ended: the Problem at `place`, or none. */
export function outdatedHost(href: string, place: Place): Problem[] {
  if (!URL.canParse(href)) return [];
  const { hostname } = new URL(href);
  return OUTDATED.filter(({ hosts }) =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)),
  ).map((entry) => outdated(hostname, entry, place, ""));
}

function outdated(
  words: string,
  { name, ended, write, source }: (typeof OUTDATED)[number],
  place: Place,
  aside: string,
): Problem {
  const message = `“${words}” is out of date: ${name} ${ended}.`;
  return error(place, "outdated-name", message, `Write: ${write} (see ${source}).${aside}`);
}
