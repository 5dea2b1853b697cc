import {
  checkAgainstSchema,
  error,
  fieldOf,
  findOutdatedNames,
  getLanguage,
  listTranslations,
  type Located,
  type Partly,
  type Place,
  type Problem,
  type Project,
  type Source,
} from "cookie-inventory";
import type { z } from "zod";
import { PACKAGE_BLOCKS } from "../package-files.ts";
import { createBodyPlaces } from "./body-places.ts";
import { findCurlyQuotes, type PageFile, readPageFile } from "./front-matter.ts";
import { BLOCK, createParser } from "./markdown-syntax.ts";
import { checkBody } from "./page-body-rules.ts";
import { createOutline, type HeadingBlock, type PageBody } from "./page-body.ts";
import { getDefaultUrl, STATEMENT_FILE } from "./page-files.ts";
import { checkLayout } from "./page-layout.ts";
import { createPageSchema, FIELDS, type pageSchema, PATH, statementSchema } from "./page-schema.ts";
import { listTextBlocks } from "./text-blocks.ts";

const BLOCKS_FOLDER = "_includes/blocks";

interface Heading {
  readonly id: string;
  /** Earlier ids, which still work. */
  readonly formerIds: readonly string[];
  /** 2 for a section, 3 for a subsection. */
  readonly level: number;
  readonly text: string;
}

/** A Markdown page: its front matter, and facts about its text that other parts of the site need. */
export interface Page extends z.output<typeof pageSchema> {
  readonly file: string;
  /** Its path on the site. */
  readonly url: string;
  readonly headings: readonly Heading[];
  /** The names of the blocks that it includes. */
  readonly blocks: readonly string[];
  /** For the statement only. */
  readonly edition?: string;
  readonly nextReview?: string;
}

/** A page of which only some values are valid; the others are undefined. */
export interface PartialPage extends Located<
  Partly<z.output<typeof pageSchema>> &
    Pick<Page, "file" | "headings" | "blocks" | "edition" | "nextReview"> & {
      /** Undefined if the permalink is wrong. */
      readonly url: string | undefined;
    }
> {
  readonly body: PageBody;
  readonly bodyOffset: number;
}

/** A page with its body and the places of its fields. */
export interface LocatedPage extends Located<Page> {
  readonly body: PageBody;
  /** The index in the file’s text at which the body starts, in UTF-16 code units. */
  readonly bodyOffset: number;
}

/** Returns the names of the blocks that a page can include with “::name”: the package’s and the council’s. */
export function listBlockNames(project: Project): readonly string[] {
  const ofCouncil = project
    .list(BLOCKS_FOLDER)
    .map((file) => file.slice(BLOCKS_FOLDER.length + 1).replace(/\.njk$/, ""));
  return [...new Set([...PACKAGE_BLOCKS, ...ofCouncil])];
}

