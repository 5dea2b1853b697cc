import path from "node:path";
import type { Command } from "commander";
import {
  createLanguageEntry,
  getOwnName,
  hasKnownLanguages,
  isKnownCode,
  listDirections,
  listLanguages,
  type Project,
  ProblemsError,
  projectFolder,
  projectOnDisk,
  readableText,
  readOrganisation,
  RIGHT_TO_LEFT,
  UserError,
} from "cookie-inventory";
import type { FilesToWrite } from "../editions/freeze-edition.ts";
import { getTranslationFile, STATEMENT_FILE } from "../pages/page-files.ts";
import { addLanguage, type NewLanguage } from "../translations/add-language.ts";
import { isWordsFile, readWords, WORDS_FOLDER } from "../words/read-words.ts";
import { reportNewFiles, writeFiles } from "./new-files.ts";

const EXAMPLE = "npx privacy-notice new language cy";

/** The options of the command. */
interface Options {
  readonly name?: string;
  readonly summary?: boolean;
}

/** `privacy-notice new language` */
export function defineNewLanguage(command: Command): void {
  command
    .description("Add a language into which the site is translated")
    .argument("<code>", "its code, such as cy for Welsh")
    .option("--name <name>", "its name in the language itself (default: the usual one)")
    .option("--summary", "translate only some pages; without it, every page and text")
    .addHelpText(
      "after",
      `
Adds the language to _data/organisation.json, and an empty translation to every text in _data. Writes the pages into
src/pages/<code>, with their headings and blocks and without their words: “privacy-notice check” lists what is left to
translate. Pages that exist already stay as they are. With --summary, it only adds the language and the statement’s page.
Exit codes: 0 written; 2 could not run, and nothing was written.
See docs/editing.md.`,
    )
    .action(startLanguage);
}

function startLanguage(code: string, options: Options): void {
  const root = projectFolder();
  const project = projectOnDisk(root);
  checkCode(project, code);
  const language: NewLanguage = {
    ...createLanguageEntry(code, chooseName(code, options)),
    ...(options.summary ? { content: "summary" } : {}),
  };
  const files = addLanguage(project, language);
  writeFiles(root, files);
  reportNewFiles(files, listNextSteps(project, language, files));
}

/** Throws UserError if a language cannot be added to those of the project, or ProblemsError if these have errors. */
function checkCode(project: Project, code: string): void {
  const organisation = readOrganisation(project);
  if (!hasKnownLanguages(project) && !organisation.ok)
    throw new ProblemsError(organisation.problems);
  if (!isKnownCode(code)) {
    const usual = getUsualForm(code);
    const hint =
      usual !== code && isKnownCode(usual)
        ? `Write it like this: npx privacy-notice new language ${usual}`
        : `Look it up in the IANA Language Subtag Registry, and write it like this: ${EXAMPLE}`;
    throw new UserError(`There is no language with the code “${code}”. ${hint}`);
  }
  const [first, ...others] = listLanguages(project);
  if (code === first.code) {
    throw new UserError(
      `${first.name} is the language in which this site is written. Add the code of another, such as: ${EXAMPLE}`,
    );
  }
  const existing = others.find((each) => each.code === code);
  if (existing !== undefined) {
    throw new UserError(
      `This site is translated into ${existing.name} already. Run “npx privacy-notice check”: it lists what is left to translate.`,
    );
  }
}

/** Returns a code in its usual form: “cy” for “CY”. */
function getUsualForm(code: string): string {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? code;
  } catch {
    return code;
  }
}

/** Returns the name of a language that is entered, or else the known one. Throws UserError if it is wrong or not known. */
function chooseName(code: string, { name }: Options): string {
  const known = getOwnName(code);
  const example = `--name ${JSON.stringify(known ?? "Cymraeg")}`;
  if (name === undefined) {
    if (known !== undefined) return known;
    throw new UserError(
      `The name of “${code}” is not known. Add it, in the language itself, such as: ${example}`,
    );
  }
  const mistake = findNameMistake(name, known);
  if (mistake !== undefined) throw new UserError(`“--name” ${mistake}. For example: ${example}`);
  return name;
}

/** Returns what is wrong with the name of a language, to complete a sentence. `known` is its usual name, if that is known. */
function findNameMistake(name: string, known: string | undefined): string | undefined {
  const [issue] = readableText.safeParse(name).error?.issues ?? [];
  if (issue !== undefined) return issue.message;
  const isForeign = known !== undefined && RIGHT_TO_LEFT.test(known) && !RIGHT_TO_LEFT.test(name);
  const isMixed = listDirections(name).size > 1;
  return isForeign || isMixed ? "must be in the language itself alone" : undefined;
}

function listNextSteps(project: Project, language: NewLanguage, files: FilesToWrite): string[] {
  const { code, name, content } = language;
  const isSummary = content === "summary";
  const statement = getTranslationFile(STATEMENT_FILE, language);
  const data = [...files].filter(
    ([file, text]) => file.endsWith(".json") && text.includes(`"${code}": ""`),
  );
  const words = `${WORDS_FOLDER}/${code}.json`;
  const hasWords = isWordsFile(project, words) || readWords(project, language).ok;
  return [
    isSummary
      ? `Write the summary in ${statement}, in sections of its own.`
      : `Translate the pages in ${path.posix.dirname(statement)}: titles, descriptions, headings and texts. Keep the ids of headings, and the blocks such as “::contact”.`,
    ...(data.length > 0 ? [`Translate the texts in _data: each has an empty "${code}": "".`] : []),
    ...(hasWords
      ? []
      : [
          `Write ${words}: the package does not have the words of layouts and blocks in ${name}. See docs/words.md.`,
        ]),
    "Run “npx privacy-notice check”: it lists what is left to translate.",
    `Run “npx privacy-notice translated --all --language ${code}”: the check then warns when a text changes that is translated.`,
    ...(isSummary ? [] : ["Publish the translation as an edition: “npx privacy-notice edition”."]),
  ];
}
