import {
  isNearlySame,
  type Language,
  listLanguages,
  type Place,
  type Problem,
  type Project,
  warning,
} from "cookie-inventory";
import type { ContentFiles, TranslationFiles } from "../content/content-files.ts";
import { hasText, readTextSections, type SourceSection } from "../editions/page-sections.ts";
import { placeOfStart } from "../pages/page-body.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import { SERVICES_PAGE } from "../services/service-files.ts";
import {
  type FactKind,
  KINDS,
  listEnglishNumbers,
  listSectionFacts,
  type SectionFact,
} from "./section-facts.ts";

/**
 * Returns a warning for each section of a translation whose numbers, email addresses, phone numbers or links to other websites
 * cannot be those of the text that it translates. Summaries have sections of their own, and are not compared.
 */
export function findDifferences(project: Project, files: ContentFiles): Problem[] {
  const [first] = listLanguages(project);
  return listComplete(files).flatMap(({ language, pages }) =>
    pages.flatMap(({ partial, source }) =>
      partial === undefined || source?.partial === undefined
        ? []
        : comparePages(partial, source.partial, language, first),
    ),
  );
}

function listComplete({ translations }: ContentFiles): readonly TranslationFiles[] {
  return translations.filter(({ language }) => language.content === "complete");
}

/** A section, next to the one that it translates. */
interface ComparedSection {
  readonly own: SourceSection;
  readonly source: SourceSection;
  /** The code of the language of the translation. */
  readonly code: string;
  /** The language of the source. */
  readonly first: Language;
  readonly placeOf: (fact: SectionFact) => Place;
  /** Returns the name and the line of a place in the source, for a message. */
  readonly describeSource: (line: number) => string;
  readonly heading: Place;
}

function comparePages(
  translation: PartialPage,
  page: PartialPage,
  { code }: Language,
  first: Language,
): Problem[] {
  const sources = new Map(readTextSections(page).map((each) => [each.ids[0], each]));
  return readTextSections(translation).flatMap((own) => {
    const source = sources.get(own.ids[0]);
    // What has no text yet is an error of its own.
    if (source === undefined || !hasText(own)) return [];
    return compareSections({
      own,
      source,
      code,
      first,
      heading:
        own.headingToken === undefined
          ? placeOfStart(translation.body)
          : translation.body.place(own.line),
      placeOf: ({ line, text }) => translation.body.place(line, text),
      describeSource: (line) =>
        `the ${first.name} text in ${page.data.file}, line ${page.body.place(line).line},`,
    });
  });
}

function compareSections(section: ComparedSection): Problem[] {
  const [own, source] = [section.own, section.source].map(listSectionFacts);
  return KINDS.flatMap((kind) => {
    const [ofOwn, ofSource] = [own, source].map((facts = []) => unique(facts, kind));
    return compareFacts(section, kind, ofOwn ?? [], ofSource ?? []);
  });
}

function unique(facts: readonly SectionFact[], kind: FactKind): SectionFact[] {
  const ofKind = facts.filter((fact) => fact.kind === kind);
  // Reversed, so that the first of two wins.
  return [...new Map(ofKind.toReversed().map((fact) => [fact.key, fact])).values()].toReversed();
}

function compareFacts(
  section: ComparedSection,
  kind: FactKind,
  ofOwn: readonly SectionFact[],
  ofSource: readonly SectionFact[],
): Problem[] {
  const [added, missing] = [subtract(ofOwn, ofSource), subtract(ofSource, ofOwn)];
  if (kind === "number") return compareNumbers(section, added, missing);
  const mistyped = added.flatMap((fact) => {
    const meant = (kind === "link" ? missing : ofSource).find(({ key }) =>
      isMistyped(fact.key, key, section.code),
    );
    return meant === undefined ? [] : toDifference(section, [fact], [meant]);
  });
  // Others may be the address that a contact, or another website, has for this language.
  return added.length > 0 ? mistyped : toMissing(section, missing);
}

