import {
  INVENTORY_FILE,
  type Language,
  type Located,
  ORGANISATION_FILE,
  type Place,
} from "cookie-inventory";
import type { ContentFiles, FilesInLanguage, TranslationFiles } from "../content/content-files.ts";
import { placeOfStart } from "../pages/page-body.ts";
import type { PartialPage } from "../pages/page-reader.ts";
import type { TranslatedPage } from "../pages/translated-pages.ts";
import { RECIPIENTS_FILE, RETENTION_FILE } from "../services/registry-files.ts";
import type { ServiceFile } from "../services/service-files.ts";
import {
  digestIntroduction,
  digestText,
  digestWholePage,
  type PageDigests,
} from "./text-digests.ts";

/** A text, and its translation into another language. */
export interface TextPair {
  /** What messages call the translation, such as “The section “Cookies””. */
  readonly name: string;
  /** The digest of the text that is translated. */
  readonly digest: string;
  /** Returns the place of the translation. */
  readonly place: () => Place;
  /** Returns the place of the text that it translates. */
  readonly sourcePlace: () => Place;
}

/** A file with translations into one language. */
export interface TranslatedFile {
  readonly language: Language;
  /** The file with the translations. */
  readonly file: string;
  /** The file with the texts that they translate: the same one, if it is a file of data. */
  readonly source: string;
  readonly pairs: readonly TextPair[];
}

/** Returns every file that has translations, once for each language. Leaves out texts that cannot be read. */
export function listTranslatedFiles(files: ContentFiles): TranslatedFile[] {
  return files.translations.flatMap((translation) => [
    ...translation.pages.flatMap((page) => pairPage(page, translation.language, files)),
    ...pairData(files, translation),
    ...files.services.services.flatMap((service) => pairIntroduction(service, translation)),
  ]);
}

function pairPage(
  { file, page, partial, source }: TranslatedPage,
  language: Language,
  { pageDigests }: ContentFiles,
): TranslatedFile | [] {
  const digests = source && pageDigests.get(source.file);
  if (partial === undefined || source?.partial === undefined || digests === undefined) return [];
  // Not translated yet, which is an error of its own.
  if (page === undefined || partial.body.headings.some(({ text }) => text === "")) return [];
  const pairs =
    language.content === "summary"
      ? [pairSummary(file, source.file, digests)]
      : pairTexts(partial, source.partial, digests);
  return { language, file, source: source.file, pairs };
}

/** Pairs a summary with the whole page: it has sections of its own. */
function pairSummary(file: string, source: string, digests: PageDigests): TextPair {
  return {
    name: "This summary",
    digest: digestWholePage(digests),
    place: () => ({ file }),
    sourcePlace: () => ({ file: source }),
  };
}

const DETAILS: Readonly<Record<string, readonly string[]>> = {
  title: ["title"],
  description: ["description"],
  navigation: ["navigation", "title"],
};

function pairTexts(
  translation: PartialPage,
  source: PartialPage,
  digests: PageDigests,
): TextPair[] {
  return [...digests].flatMap(([key, digest]) => {
    const path = DETAILS[key];
    if (path !== undefined) {
      const name = `“${path.join(".")}”`;
      return {
        name,
        digest,
        place: () => translation.at(path),
        sourcePlace: () => source.at(path),
      };
    }
    const id = key.slice(1);
    if (id === "") {
      const name = "The text before the first heading";
      return {
        name,
        digest,
        place: () => placeOfStart(translation.body),
        sourcePlace: () => placeOfStart(source.body),
      };
    }
    const [own, original] = [translation, source].map(({ body }) =>
      body.headings.find((heading) => [heading.id, ...heading.formerIds].includes(id)),
    );
    // The section may be missing, which is an error of its own.
    if (own === undefined || original === undefined) return [];
    return {
      name: `The section “${own.text}”`,
      digest,
      place: () => translation.body.place(own.line),
      sourcePlace: () => source.body.place(original.line),
    };
  });
}

function pairIntroduction(
  { key, introduction }: ServiceFile,
  { language, services }: TranslationFiles,
): TranslatedFile | [] {
  const translated = services.services.find((service) => service.key === key)?.introduction;
  if (introduction === undefined || translated === undefined) return [];
  const [source, file] = [introduction, translated].map((each) => each.source.file);
  const pair = {
    name: "This introduction",
    digest: digestIntroduction(introduction.body),
    place: () => placeOfStart(translated.body),
    sourcePlace: () => placeOfStart(introduction.body),
  };
  return { language, file: file ?? "", source: source ?? "", pairs: [pair] };
}

function pairData(files: ContentFiles, translation: TranslationFiles): TranslatedFile[] {
  const { language } = translation;
  const translated = new Map(listDataFiles(translation));
  return listDataFiles(files).flatMap(([file, located]) => {
    const at = translated.get(file)?.at;
    const texts = (located?.texts ?? []).filter(
      ({ translations, missingIn }) =>
        language.code in translations && !missingIn.includes(language.code),
    );
    if (located === undefined || at === undefined || texts.length === 0) return [];
    const pairs = texts.map(({ path, source }) => {
      const field = path.findLast((step) => typeof step === "string") ?? "";
      return {
        name: `“${field}” in ${language.name}`,
        digest: digestText(field, source),
        place: () => at(path),
        sourcePlace: () => located.at(path),
      };
    });
    return [{ language, file, source: file, pairs }];
  });
}

/**
 * Returns the files of data whose translations can become out of date; undefined for those that cannot be read. The sentences
 * about an edition are written in all languages at once, and then stay as they are.
 */
export function listDataFiles({
  organisation,
  inventory,
  services,
}: FilesInLanguage): [file: string, data: Located | undefined][] {
  return [
    [ORGANISATION_FILE, organisation.located],
    [INVENTORY_FILE, inventory.valid],
    [RECIPIENTS_FILE, services.recipients.valid],
    [RETENTION_FILE, services.retention.valid],
    ...services.services.map(({ file, checked }): [string, Located | undefined] => [
      file,
      checked.valid,
    ]),
  ];
}
