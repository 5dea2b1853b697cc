import {
  describeLanguage,
  error,
  type Language,
  type Partly,
  type Problem,
} from "cookie-inventory";
import {
  type ContentFiles,
  listMissingPages,
  type TranslationFiles,
} from "../content/content-files.ts";
import { hasText, readTextSections } from "../editions/page-sections.ts";
import { BLOCK } from "../pages/markdown-syntax.ts";
import { type HeadingBlock, placeOfStart } from "../pages/page-body.ts";
import { getTranslationFile, STATEMENT_FILE } from "../pages/page-files.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import { getIntroductionText } from "../services/introduction.ts";
import { type ServiceFiles, SERVICES_FOLDER } from "../services/service-files.ts";
import { checkSummary } from "./summary-rules.ts";
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
  return files.translations.flatMap((translation) => {
    const { language, pages } = translation;
    return [
      ...listMissingPages(files, translation).map(({ file }) => toMissingPage(file, language)),
      ...(language.content === "complete"
        ? compareSections(translation, files.checklist.valid?.data ?? {})
        : pages.flatMap(({ partial }) => (partial ? checkSummary(partial, language) : []))),
      ...compareIntroductions(files.services, translation),
    ];
  });
}

/** Compares the introductions of services with those in a translation. A summary does not have the pages of services. */
function compareIntroductions(
  { services }: ServiceFiles,
  { language, services: translated }: TranslationFiles,
): Problem[] {
  return services.flatMap(({ key, introduction }) => {
    const own = translated.services.find((service) => service.key === key)?.introduction;
    const source = `${SERVICES_FOLDER}/${key}.md`;
    const translation = `${SERVICES_FOLDER}/${key}.${language.code}.md`;
    if (introduction === undefined && own !== undefined) {
      const message = `This introduction translates nothing: there is no ${source}.`;
      const hint = "Write that introduction first, or remove this file.";
      return error({ file: translation }, "translation-without-source", message, hint);
    }
    const isTranslated = getIntroductionText(own) !== null;
    if (introduction === undefined || isTranslated || language.content === "summary") return [];
    const reason = own === undefined ? `there is no ${translation}` : `${translation} is empty`;
    const message = `This introduction is not in ${describeLanguage(language)}: ${reason}.`;
    const hint = `Write the translation into ${translation}.`;
    return error({ file: source }, "missing-translation", message, hint);
  });
}

function toMissingPage(file: string, language: Language): Problem {
  const translation = getTranslationFile(file, language);
  const message = `This page is not in ${describeLanguage(language)}: there is no ${translation}.`;
  const others =
    file === STATEMENT_FILE
      ? ""
      : ', or write "content": "summary" for this language in _data/organisation.json';
  const hint =
    language.content === "complete"
      ? `Add ${translation} with the translation${others}.`
      : `Add ${translation} with a summary of the statement in that language.`;
  return error({ file }, "missing-translation", message, hint);
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
            ...compareHeadings(partial, source.partial, language, checklist),
            ...findEmptySections(partial, source.partial, language),
          ]
        : []),
      ...findMissingBlocks(partial, source.partial),
    ];
  });
}

function compareHeadings(
  translation: PartialPage,
  source: PartialPage,
  language: Language,
  checklist: Partly<TransparencyChecklist>,
): Problem[] {
  const own = translation.body.headings;
  const originals = source.body.headings;
  const stray = listOthers(own, originals);
  const missing = listOthers(originals, own);
  // With as many headings, one in the position of a missing one is its translation with a wrong id.
  const hasSameNumber = own.length === originals.length;
  const meant = new Map(
    stray.map((heading) => [
      heading,
      hasSameNumber
        ? missing.find((each) => originals.indexOf(each) === own.indexOf(heading))
        : undefined,
    ]),
  );
  const misnamed = new Set(meant.values());
  return [
    ...missing
      .filter((heading) => !misnamed.has(heading))
      .map((heading) => toMissingSection(heading, translation, source, language, checklist)),
    ...stray.map((heading) => toStraySection(heading, meant.get(heading), translation, source)),
  ];
}

/** Returns the headings without an id, also a former one, that one of the others has. */
function listOthers(
  headings: readonly HeadingBlock[],
  others: readonly HeadingBlock[],
): HeadingBlock[] {
  const ids = new Set(others.flatMap(({ id, formerIds }) => [id, ...formerIds]));
  return headings.filter(({ id }) => !ids.has(id));
}

function toMissingSection(
  { id, text, line }: HeadingBlock,
  translation: PartialPage,
  source: PartialPage,
  language: Language,
  checklist: Partly<TransparencyChecklist>,
): Problem {
  const { headings } = translation.body;
  const before = source.body.headings.filter((heading) => heading.line < line).toReversed();
  const previous = before
    .map((heading) => headings.find((each) => each.id === heading.id))
    .find((heading) => heading !== undefined);
  const place =
    previous === undefined ? placeOfStart(translation.body) : translation.body.place(previous.line);
  const required = listRequired(`${source.data.url}#${id}`, checklist);
  const message = `The section “${text}” is not in ${describeLanguage(language)}: it is in ${source.data.file}, line ${source.body.place(line).line}${required === "" ? "" : `, and states ${required}`}.`;
  const hint = `After the section that starts here, add its translation under a heading that ends with {#${id}}.`;
  return error(place, "missing-translation", message, hint);
}

/** Returns what the law requires that the heading at an address states; empty if nothing. */
function listRequired(address: string, checklist: Partly<TransparencyChecklist>): string {
  return listItems(checklist)
    .filter(([, { headings = [] }]) => headings.includes(address))
    .map(([id]) => ITEMS[id])
    .join("; ");
}

/** `meant` is the heading that this one probably translates. */
function toStraySection(
  { id, text, line }: HeadingBlock,
  meant: HeadingBlock | undefined,
  translation: PartialPage,
  source: PartialPage,
): Problem {
  const { file } = source.data;
  const message = `The section “${text}” translates nothing: ${file} has no heading with {#${id}}.`;
  const hint =
    meant === undefined
      ? `Write the id of the section that it translates, or add that section to ${file}.`
      : `If it translates “${meant.text}”, write: {#${meant.id}}`;
  const place = translation.body.place(line, `#${id}`);
  return error(place, "translation-without-source", message, hint);
}

/** Returns an error for each section without a text whose source has one. Those without a heading are reported already. */
function findEmptySections(
  translation: PartialPage,
  source: PartialPage,
  language: Language,
): Problem[] {
  // A page that was rendered ahead no longer has its tokens; the check reads them.
  const { tokens, lines } = translation.body;
  if (tokens.length === 0 && lines.some((line) => line.trim() !== "")) return [];
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