function subtract(all: readonly SectionFact[], some: readonly SectionFact[]): SectionFact[] {
  return all.filter(({ key }) => !some.some((fact) => fact.key === key));
}

/** Compares only numbers in the place of others as long: a number can be a word in one of the languages. */
function compareNumbers(
  section: ComparedSection,
  added: readonly SectionFact[],
  missing: readonly SectionFact[],
): Problem[] {
  const inWords = section.first.code === "en" ? listEnglishNumbers(section.source) : [];
  const wrong = added.filter(({ key }) => !inWords.includes(key));
  return toDifference(
    section,
    wrong.filter((fact) => missing.some((each) => isAsLong(each, fact))),
    missing.filter((fact) => wrong.some((each) => isAsLong(each, fact))),
  );
}

function isAsLong(a: SectionFact, b: SectionFact): boolean {
  return a.key.length === b.key.length;
}

/** Whether an address is another one with a mistake. An address with the language’s code is one for that language. */
function isMistyped(address: string, meant: string, code: string): boolean {
  return isNearlySame(address, meant) && !address.split(/[^a-z]+/i).includes(code);
}

const RULE = "translation-differs";

function toDifference(
  { placeOf, describeSource }: ComparedSection,
  [wrong, ...others]: readonly SectionFact[],
  [right, ...rest]: readonly SectionFact[],
): Problem[] {
  if (wrong === undefined || right === undefined) return [];
  const message = `This section has ${quote([wrong, ...others])}, but ${describeSource(right.line)} has ${quote([right, ...rest])}.`;
  const hint = "Compare the two, and correct the one that is wrong.";
  return [warning(placeOf(wrong), RULE, message, hint)];
}

function toMissing(
  { heading, describeSource }: ComparedSection,
  [first, ...others]: readonly SectionFact[],
): Problem[] {
  if (first === undefined) return [];
  const message = `This section does not have ${quote([first, ...others])}, but ${describeSource(first.line)} has.`;
  return [warning(heading, RULE, message, "Add what is missing, or remove it there.")];
}

function quote(facts: readonly SectionFact[]): string {
  return facts.map(({ text }) => `“${text}”`).join(", ");
}

/**
 * Returns a warning for each link to a page in the first language that there is in the language of the text, too. A summary may
 * link to the page that says more.
 */
export function findForeignLinks(project: Project, files: ContentFiles): Problem[] {
  const [{ name }] = listLanguages(project);
  return listComplete(files).flatMap((translation) => {
    const translated = listTranslatedUrls(files, translation);
    const texts = [
      ...translation.pages.flatMap(({ partial }) => partial ?? []),
      ...translation.services.services.flatMap(({ introduction }) => introduction ?? []),
    ];
    return texts.flatMap(({ body }) =>
      body.links.flatMap(({ href, line }) => {
        const [path = "", id] = href.split("#");
        const url = translated.get(path);
        if (url === undefined) return [];
        const message = `This link leads to a page in ${name}, of which there is a translation.`;
        const hint = `Write: ${url}${id === undefined ? "" : `#${id}`}`;
        return warning(body.place(line, href), RULE, message, hint);
      }),
    );
  });
}

/** Returns the addresses of pages in a language by those of the pages that they translate. */
function listTranslatedUrls(
  files: ContentFiles,
  { language, pages, services }: TranslationFiles,
): ReadonlyMap<string, string> {
  const ofPages = pages.flatMap(({ partial, source }) => {
    const [from, to] = [source?.partial?.data.url, partial?.data.url];
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
  const ofServices = files.services.services.flatMap(({ url }, index) => {
    const to = services.services[index]?.url;
    return to === undefined ? [] : [[url, to] as const];
  });
  const list =
    ofServices.length === 0 ? [] : [[SERVICES_PAGE, `/${language.code}${SERVICES_PAGE}`] as const];
  return new Map([...ofPages, ...ofServices, ...list]);
}
