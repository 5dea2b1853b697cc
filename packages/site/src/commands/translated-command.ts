import path from "node:path";
import type { Command } from "commander";
import {
  getErrorReason,
  type Language,
  listTranslations,
  type Problem,
  projectFolder,
  projectOnDisk,
  ProblemsError,
  replaceFile,
  resolveUserPath,
  sortProblems,
  UserError,
} from "cookie-inventory";
import { readContentFiles } from "../content/content-files.ts";
import { findContentErrors } from "../content/site-content.ts";
import {
  CONFIRMED_FILE,
  type ConfirmedTranslations,
  formatConfirmed,
} from "../translations/confirmed-translations.ts";
import { listTranslatedFiles, type TranslatedFile } from "../translations/translated-files.ts";

const EXAMPLE = "npx privacy-notice translated src/pages/cy/privacy.md";

/** The options of the command. */
interface Options {
  readonly all?: boolean;
  readonly language?: string;
}

/** `privacy-notice translated` */
export default function defineTranslated(command: Command): void {
  command
    .argument(
      "[file...]",
      "the translations that you have compared: pages, such as src/pages/cy/privacy.md, or files in _data",
    )
    .option("--language <code>", "only the translations into this language, such as cy")
    .option("--all", "all translations of the site")
    .addHelpText(
      "after",
      `
Records that these translations say the same as the texts that they translate, in ${CONFIRMED_FILE}. When one of the texts
changes, “privacy-notice check” then warns that its translation may be out of date.
Exit codes: 0 recorded; 2 could not run, and nothing was written.
See docs/editing.md.`,
    )
    .action(confirm);
}

function confirm(inputs: readonly string[], options: Options): void {
  const root = projectFolder();
  const project = projectOnDisk(root);
  checkOptions(inputs, options, listTranslations(project));
  const names = inputs.map((input) =>
    path.relative(root, resolveUserPath(input)).replaceAll(path.sep, "/"),
  );
  const files = readContentFiles(project);
  const { confirmed } = files;
  if (!confirmed.ok) throw new ProblemsError(confirmed.problems);
  const translated = listTranslatedFiles(files).filter(
    ({ language: { code } }) => options.language === undefined || options.language === code,
  );
  const chosen = options.all ? translated : translated.filter(({ file }) => names.includes(file));
  const pages = files.translations.flatMap((translation) => translation.pages);
  const checked = options.all ? pages.map(({ file }) => file) : names;
  const errors = findContentErrors(project, files).filter(
    (problem) =>
      checked.includes(problem.file) || chosen.some(({ source }) => isInSource(problem, source)),
  );
  if (errors.length > 0) throw new ProblemsError(sortProblems(errors));
  for (const name of names) checkName(name, translated, options);

  const before = confirmed.value?.data ?? {};
  // With all of them, files that no longer have translations are left out.
  const kept = options.all && options.language === undefined ? {} : before;
  write(root, formatConfirmed(record(kept, chosen)));
  for (const file of chosen) console.log(describe(file, before));
}

/** Throws UserError if there is nothing to confirm. */
function checkOptions(
  inputs: readonly string[],
  { all = false, language }: Options,
  languages: readonly Language[],
): void {
  const codes = languages.map(({ code }) => code);
  if (codes.length === 0) {
    throw new UserError(
      "This site has only one language. To translate it, add “languages” to _data/organisation.json: see docs/editing.md.",
    );
  }
  if (language !== undefined && !codes.includes(language)) {
    throw new UserError(
      `This site is not translated into “${language}”. Its translations are: ${codes.join(", ")}.`,
    );
  }
  if (all === inputs.length > 0) {
    throw new UserError(
      `Name the translations that you have compared, or write “--all” for all of them. For example: ${EXAMPLE}`,
    );
  }
}

/** Throws UserError if a file is none of those with translations. */
function checkName(
  name: string,
  translated: readonly TranslatedFile[],
  { language }: Options,
): void {
  if (translated.some(({ file }) => file === name)) return;
  const translations = translated.filter(({ source }) => source === name);
  const hint =
    translations.length === 0
      ? `Name a file with translations, such as: ${EXAMPLE}`
      : `Name its translation: ${translations.map(({ file }) => file).join(", ")}.`;
  const into = language === undefined ? "" : ` into “${language}”`;
  throw new UserError(`${name} has no translations${into}. ${hint}`);
}

/** Whether an error is in what a file translates. A page that another language lacks does not matter. */
function isInSource({ file, rule }: Problem, source: string): boolean {
  return file === source && rule !== "missing-translation";
}

/** Returns what is confirmed, with the current texts of these files. */
function record(
  confirmed: ConfirmedTranslations,
  files: readonly TranslatedFile[],
): ConfirmedTranslations {
  const byLanguage = new Map(Object.entries(confirmed));
  for (const { language, source, pairs } of files) {
    const digests = pairs.map(({ digest }) => digest);
    byLanguage.set(language.code, { ...byLanguage.get(language.code), [source]: digests });
  }
  return Object.fromEntries(byLanguage);
}

function write(root: string, text: string): void {
  try {
    replaceFile(path.join(root, CONFIRMED_FILE), text);
  } catch (cause) {
    throw new UserError(`${CONFIRMED_FILE} cannot be written: ${getErrorReason(cause)}.`);
  }
}

/** Returns a line about a file, with the lines of the translations that were not up to date before. */
function describe(
  { file, source, language, pairs }: TranslatedFile,
  before: ConfirmedTranslations,
): string {
  const known = before[language.code]?.[source];
  const name = file === source ? `${file} in ${language.name}` : file;
  const isOne = pairs.length === 1;
  const texts = isOne ? "1 text" : `${pairs.length} texts`;
  if (known === undefined) return `${name}: confirmed ${texts} for the first time.`;
  const lines = pairs
    .filter(({ digest }) => !known.includes(digest))
    .map(({ place }) => place().line ?? 1);
  const changes =
    lines.length === 0
      ? `${isOne ? "" : "none of "}which had${isOne ? " not" : ""} changed`
      : `of which ${lines.length} had changed: line${lines.length === 1 ? "" : "s"} ${lines.join(", ")}`;
  return `${name}: confirmed ${texts}, ${changes}.`;
}
