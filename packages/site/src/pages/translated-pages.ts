import { error, type Language, listSome, type Problem, type Project } from "cookie-inventory";
import {
  getSourceFile,
  getTranslationFile,
  listPageFiles,
  type ReadPage,
  readPage,
  STATEMENT_FILE,
} from "./page-reader.ts";
import { createTranslationSchema, type InheritedFields } from "./page-schema.ts";

/** A page in another language, and the page that it translates. */
export interface TranslatedPage extends ReadPage {
  /** Undefined if there is no such page, which is an error. */
  readonly source: ReadPage | undefined;
}

/**
 * Reads the pages in another language, the statement first. `sources` are the pages in the first language, by their files; `availableBlocks`
 * come from listBlockNames.
 */
export function readTranslatedPages(
  project: Project,
  language: Language,
  sources: ReadonlyMap<string, ReadPage>,
  availableBlocks: readonly string[],
): TranslatedPage[] {
  const statement = getTranslationFile(STATEMENT_FILE, language);
  const files = listPageFiles(project).toSorted(
    (a, b) => Number(b === statement) - Number(a === statement),
  );
  return files.map((file) => {
    const source = sources.get(getSourceFile(file, language));
    const read = readTranslatedPage(project, file, language, source, availableBlocks);
    const problems = source === undefined ? [toStrayProblem(file, language)] : [];
    const own = read.problems.map((problem) => withIdOfSource(problem, source));
    return { ...read, source, problems: [...problems, ...own] };
  });
}

/** Reads a page in another language, which translates `source`. `availableBlocks` come from listBlockNames. */
export function readTranslatedPage(
  project: Project,
  file: string,
  language: Language,
  source: ReadPage | undefined,
  availableBlocks: readonly string[],
): ReadPage {
  const schema = createTranslationSchema(
    `/${language.code}/`,
    file === getTranslationFile(STATEMENT_FILE, language),
    listInherited(source, language),
  );
  return readPage(project, file, availableBlocks, schema);
}

/** A summary has no date or edition: it may say less than the page of that edition. */
function listInherited(source: ReadPage | undefined, { content }: Language): InheritedFields {
  const { contents, date, edition, indexed, layout, navigation } = source?.partial?.data ?? {};
  const ofText = content === "complete" ? { date, edition } : {};
  return { contents, indexed, layout, navigation, tags: source?.page?.data.tags, ...ofText };
}

function toStrayProblem(file: string, language: Language): Problem {
  const source = getSourceFile(file, language);
  const message = `This page translates nothing: there is no ${source}.`;
  const hint = `Write that page first, or give this file the name of the page that it translates.`;
  return error({ file }, "translation-without-source", message, hint);
}

/** Returns a problem with a heading’s id, with the ids that a translation can use; any other problem as it is. */
function withIdOfSource(problem: Problem, source: ReadPage | undefined): Problem {
  const ids = source?.partial?.data.headings.map(({ id }) => `{#${id}}`) ?? [];
  if (!ID_RULES.has(problem.rule) || ids.length === 0) return problem;
  const hint = `End the heading with the id of the one that it translates in ${source?.file}: ${listSome(ids)}.`;
  return { ...problem, hint };
}

const ID_RULES: ReadonlySet<string> = new Set(["heading-without-id", "bad-heading-id"]);
