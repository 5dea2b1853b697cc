import {
  type CookieRecord,
  didYouMean,
  error,
  type Inventory,
  INVENTORY_FILE,
  isPublishedRecord,
  type Located,
  type Place,
  type Problem,
} from "cookie-inventory";
import { compareEditionNumbers, getNextEditionNumber } from "../editions/change-log.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import type { Fact, Facts } from "./facts-file.ts";
import { listSectionAddresses, readSection } from "./page-section.ts";
import { findMissingPhrases, type StatedText } from "./stated-text.ts";

/** What facts are compared with. */
export interface StatedContent {
  /** The pages that could be read. */
  readonly pages: readonly PartialPage[];
  /** The addresses of the others. */
  readonly unreadable: ReadonlySet<string>;
  readonly inventory: Located<Inventory>;
  /** The number of the statement’s edition. */
  readonly edition: string;
}

type At = (...path: readonly (string | number)[]) => Place;

/** Returns an error for each fact that holds and that no page or record states any more. */
export function findUnstatedFacts(facts: Located<Facts>, content: StatedContent): Problem[] {
  return facts.data.facts.flatMap((fact, index) => {
    const at: At = (...path) => facts.at(["facts", index, ...path]);
    const unknown = [...checkEditions(fact, content, at), ...checkCookieNames(fact, content, at)];
    if (unknown.length > 0) return unknown;
    return holds(fact, content) ? checkWords(fact, content, at) : [];
  });
}

/** Checks that an edition that is still to come is the next one: with a wrong number, a fact would never be checked. */
function checkEditions(fact: Fact, { edition }: StatedContent, at: At): Problem[] {
  const next = nextEditions(edition);
  return (["since", "until"] as const).flatMap((field) => {
    const number = fact[field];
    if (
      number === undefined ||
      compareEditionNumbers(number, edition) <= 0 ||
      next.includes(number)
    )
      return [];
    const message = `“${field}” of fact ${fact.number} is ${number}, but the edition after ${edition} is ${next.join(" or ")}.`;
    return error(at(field), "fact-edition", message, "Correct the number.");
  });
}

function checkCookieNames(
  { number, cookies = [] }: Fact,
  content: StatedContent,
  at: At,
): Problem[] {
  return cookies.flatMap((name, index) => {
    if (findRecords(name, content).length > 0) return [];
    const names = content.inventory.data.cookies.map((cookie) => cookie.name);
    const message = `There is no cookie “${name}” in ${INVENTORY_FILE}, which fact ${number} is about.`;
    const hint = `${didYouMean(name, names)}If it was renamed, write its new name. If it is no longer set, put its record back with "status": "retired".`;
    return error(at("cookies", index), "unknown-cookie", message, hint);
  });
}

/** Whether the current edition must state a fact: it is not withdrawn, and not all of its cookies are retired. */
function holds({ since, until, cookies }: Fact, content: StatedContent): boolean {
  const isInForce =
    compareEditionNumbers(since, content.edition) <= 0 &&
    (until === undefined || compareEditionNumbers(content.edition, until) < 0);
  const isShown = (name: string) =>
    findRecords(name, content).some(({ cookie }) => isPublishedRecord(cookie));
  return isInForce && (cookies === undefined || cookies.some(isShown));
}

function checkWords(fact: Fact, content: StatedContent, at: At): Problem[] {
  const { section, cookies = [] } = fact;
  if (section !== undefined) return checkSection(fact, section, content, at);
  return cookies.flatMap((name) =>
    findRecords(name, content).flatMap(({ cookie, index }) => {
      if (!isPublishedRecord(cookie)) return [];
      const missing = findMissingPhrases(fact.words, describeRecord(cookie, content));
      const [first] = missing;
      if (first === undefined) return [];
      const { line } = content.inventory.at(["cookies", index]);
      const message = `The record of “${cookie.name}” does not say what fact ${fact.number} says. Missing: ${quote(missing)}.`;
      const hint = `Correct the record (${INVENTORY_FILE}, line ${line}). ${sayHowToChange(fact, content)}`;
      return error(at("words", fact.words.indexOf(first)), "fact-not-stated", message, hint);
    }),
  );
}

