import { error, type Language, type Problem, type Project } from "cookie-inventory";
import { getSourceFile, getTranslationFile, listPageFiles, STATEMENT_FILE } from "./page-files.ts";
import { type PartialPage, type ReadPage, readPage } from "./page-reader.ts";
import {
  createTranslationSchema,
  describeTranslationFields,
  type InheritedFields,
} from "./page-schema.ts";

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
  const folder = `/${language.code}/`;
  const files = listPageFiles(project).toSorted(
    (a, b) => Number(b === statement) - Number(a === statement),
  );
  return files.map((file) => {
    const source = sources.get(getSourceFile(file, language));
    const read = readTranslatedPage(project, file, language, source, availableBlocks);
    const problems = source === undefined ? [toStrayProblem(file, language)] : [];
    const withIds =
      source === undefined ? read : describeEmptyHeadings(addIdsOfSource(read, source), source);
    // The statement has this address once its permalink is right.
    const urls = file === statement ? [folder] : withIds.urls;
    return { ...withIds, urls, source, problems: [...problems, ...withIds.problems] };
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
  const folder = `/${language.code}/`;
  const isStatement = file === getTranslationFile(STATEMENT_FILE, language);
  const inherited = listInherited(source, language);
  const read = readPage(project, file, availableBlocks, {
    schema: createTranslationSchema(folder, isStatement, inherited),
    fields: describeTranslationFields(folder, isStatement),
  });
  if (read.page !== undefined || read.partial === undefined) return read;
  // Also with errors in its own fields, a page is listed or not as the one that it translates.
  const { data } = read.partial;
  return { ...read, partial: { ...read.partial, data: { ...data, indexed: inherited.indexed } } };
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

/**
 * Gives headings without an id that of the heading in the same position of the source, so that the missing id causes no other
 * problems, and its own hint says which one to write.
 */
function addIdsOfSource(read: ReadPage, source: ReadPage): ReadPage {
  const headings = read.partial?.body.headings ?? [];
  const originals = source.partial?.body.headings ?? [];
  const missing = headings.filter(({ token }) => token.attrGet("id") === null);
  if (missing.length === 0 || headings.length !== originals.length) return read;
  const ids = headings.map((heading, index) =>
    missing.includes(heading) ? (originals[index]?.id ?? heading.id) : heading.id,
  );
  const withIds = <T extends Pick<PartialPage, "body" | "data">>(page: T): T => ({
    ...page,
    data: { ...page.data, headings: replaceIds(page.data.headings, ids) },
    body: { ...page.body, headings: replaceIds(page.body.headings, ids) },
  });
  const hints = new Map(
    headings.map(({ text, token, line }, index) => [
      read.partial?.body.place(line).line,
      `Write: ${"#".repeat(Number(token.tag.slice(1)))} ${text} {#${ids[index]}}`,
    ]),
  );
  return {
    ...read,
    page: read.page && withIds(read.page),
    partial: read.partial && withIds(read.partial),
    problems: read.problems.map((problem) =>
      problem.rule === "heading-without-id"
        ? { ...problem, hint: hints.get(problem.line) ?? problem.hint }
        : problem,
    ),
  };
}

/** Says of each heading without text what it has to translate. */
function describeEmptyHeadings(read: ReadPage, source: ReadPage): ReadPage {
  const { body } = read.partial ?? {};
  const original = source.partial?.body;
  if (body === undefined || original === undefined) return read;
  const problems = read.problems.map((problem) => {
    if (problem.rule !== "empty-heading") return problem;
    const heading = body.headings.find(({ line }) => body.place(line).line === problem.line);
    const translated = original.headings.find(({ id }) => id === heading?.id);
    if (translated === undefined) return problem;
    const { id, text, line } = translated;
    return {
      ...problem,
      message: `The section “${text}” is not translated: its heading has no text.`,
      hint: `Translate ${source.file} from line ${original.place(line).line}. Keep {#${id}} after the heading.`,
    };
  });
  return { ...read, problems };
}

function replaceIds<T extends { readonly id: string }>(
  headings: readonly T[],
  ids: readonly string[],
): T[] {
  return headings.map((heading, index) => ({ ...heading, id: ids[index] ?? heading.id }));
}
