import {
  checkAgainstSchema,
  collectProblems,
  error,
  fieldOf,
  findOutdatedNames,
  isoDate,
  type Located,
  type Problem,
  type Project,
  singleLineText,
} from "cookie-inventory";
import { z } from "zod";
import { PACKAGE_BLOCKS } from "../package-files.ts";
import { findCurlyQuotes, type PageFile, readPageFile } from "./front-matter.ts";
import { createBodyPlaces } from "./body-places.ts";
import { BLOCK, createParser } from "./markdown-syntax.ts";
import { findBodyErrors } from "./page-body-rules.ts";
import { createOutline, type HeadingBlock, type PageBody } from "./page-body.ts";
import { checkLayout } from "./page-layout.ts";
import { listTextBlocks } from "./text-blocks.ts";

export const PAGES_FOLDER = "src/pages";
export const STATEMENT_FILE = `${PAGES_FOLDER}/privacy.md`;
const BLOCKS_FOLDER = "_includes/blocks";

/** A description of each field of front matter, for hints. */
export const FIELDS = {
  title: "The page’s title, such as: title: Privacy statement",
  description: "One sentence that describes the page, for search results.",
  date: "The date on which this text was first published, such as: date: 2026-11-23",
  edition: 'The number of this edition in quotes, such as: edition: "1.0"',
  nextReview:
    "The date by which the page must be reviewed, such as: nextReview: 2027-11-23. It is not published.",
  permalink: "The page’s address on this site, such as: permalink: /cookies/",
  contents: "true to show a list of the page’s headings at the top.",
  indexed: "false to keep the page out of search results.",
  layout: "The page’s layout, such as: layout: layouts/page.njk. Leave it out to use the default.",
  tags: "The Eleventy collections that the page belongs to.",
  navigation: "The page’s entry in the menu: a short title, and its order (1 is first).",
  order: "The position in the menu, a whole number (1 is first).",
} as const;

/** A path that needs no escaping in URLs, HTML or file systems. */
const PATH = /^\/(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+\.html)?$/;

const page = z.strictObject({
  title: singleLineText,
  description: singleLineText,
  date: isoDate.optional(),
  permalink: z
    .string()
    .regex(
      PATH,
      "must be a path of lower case letters, digits and hyphens, such as /cookies/ or /404.html",
    )
    .refine(
      (path) => !path.endsWith("/index.html"),
      "must end before “index.html”, such as /cookies/",
    )
    .optional(),
  contents: z.boolean().default(false),
  indexed: z.boolean().default(true),
  layout: singleLineText.optional(),
  tags: z.union([singleLineText, z.array(singleLineText)]).optional(),
  navigation: z
    .strictObject({ title: singleLineText, order: z.int("must be a whole number") })
    .optional(),
});

const statement = page.extend({
  date: isoDate,
  edition: z.string().regex(/^\d+\.\d+$/, "must be two numbers with a dot between them, in quotes"),
  nextReview: isoDate,
  permalink: z.literal("/"),
});

interface Heading {
  readonly id: string;
  /** Earlier ids, which still work. */
  readonly formerIds: readonly string[];
  /** 2 for a section, 3 for a subsection. */
  readonly level: number;
  readonly text: string;
}

/** A Markdown page: its front matter, and facts about its text that other parts of the site need. */
export interface Page extends z.output<typeof page> {
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

/** A page with its body and the places of its fields. */
export interface LocatedPage extends Located<Page> {
  readonly body: PageBody;
  /** The index in the file’s text at which the body starts, in UTF-16 code units. */
  readonly bodyOffset: number;
}

/** Returns the files of the project’s Markdown pages. */
export function listPageFiles(project: Project): readonly string[] {
  return project.list(PAGES_FOLDER).filter((file) => file.endsWith(".md"));
}

/**
 * The default data of all pages, such as their layout.
 * https://www.11ty.dev/docs/data-template-dir/
 */
export const DIRECTORY_DATA_FILE = `${PAGES_FOLDER}/pages.json`;

/** Returns an error for each file in the pages folder that is not a page: Eleventy would run some of them as code. */
export function findStrayFiles(project: Project): Problem[] {
  return project
    .list(PAGES_FOLDER)
    .filter((file) => !/\.(?:md|njk)$/.test(file) && file !== DIRECTORY_DATA_FILE)
    .map((file) =>
      error(
        { file },
        "stray-file",
        "This is not a page: this folder can only contain .md and .njk files.",
        "Remove it, or move it to another folder.",
      ),
    );
}

/** Returns the names of the blocks that a page can include with “::name”: the package’s and the council’s. */
export function listBlockNames(project: Project): readonly string[] {
  const ofCouncil = project
    .list(BLOCKS_FOLDER)
    .map((file) => file.slice(BLOCKS_FOLDER.length + 1).replace(/\.njk$/, ""));
  return [...new Set([...PACKAGE_BLOCKS, ...ofCouncil])];
}

/** A page and every error in it. */
export interface ReadPage {
  /** Undefined if the front matter is invalid. */
  readonly page: LocatedPage | undefined;
  readonly problems: readonly Problem[];
}

/** Reads one Markdown page, and checks its front matter and body. `availableBlocks` come from listBlockNames. */
export function readPage(
  project: Project,
  file: string,
  availableBlocks: readonly string[],
): ReadPage {
  const read = readPageFile(project, file);
  if (!read.ok) return { page: undefined, problems: read.problems };
  const { frontMatter, bodyOffset } = read.value;

  const schema = file === STATEMENT_FILE ? statement : page;
  const matter = checkAgainstSchema(schema, frontMatter, { fields: FIELDS });
  const body = toBody(read.value, availableBlocks);
  const problems = [
    ...collectProblems([matter]),
    ...findCurlyQuotes(read.value),
    ...checkFileName(file, frontMatter),
    ...findOutdatedFields(frontMatter),
    ...checkLayout(project, frontMatter),
    ...findBodyErrors(body),
  ];
  if (!matter.ok) return { page: undefined, problems };

  const data = {
    ...matter.value.data,
    file,
    url: matter.value.data.permalink ?? getDefaultUrl(file),
    headings: body.headings.map(toHeading),
    blocks: body.tokens.filter(({ type }) => type === BLOCK).map(({ info }) => info),
  };
  return { page: { ...frontMatter, data, body, bodyOffset }, problems };
}

const parser = createParser();

function toBody(
  { frontMatter: { source }, body, bodyOffset }: PageFile,
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
    return typeof value === "string" ? findOutdatedNames(value, () => at(path)) : [];
  });
}

function toHeading({ token, text, id, formerIds }: HeadingBlock): Heading {
  return { id, formerIds, level: Number(token.tag.slice(1)), text };
}

/** Returns the address that Eleventy gives a page without a permalink: src/pages/cookies.md is /cookies/. */
export function getDefaultUrl(file: string): string {
  const path = file.slice(PAGES_FOLDER.length).replace(/\.(?:md|njk)$/, "");
  const [name = "", folder] = path.split("/").toReversed();
  return name === "index" || name === folder ? path.slice(0, -name.length) : `${path}/`;
}
