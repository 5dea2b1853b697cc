import { listLanguages, type Problem, type Project, warning } from "cookie-inventory";
import type { ContentFiles } from "../content/content-files.ts";
import { SERVICES_FOLDER } from "../services/service-files.ts";
import { CONFIRMED_FILE } from "./confirmed-translations.ts";
import { listTranslatedFiles, type TextPair, type TranslatedFile } from "./translated-files.ts";

/** The rule about translations that may be out of date. */
export const OUTDATED_TRANSLATION = "outdated-translation";

/** A file with translations, and what they were last confirmed against; undefined if they have never been confirmed. */
interface ComparedFile extends TranslatedFile {
  readonly confirmed: ReadonlySet<string | undefined> | undefined;
}

/**
 * Returns a warning for each translation of a text that is new or has changed since the translation was confirmed, and one
 * for each file whose translations have never been confirmed. None if what was confirmed cannot be read.
 */
export function findOutdatedTranslations(project: Project, files: ContentFiles): Problem[] {
  const [{ name: first }] = listLanguages(project);
  const isNew = files.confirmed.ok && files.confirmed.value === undefined;
  return compareFiles(files).flatMap((file) =>
    file.confirmed === undefined
      ? toUnconfirmed(file, isNew)
      : listOutdated(file).map((pair) => toOutdated(file, pair, first)),
  );
}

/**
 * Returns the translations in one language whose source has changed since: the files of pages, such as
 * “src/pages/cy/privacy.md”, and the names of services, such as “libraries”. A text that was never confirmed may be newer than
 * its source, so it does not count.
 */
export function listOutdatedPages(files: ContentFiles, code: string): ReadonlySet<string> {
  const translations = files.translations.filter(({ language }) => language.code === code);
  const outdated = compareFiles({ ...files, translations }).filter(
    (each) => listOutdated(each).length > 0 && hasLostConfirmed(each),
  );
  return new Set(
    outdated.flatMap(({ file, source }) => {
      if (!source.startsWith("_data/")) return file;
      if (!source.startsWith(`${SERVICES_FOLDER}/`)) return [];
      return source.slice(SERVICES_FOLDER.length + 1).replace(/\.\w+$/, "");
    }),
  );
}

function compareFiles(files: ContentFiles): ComparedFile[] {
  const { confirmed } = files;
  if (!confirmed.ok) return [];
  const byLanguage = confirmed.value?.data;
  return listTranslatedFiles(files).map((file) => {
    const digests = byLanguage?.[file.language.code]?.[file.source];
    return { ...file, confirmed: digests && new Set(digests) };
  });
}

/** Returns the texts that are not those that the translation was confirmed against. */
function listOutdated({ pairs, confirmed }: ComparedFile): readonly TextPair[] {
  return confirmed === undefined ? [] : pairs.filter(({ digest }) => !confirmed.has(digest));
}

/** Whether a text that a translation was confirmed against is no longer there: it has changed, or was removed. */
function hasLostConfirmed({ pairs, confirmed = new Set() }: ComparedFile): boolean {
  const digests = new Set<string | undefined>(pairs.map(({ digest }) => digest));
  return !confirmed.isSubsetOf(digests);
}

function toOutdated(
  file: TranslatedFile,
  { name, digest, place, sourcePlace }: TextPair,
  first: string,
): Problem {
  const { file: source, line } = sourcePlace();
  const where = line === undefined ? source : `${source}, line ${line},`;
  const message = `${name} may be out of date: its ${first} text in ${where} is new or has changed since the translation was confirmed.`;
  const hint = `Compare the two, correct the translation, then run “${getCommand(file)}”. Without a terminal, add "${digest}" to the list for ${file.source} under "${file.language.code}" in ${CONFIRMED_FILE}.`;
  return warning(place(), OUTDATED_TRANSLATION, message, hint);
}

/** A message with more digests would be hard to read. */
const MAX_DIGESTS = 40;

function toUnconfirmed(file: TranslatedFile, isNew: boolean): Problem {
  const { language, source, pairs } = file;
  const message =
    file.file === source
      ? `The translations into ${language.name} in this file have not been confirmed yet, so the check cannot say whether they are up to date.`
      : `This translation has not been confirmed yet, so the check cannot say whether it is up to date.`;
  const list = `"${source}": [${pairs.map(({ digest }) => `"${digest}"`).join(", ")}]`;
  const byHand = isNew
    ? `create ${CONFIRMED_FILE} with { "${language.code}": { ${list} } }`
    : `add ${list} under "${language.code}" in ${CONFIRMED_FILE}`;
  const hint = `Compare ${file.file === source ? "the texts in both languages" : `it with ${source}`}, then run “${getCommand(file)}”.${pairs.length > MAX_DIGESTS ? "" : ` Without a terminal, ${byHand}.`}`;
  return warning({ file: file.file }, OUTDATED_TRANSLATION, message, hint);
}

/** Returns the command that confirms the translations in a file. */
function getCommand({ file, source, language }: TranslatedFile): string {
  const option = file === source ? ` --language ${language.code}` : "";
  return `npx privacy-notice translated ${file}${option}`;
}
