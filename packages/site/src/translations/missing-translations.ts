import {
  describeLanguage,
  error,
  type Language,
  type Partly,
  type Problem,
} from "cookie-inventory";
import type { ContentFiles, TranslationFiles } from "../content/content-files.ts";
import { hasText, readTextSections } from "../editions/page-sections.ts";
import { PACKAGE_BLOCKS } from "../package-files.ts";
import { BLOCK } from "../pages/markdown-syntax.ts";
import { placeOfStart } from "../pages/page-body.ts";
import { getTranslationFile, type PartialPage, STATEMENT_FILE } from "../pages/page-reader.ts";
import { getIntroductionText } from "../services/introduction.ts";
import type { ServiceFiles } from "../services/service-files.ts";
import {
  ITEMS,
  listItems,
  type TransparencyChecklist,
} from "../transparency/transparency-checklist.ts";

/**
 * Returns an error for each page that a language lacks: every page if the language is complete, otherwise the statement.
 * Then for each section and block that a page of a complete language lacks, and each section that translates none.
 */
export function findMissingTranslations(files: ContentFiles): Problem[] {
  const sources = [files.statement, ...files.otherPages];
  return files.translations.flatMap((translation) => {
    const { language, pages } = translation;
    const translated = new Set(pages.map(({ file }) => file));
    const needed = sources.filter(
      ({ file }) => language.content === "complete" || file === STATEMENT_FILE,
    );
    return [
      ...needed
        .filter(({ file }) => !translated.has(getTranslationFile(file, language)))
        .map(({ file }) => toMissingPage(file, language)),
      ...(language.content === "complete"
        ? [
            ...compareSections(translation, files.checklist.valid?.data ?? {}),
            ...findMissingIntroductions(translation, files.services),
          ]
        : pages.flatMap(({ partial }) =>
            partial === undefined
              ? []
              : [...findEmptySummary(partial), ...findBlocksInEnglish(partial, language)],
          )),
    ];
  });
}

function toMissingPage(file: string, language: Language): Problem {
  const translation = getTranslationFile(file, language);
  const message = `This page is not in ${describeLanguage(language)}: there is no ${translation}.`;
  const hint =
    language.content === "complete"
      ? `Add ${translation} with the translation, or write "content": "summary" for this language in _data/organisation.json.`
      : `Add ${translation} with a summary of the statement in that language.`;
  return error({ file }, "missing-translation", message, hint);
}

/** Returns an error for each introduction of a service that a complete language lacks. */
function findMissingIntroductions(
  { language, services }: TranslationFiles,
  sources: ServiceFiles,
): Problem[] {
  return sources.services.flatMap(({ introduction }, index) => {
    const translated = services.services[index]?.introduction;
    if (introduction === undefined || getIntroductionText(translated) !== null) return [];
    const { file } = introduction.source;
    const translation = file.replace(/md$/, `${language.code}.md`);
    const message = `This introduction is not in ${describeLanguage(language)}: ${translated === undefined ? `there is no ${translation}` : `${translation} is empty`}.`;
    return error(
      { file },
      "missing-translation",
      message,
      `Write the translation into ${translation}.`,
    );
  });
}

function compareSections(
  { language, pages }: TranslationFiles,
  checklist: Partly<TransparencyChecklist>,
): Problem[] {
  return pages.flatMap(({ partial, source }) => {
    if (partial === undefined || source?.partial === undefined) return [];
    // Without an id, which is an error of its own, a heading could translate any section.
    const hasIds = partial.body.headings.every(({ token }) => token.attrGet("id") !== null);
    return [
      ...(hasIds
        ? [
            ...findMissingSections(partial, source.partial, language, checklist),
            ...findStraySections(partial, source.partial),
            ...findEmptySections(partial, source.partial, language),
          ]
        : []),
      ...findMissingBlocks(partial, source.partial),
    ];
  });
}

function findMissingSections(
  translation: PartialPage,
  source: PartialPage,
  language: Language,
  checklist: Partly<TransparencyChecklist>,
): Problem[] {
  const headings = translation.body.headings;
  const ids = new Set(headings.flatMap(({ id, formerIds }) => [id, ...formerIds]));
  return source.body.headings.flatMap(({ id, text, line }, index) => {
    if (ids.has(id)) return [];
    const { line: sourceLine } = source.body.place(line);
    const before = source.body.headings.slice(0, index).findLast((each) => ids.has(each.id));
    const previous = headings.find((heading) => heading.id === before?.id);
    const place =
      previous === undefined
        ? placeOfStart(translation.body)
        : translation.body.place(previous.line);
    const required = listRequired(`${source.data.url}#${id}`, checklist);
    const message = `The section “${text}” is not in ${describeLanguage(language)}: it stands in ${source.data.file}, line ${sourceLine}${required === "" ? "" : `, and states ${required}`}.`;
    const hint = `After the section that starts here, add its translation under a heading that ends with {#${id}}.`;
    return error(place, "missing-translation", message, hint);
  });
}

