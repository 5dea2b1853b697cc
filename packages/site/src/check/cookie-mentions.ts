import {
  type CookieRecord,
  type Inventory,
  INVENTORY_FILE,
  isWithin,
  type Located,
  nameMatcher,
  type Problem,
  type Provider,
  UNNAMED,
  warning,
} from "cookie-inventory";
import type { PartialPage } from "../pages/page-reader.ts";
import { findWrongCount } from "./cookie-count.ts";
import { containsName, listSentences, type Sentence } from "./sentences.ts";

const PAST = "If the passage is about the past, put it between the lines “::: history” and “:::”.";

/**
 * Returns a warning for each sentence that names a retired cookie, or a provider whose cookies are all retired, or that
 * counts the cookies of a provider or a category wrongly. `domains` are the council’s.
 */
export function findOutdatedMentions(
  pages: readonly PartialPage[],
  inventory: Located<Inventory>,
  domains: readonly string[],
): Problem[] {
  const findCookies = createCookieFinder(listRetiredCookies(inventory));
  const providers = listRetiredProviders(inventory.data, domains);
  return pages
    .flatMap(listSentences)
    .flatMap((sentence) => [
      ...findCookies(sentence),
      ...findProviders(sentence, providers),
      ...findWrongCount(sentence, inventory.data),
    ]);
}

interface RetiredCookie {
  readonly name: string;
  readonly line: number | undefined;
}

/** Returns the names and aliases of retired cookies, except those that another record still has. */
function listRetiredCookies({ data: { cookies }, at }: Located<Inventory>): RetiredCookie[] {
  const current = cookies.filter(({ status }) => status !== "retired").flatMap(listNames);
  const isCurrent = createNameFinder(current.map((name) => ({ name })));
  return cookies.flatMap((cookie, index) =>
    cookie.status !== "retired"
      ? []
      : listNames(cookie)
          .filter((name) => name !== UNNAMED && isCurrent(name).length === 0)
          .map((name) => ({ name, line: at(["cookies", index]).line })),
  );
}

/** Returns a function that finds the entries whose name, or pattern with “*”, matches a word. */
function createNameFinder<T extends { readonly name: string }>(
  entries: readonly T[],
): (word: string) => readonly T[] {
  const byName = Map.groupBy(entries, ({ name }) => name);
  const patterns = entries
    .filter(({ name }) => name.includes("*"))
    .map((entry) => ({ entry, matches: nameMatcher(entry.name) }));
  return (word) => {
    const exact = byName.get(word) ?? [];
    const matching = patterns.filter(({ matches }) => matches(word)).map(({ entry }) => entry);
    return [...exact, ...matching.filter((entry) => !exact.includes(entry))];
  };
}

function listNames({ name, aliases }: CookieRecord): string[] {
  return [name, ...aliases];
}

/** Matches what can be a cookie’s name, or ends with a full stop after one. */
const WORD = /[^\s“”‘’"'(),;:!?]+/gu;

/** Matches the end of the text before a word that is the name of a cookie, as in “the cookie basket”. */
const BEFORE_NAME = /(?:\bcookies? |[“‘"'])$/i;

/** Matches a name that cannot be an ordinary word, such as _ga, PHPSESSID or TestCookie. */
const IS_DISTINCT = /[_\d.*]|[a-z][A-Z]|^[A-Z]{4,}$/;

/** Returns a function that finds the retired cookies that a sentence names. */
function createCookieFinder(cookies: readonly RetiredCookie[]): (sentence: Sentence) => Problem[] {
  const findNamed = createNameFinder(cookies);
  return ({ text, codes, place }) => {
    const found = new Map<RetiredCookie, string>();
    for (const { 0: match, index } of cookies.length === 0 ? [] : text.matchAll(WORD)) {
      const word = match.replace(/(?<=.)\.$/, "");
      for (const cookie of findNamed(word)) {
        const isNamed =
          IS_DISTINCT.test(cookie.name) ||
          codes.includes(word) ||
          BEFORE_NAME.test(text.slice(Math.max(0, index - 10), index));
        if (isNamed && !found.has(cookie)) found.set(cookie, word);
      }
    }
    return [...found].map(([{ name, line }, word]) => {
      const message = `This sentence names the cookie “${name}”, which is retired.`;
      const hint = `Change the sentence, or remove it. ${PAST} If the cookie is still set, correct its “status” (${INVENTORY_FILE}, line ${line}).`;
      return warning(place(word), "retired-cookie-named", message, hint);
    });
  };
}

/** Returns the providers with cookies that are all retired. The council’s own name can be in any sentence. */
function listRetiredProviders(
  { providers, cookies }: Inventory,
  domains: readonly string[],
): Provider[] {
  return Object.entries(providers).flatMap(([key, provider]) => {
    const own = cookies.filter((cookie) => cookie.provider === key);
    const { hostname } = new URL(provider.home);
    const isOurs = domains.some((domain) => isWithin(hostname, domain));
    const isRetired = own.length > 0 && own.every(({ status }) => status === "retired");
    return isRetired && !isOurs ? provider : [];
  });
}

/** Sentences about something else that a provider does, such as a social network, do not mention cookies. */
function findProviders(
  { text, links, place }: Sentence,
  providers: readonly Provider[],
): Problem[] {
  const isAboutCookies = /\bcookies?\b/i.test(text);
  return providers.flatMap(({ name, privacyPolicy }) => {
    if (!containsName(text, name)) return [];
    if (!isAboutCookies && !links.includes(privacyPolicy ?? "")) return [];
    const message = `This sentence names ${name}, whose cookies are all retired.`;
    const hint = `Change the sentence, or remove it. ${PAST}`;
    return warning(place(name), "retired-provider-named", message, hint);
  });
}
