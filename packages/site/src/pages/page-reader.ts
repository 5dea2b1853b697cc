import { z } from "zod";
import {
  checkAgainstSchema,
  error,
  fieldOf,
  isoDate,
  lineStarts,
  type Located,
  oneLine,
  outdatedNames,
  placeLookup,
  type Problem,
  collectProblems,
  type Project,
} from "cookie-inventory";
import { type PageFile, readPageFile } from "./front-matter.ts";
import { PACKAGE_BLOCKS } from "../package-files.ts";
import { BLOCK, createParser } from "./markdown-syntax.ts";
import { type Body, type HeadingBlock, outlineOf } from "./page-body.ts";
import { findErrors } from "./body-rules.ts";
import { unknownLayout } from "./layout-rule.ts";

/** The folder of the pages. */
export const PAGES_FOLDER = "src/pages";
export const STATEMENT_FILE = `${PAGES_FOLDER}/privacy.md`;
const BLOCKS_FOLDER = "_includes/blocks";

/** What each field of front matter is for. */
export const FIELDS = {
  title: "The page’s title, such as: title: Privacy statement",
  description: "One sentence on what the page says, for search results.",
  date: "The day on which this text was first published, such as: date: 2026-11-23",
  edition: 'The number of this edition in quotes, such as: edition: "1.0"',
  nextReview:
    "The day by which somebody should read the page again, such as: nextReview: 2027-11-23. It is not printed.",
  permalink: "The page’s address on this site, such as: permalink: /cookies/",
  contents: "true to show a list of the page’s headings at its top.",
  indexed: "false to keep the page out of search results.",
  layout:
    "The template around the page, such as: layout: layouts/page.njk. Leave it out for the usual one.",
  tags: "Eleventy’s collections that the page belongs to.",
  navigation: "How the page stands in the menu: a short title and its order, 1 for the first.",
  order: "A whole number: 1 for the first entry of the menu.",
} as const;

/** A path that needs no escaping anywhere. */
const PATH = /^\/(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+\.html)?$/;

const page = z.strictObject({
  title: oneLine,
  description: oneLine,
  date: isoDate.optional(),
  permalink: z
    .string()
    .regex(
      PATH,
      "must be a path of small letters, digits and hyphens, such as /cookies/ or /404.html",
    )
    .optional(),
  contents: z.boolean().default(false),
  indexed: z.boolean().default(true),
  layout: oneLine.optional(),
  tags: z.union([oneLine, z.array(oneLine)]).optional(),
  navigation: z.strictObject({ title: oneLine, order: z.int("must be a whole number") }).optional(),
});

const statement = page.extend({
  date: isoDate,
  edition: z.string().regex(/^\d+\.\d+$/, "must be two numbers with a dot between them, in quotes"),
  nextReview: isoDate,
  permalink: z.literal("/"),
});

/** A heading of a page. */
interface Heading {
  readonly id: string;
  /** Ids at which it stood before, and still answers. */
  readonly formerIds: readonly string[];
  /** 2 for a section, 3 for a part of one. */
  readonly level: number;
  readonly text: string;
}

/** A page that editors write: its front matter, and what the site must know of its text. */
export interface Page extends z.output<typeof page> {
  readonly file: string;
  /** The path at which visitors open it. */
  readonly url: string;
  readonly headings: readonly Heading[];
  /** The blocks that it calls. */
  readonly calls: readonly string[];
  /** Only the statement has editions. */
  readonly edition?: string;
  readonly nextReview?: string;
}

/** A page with what its rules need: the places of its fields and of its text. */
export interface LocatedPage extends Located<Page> {
  readonly body: Body;
  /** Where the text below the front matter starts, in UTF-16 code units from 0. */
  readonly bodyOffset: number;
}

/** The files of the project's Markdown pages. */
export function pageFiles(project: Project): readonly string[] {
  return project.list(PAGES_FOLDER).filter((file) => file.endsWith(".md"));
}

/** The default data of all pages, such as their layout: Eleventy’s directory data file. */
export const FOLDER_DATA = `${PAGES_FOLDER}/pages.json`;

/** Files beside the pages that are no pages; Eleventy would run some of them as code. */
export function strayFiles(project: Project): Problem[] {
  return project
    .list(PAGES_FOLDER)
    .filter((file) => !/\.(?:md|njk)$/.test(file) && file !== FOLDER_DATA)
    .map((file) =>
      error(
        { file },
        "stray-file",
        "This is not a page: only files that end in .md or .njk belong here.",
        "Take it out, or put it into another folder.",
      ),
    );
}