/** Returns what the law requires that the heading at an address states; empty if nothing. */
function listRequired(address: string, checklist: Partly<TransparencyChecklist>): string {
  return listItems(checklist)
    .filter(([, { headings = [] }]) => headings.includes(address))
    .map(([id]) => ITEMS[id])
    .join("; ");
}

function findStraySections(translation: PartialPage, source: PartialPage): Problem[] {
  const ids = new Set(source.body.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]));
  return translation.body.headings
    .filter(({ id }) => !ids.has(id))
    .map(({ id, text, line }) => {
      const message = `The section “${text}” translates nothing: ${source.data.file} has no heading with {#${id}}.`;
      const hint = `Write the id of the section that it translates, or add that section to ${source.data.file}.`;
      const place = translation.body.place(line, `#${id}`);
      return error(place, "translation-without-source", message, hint);
    });
}

/** Returns an error for each section without a text whose source has one. Those without a heading are reported already. */
function findEmptySections(
  translation: PartialPage,
  source: PartialPage,
  language: Language,
): Problem[] {
  const sections = new Map(
    readTextSections(translation).flatMap((section) =>
      (section.ids.length === 0 ? [undefined] : section.ids).map((id) => [id, section] as const),
    ),
  );
  return readTextSections(source).flatMap((section) => {
    const [id] = section.ids;
    const own = sections.get(id);
    const isReported = id !== undefined && (own === undefined || own.heading === "");
    if (isReported || !hasText(section) || (own !== undefined && hasText(own))) return [];
    const first = section.tokens.find(([token]) => token?.type !== BLOCK)?.[0]?.map?.[0] ?? 0;
    const isAtStart = id === undefined || own === undefined;
    const ofStart =
      source.body.headings.length === 0 ? "The text" : "The text before the first heading";
    const name = isAtStart ? ofStart : `The text of the section “${own.heading}”`;
    const message = `${name} is not in ${describeLanguage(language)}: it stands in ${source.data.file}, line ${source.body.place(first).line}.`;
    const hint = `Write its translation below ${isAtStart ? "the front matter" : "this heading"}.`;
    const { body } = translation;
    const place = isAtStart ? placeOfStart(body) : body.place(own.line);
    return error(place, "missing-translation", message, hint);
  });
}

function findMissingBlocks(translation: PartialPage, source: PartialPage): Problem[] {
  return source.body.tokens.flatMap(({ type, info, map }) => {
    if (type !== BLOCK || translation.data.blocks.includes(info)) return [];
    const { line } = source.body.place(map?.[0] ?? 0);
    const message = `The block “::${info}” is missing: ${source.data.file} has it on line ${line}.`;
    const hint = `Write “::${info}” on a line of its own, where the translation should show it.`;
    return error(placeOfStart(translation.body), "missing-translation", message, hint);
  });
}

function findEmptySummary(page: PartialPage): Problem[] {
  if (readTextSections(page).some(hasText)) return [];
  const hint = "Write it below the front matter, in sections of its own.";
  return [
    error(placeOfStart(page.body), "missing-translation", "This summary has no text yet.", hint),
  ];
}

/** The blocks whose words every language has, also one for summaries. */
const BLOCKS_OF_SUMMARIES: ReadonlySet<string> = new Set(["contact", "accessibility-contact"]);

/** Returns an error for each block of the package on a summary whose words would be in English. */
function findBlocksInEnglish({ body }: PartialPage, language: Language): Problem[] {
  return body.tokens.flatMap(({ type, info, map }) => {
    if (type !== BLOCK || !PACKAGE_BLOCKS.includes(info) || BLOCKS_OF_SUMMARIES.has(info))
      return [];
    const message = `The block “::${info}” would be in English: a summary in ${describeLanguage(language)} has no words for it.`;
    const hint = "Remove it, and link to the page that has it.";
    return error(body.place(map?.[0] ?? 0), "block-in-summary", message, hint);
  });
}