function checkSection(fact: Fact, address: string, content: StatedContent, at: At): Problem[] {
  const { number, words } = fact;
  const [url, id] = address.split("#");
  const page = content.pages.find(({ data }) => data.url === url);
  if (page === undefined && content.unreadable.has(url ?? "")) return [];
  const stated = page && readSection(page, id);
  if (page === undefined || stated === undefined) {
    const addresses = content.pages.flatMap(listSectionAddresses);
    const message = `There is no section ${address}, in which fact ${number} must stand.`;
    const hint = `${didYouMean(address, addresses)}Write the address of the heading under which it stands now. ${sayHowToWithdraw(fact, content)}`;
    return [error(at("section"), "fact-not-stated", message, hint)];
  }
  const missing = findMissingPhrases(words, stated);
  const [first] = missing;
  if (first === undefined) return [];
  const message = `The section ${address} no longer states fact ${number}. Missing: ${quote(missing)}.`;
  const hint = `${findElsewhere(words, content) ?? `Put the words back in ${page.data.file}.`} ${sayHowToChange(fact, content)}`;
  return [error(at("words", words.indexOf(first)), "fact-not-stated", message, hint)];
}

/** Returns a hint if another section has all of the words. */
function findElsewhere(words: readonly string[], { pages }: StatedContent): string | undefined {
  // The innermost section is the last one.
  const address = listSections(pages).findLast(
    ({ stated }) => findMissingPhrases(words, stated).length === 0,
  )?.address;
  return address && `The words are now in another section: write "section": "${address}".`;
}

interface Section {
  readonly address: string;
  readonly stated: StatedText;
}

/** The sections of pages, which are the same for every fact. */
const SECTIONS = new WeakMap<readonly PartialPage[], readonly Section[]>();

function listSections(pages: readonly PartialPage[]): readonly Section[] {
  const sections =
    SECTIONS.get(pages) ??
    pages.flatMap((page) =>
      listSectionAddresses(page).flatMap((address) => {
        const stated = readSection(page, address.split("#")[1]);
        return stated === undefined ? [] : { address, stated };
      }),
    );
  SECTIONS.set(pages, sections);
  return sections;
}

function sayHowToChange(fact: Fact, content: StatedContent): string {
  return `If it says the same in other words, write those in “words”. ${sayHowToWithdraw(fact, content)}`;
}

function sayHowToWithdraw({ until }: Fact, { edition }: StatedContent): string {
  if (until !== undefined)
    return `It holds until edition ${until}, and the statement is still edition ${edition}.`;
  const [minor, major] = nextEditions(edition);
  return `If it is no longer a fact, add "until" with the number of the edition that withdraws it: "${minor}" or "${major}".`;
}

function nextEditions(edition: string): [minor: string, major: string] {
  return [getNextEditionNumber(edition, "minor"), getNextEditionNumber(edition, "major")];
}

function findRecords(name: string, { inventory }: StatedContent) {
  return inventory.data.cookies.flatMap((cookie, index) =>
    cookie.name === name || cookie.aliases.includes(name) ? { cookie, index } : [],
  );
}

/** Returns the facts of a record, with the name of each field before its value. */
function describeRecord(cookie: CookieRecord, { inventory }: StatedContent): StatedText {
  const provider = inventory.data.providers[cookie.provider ?? ""]?.name;
  const { name, aliases, storage, category, persistence, duration, domain, purpose } = cookie;
  const fields = { name, aliases: aliases.join(", "), storage, category, persistence, duration };
  const lines = Object.entries({ ...fields, domain, provider, purpose });
  return {
    text: lines.map(([field, value]) => `${field}: ${value ?? ""}`).join("\n"),
    links: [],
    blocks: [],
  };
}

function quote(phrases: readonly string[]): string {
  return phrases.map((phrase) => `“${phrase}”`).join(", ");
}
