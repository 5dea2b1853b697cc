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
import type { LocatedPage } from "../pages/page-reader.ts";
import { findWrongCount } from "./cookie-count.ts";
import { containsName, listSentences, type Sentence } from "./sentences.ts";

const PAST = "If the passage is about the past, put it between the lines “::: history” and “:::”.";

/**
 * Returns a warning for each sentence that names a retired cookie, or a provider whose cookies are all retired, or that
 * counts the cookies of a provider or a category wrongly. `domains` are the council’s.
 */
export function findOutdatedMentions(
  pages: readonly LocatedPage[],
  inventory: Located<Inventory>,
  domains: readonly string[],
): Problem[] {
  const cookies = listRetiredCookies(inventory);
  const providers = listRetiredProviders(inventory.data, domains);
  return pages
    .flatMap(listSentences)
    .flatMap((sentence) => [
      ...cookies.flatMap((cookie) => findCookie(sentence, cookie)),
      ...providers.flatMap((provider) => findProvider(sentence, provider)),
      ...findWrongCount(sentence, inventory.data),
    ]);
}

interface RetiredCookie {
  readonly name: string;
  readonly matches: (word: string) => boolean;
  readonly line: number | undefined;
}

/** Returns the names and aliases of retired cookies, except those that another record still has. */
function listRetiredCookies({ data: { cookies }, at }: Located<Inventory>): RetiredCookie[] {
  const current = cookies.filter(({ status }) => status !== "retired").flatMap(listNames);
  const isCurrent = (name: string) =>
    current.some((other) => other === name || nameMatcher(other)(name));
  return cookies.flatMap((cookie, index) =>
    cookie.status !== "retired"
      ? []
      : listNames(cookie)
          .filter((name) => name !== UNNAMED && !isCurrent(name))
          .map((name) => ({ name, matches: nameMatcher(name), line: at(["cookies", index]).line })),
  );
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

function findCookie(
  { text, codes, place }: Sentence,
  { name, matches, line }: RetiredCookie,
): Problem[] {
  const isNamed = (word: string, index: number) =>
    IS_DISTINCT.test(name) ||
    codes.includes(word) ||
    BEFORE_NAME.test(text.slice(Math.max(0, index - 10), index));
  const found = text
    .matchAll(WORD)
    .map(({ 0: word, index }) => ({ word: word.replace(/(?<=.)\.$/, ""), index }))
    .find(({ word, index }) => (word === name || matches(word)) && isNamed(word, index))?.word;
  if (found === undefined) return [];
  const message = `This sentence names the cookie “${name}”, which is retired.`;
  const hint = `Change the sentence, or remove it. ${PAST} If the cookie is still set, correct its “status” (${INVENTORY_FILE}, line ${line}).`;
  return [warning(place(found), "retired-cookie-named", message, hint)];
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
function findProvider(
  { text, links, place }: Sentence,
  { name, privacyPolicy }: Provider,
): Problem[] {
  const isAboutCookies = /\bcookies?\b/i.test(text) || links.includes(privacyPolicy ?? "");
  if (!isAboutCookies || !containsName(text, name)) return [];
  const message = `This sentence names ${name}, whose cookies are all retired.`;
  const hint = `Change the sentence, or remove it. ${PAST}`;
  return [warning(place(name), "retired-provider-named", message, hint)];
}