/** What front matter must have. */
interface FrontMatterRules {
  readonly schema: z.ZodType<z.output<typeof pageSchema>>;
  /** The hint for each field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A page, and what is wrong in it. */
export interface ReadPage {
  readonly file: string;
  /** Undefined if the front matter is invalid. */
  readonly page: LocatedPage | undefined;
  /** The valid values of the page, all of them if `page` is defined; undefined if its text cannot be told apart. */
  readonly partial: PartialPage | undefined;
  /** The page’s path on the site; if that is not certain, those that it may have once its errors are fixed. */
  readonly urls: readonly string[];
  /** Its errors. */
  readonly problems: readonly Problem[];
  /** The warnings about its text, which do not stop a build. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads one Markdown page, and checks its front matter and body. `availableBlocks` come from listBlockNames. The front matter must be that of
 * a page in the first language, unless the page is a translation.
 */
export function readPage(
  project: Project,
  file: string,
  availableBlocks: readonly string[],
  rules: FrontMatterRules = {
    schema: file === STATEMENT_FILE ? statementSchema : createPageSchema(listTranslations(project)),
    fields: FIELDS,
  },
): ReadPage {
  const { page: read, problems: ofFile } = readPageFile(project, file);
  if (read === undefined) {
    const urls = guessUrls(file);
    return { file, page: undefined, partial: undefined, urls, problems: ofFile, warnings: [] };
  }
  const { frontMatter, isYaml, bodyOffset } = read;

  const matter = isYaml
    ? checkAgainstSchema(rules.schema, frontMatter, rules)
    : { complete: undefined, valid: undefined, problems: [] };
  const body = readBody(project, frontMatter.source, read, availableBlocks);
  const { error: errors = [], warning: warnings = [] } = Object.groupBy(
    checkBody(body),
    ({ severity }) => severity,
  );
  const problems = [
    ...ofFile,
    ...matter.problems,
    ...(isYaml ? [...findCurlyQuotes(read), ...checkFileName(file, frontMatter)] : []),
    ...findOutdatedFields(frontMatter),
    ...checkLayout(project, frontMatter),
    ...errors,
  ];
  const facts = {
    file,
    headings: body.headings.map(toHeading),
    blocks: body.tokens.filter(({ type }) => type === BLOCK).map(({ info }) => info),
  };
  if (matter.complete === undefined || ofFile.length > 0) {
    const valid: Partly<z.output<typeof pageSchema>> = matter.valid?.data ?? {};
    const permalink = fieldOf(frontMatter.data, "permalink");
    const isWrong = !isYaml || (permalink !== undefined && valid.permalink === undefined);
    const url = isWrong ? undefined : (valid.permalink ?? getDefaultUrl(file));
    return {
      file,
      page: undefined,
      partial: { ...frontMatter, data: { ...valid, ...facts, url }, body, bodyOffset },
      urls: url === undefined ? guessUrls(file, permalink) : [url],
      problems,
      warnings,
    };
  }
  const { data } = matter.complete;
  const url = data.permalink ?? getDefaultUrl(file);
  const located = { ...frontMatter, data: { ...data, ...facts, url }, body, bodyOffset };
  return { file, page: located, partial: located, urls: [url], problems, warnings };
}

/** Returns the paths that a page may have once its errors are fixed. */
function guessUrls(file: string, permalink?: unknown): string[] {
  if (file === STATEMENT_FILE) return ["/"];
  const written = typeof permalink === "string" ? permalink : "";
  const path = written.toLowerCase().replaceAll(/[^a-z0-9./-]+/g, "-");
  return [getDefaultUrl(file), written, `/${path}/`.replaceAll(/\/+/g, "/")];
}

const parser = createParser();

/** Returns the text of a page, or of another file in Markdown, as the rules read it. */
export function readBody(
  project: Project,
  source: Source,
  { body, bodyOffset }: Pick<PageFile, "body" | "bodyOffset">,
  availableBlocks: readonly string[],
): PageBody {
  const tokens = parser.parse(body, {});
  const lines = body.split("\n");
  return {
    ...createOutline(tokens),
    ...createBodyPlaces(source, body, bodyOffset),
    tokens,
    lines,
    textBlocks: listTextBlocks(tokens, lines),
    language: getLanguage(project).code,
    availableBlocks,
  };
}

/** Checks the file’s name, which is the address of a page without a permalink. */
function checkFileName(file: string, { data }: Located): Problem[] {
  if (fieldOf(data, "permalink") !== undefined || PATH.test(getDefaultUrl(file))) return [];
  const message = "This file name would make an address that is hard to type.";
  const hint = "Use lower case letters, digits and hyphens, such as how-to-complain.md.";
  return [error({ file }, "bad-file-name", message, hint)];
}

function findOutdatedFields({ data, at }: Located): Problem[] {
  return [["title"], ["description"], ["navigation", "title"]].flatMap((path) => {
    const value = path.reduce(fieldOf, data);
    // Each place takes as long to find as the front matter to parse.
    let place: Place | undefined;
    return typeof value === "string" ? findOutdatedNames(value, () => (place ??= at(path))) : [];
  });
}

function toHeading({ token, text, id, formerIds }: HeadingBlock): Heading {
  return { id, formerIds, level: Number(token.tag.slice(1)), text };
}