/** The names of the blocks that a page can call with “::name”: the package’s and the council’s own. */
export function blockNames(project: Project): readonly string[] {
  const own = project
    .list(BLOCKS_FOLDER)
    .map((file) => file.slice(BLOCKS_FOLDER.length + 1).replace(/\.njk$/, ""));
  return [...new Set([...PACKAGE_BLOCKS, ...own])];
}

/** What reading a page gives: the page as far as it can be understood, and every error in it. */
export interface ReadPage {
  /** Undefined when the front matter is wrong, so that nobody can say what the page is. */
  readonly page: LocatedPage | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads one Markdown page: its front matter by the schema, its body by the rules. `blocks` are the names
 * that blockNames gives.
 */
export function readPage(project: Project, file: string, blocks: readonly string[]): ReadPage {
  const read = readPageFile(project, file);
  if (!read.ok) return { page: undefined, problems: read.problems };
  const { frontMatter, bodyOffset } = read.value;

  const schema = file === STATEMENT_FILE ? statement : page;
  const matter = checkAgainstSchema(schema, frontMatter, { fields: FIELDS });
  const body = toBody(read.value, blocks);
  const problems = [
    ...collectProblems([matter]),
    ...badName(file, frontMatter),
    ...outdatedFields(frontMatter),
    ...unknownLayout(project, frontMatter),
    ...findErrors(body),
  ];
  if (!matter.ok) return { page: undefined, problems };

  const data = {
    ...matter.value.data,
    file,
    url: matter.value.data.permalink ?? defaultUrl(file),
    headings: body.headings.map(toHeading),
    calls: body.tokens.filter(({ type }) => type === BLOCK).map(({ info }) => info),
  };
  return { page: { ...frontMatter, data, body, bodyOffset }, problems };
}

const parser = createParser();

function toBody(
  { frontMatter: { source }, body, bodyOffset }: PageFile,
  blocks: readonly string[],
): Body {
  const place = placeLookup(source);
  const tokens = parser.parse(body, {});
  const lines = body.split("\n");
  let starts: readonly number[] | undefined;
  return {
    ...outlineOf(tokens),
    tokens,
    lines,
    blocks,
    place: (line, words, before = 0) => {
      starts ??= lineStarts(body);
      const start = starts[line] ?? body.length;
      // A blank line ends the block; words further down are not the ones that are meant.
      const end = body.indexOf("\n\n", start) + 1 || body.length;
      const found = words === undefined ? -1 : nthIndex(body.slice(start, end), words, before);
      if (words !== undefined && found >= 0) {
        const at = bodyOffset + start + found;
        return place(at, at + words.length);
      }
      return place(bodyOffset + start, bodyOffset + start + (lines[line] ?? "").length);
    },
  };
}

function nthIndex(text: string, words: string, before: number): number {
  let found = text.indexOf(words);
  for (let seen = 0; seen < before && found >= 0; seen += 1) {
    found = text.indexOf(words, found + words.length);
  }
  return found;
}

/** A page without a permalink takes its address from the name of its file. */
function badName(file: string, { data }: Located): Problem[] {
  if (fieldOf(data, "permalink") !== undefined || PATH.test(defaultUrl(file))) return [];
  const message = "This file’s name would make an address that is hard to type.";
  const hint = "Name it with small letters, digits and hyphens, such as how-to-complain.md.";
  return [error({ file }, "bad-file-name", message, hint)];
}

/** What front matter says is read as much as the text. */
function outdatedFields({ data, at }: Located): Problem[] {
  return [["title"], ["description"], ["navigation", "title"]].flatMap((path) => {
    const value = path.reduce(fieldOf, data);
    return typeof value === "string" ? outdatedNames(value, () => at(path)) : [];
  });
}

function toHeading({ token, text, id, formerIds }: HeadingBlock): Heading {
  return { id, formerIds, level: Number(token.tag.slice(1)), text };
}

/** The address of a page without a permalink, by Eleventy's own rule: src/pages/cookies.md is /cookies/. */
export function defaultUrl(file: string): string {
  const path = file.slice(PAGES_FOLDER.length).replace(/\.(?:md|njk)$/, "");
  const [name = "", folder] = path.split("/").toReversed();
  return name === "index" || name === folder ? path.slice(0, -name.length) : `${path}/`;
}
