import { z } from "zod";
import { check, type Wording } from "../files/check.ts";
import { isoDate, oneLine } from "../files/fields.ts";
import { readPageFile } from "../files/front-matter.ts";
import type { Project } from "../files/project.ts";
import type { Place, Reading } from "../problems/problem.ts";
import { createParser } from "./markdown.ts";
import { findProblems, headings } from "./rules.ts";

const PAGES_FOLDER = "src/pages";
export const STATEMENT_FILE = `${PAGES_FOLDER}/privacy.md`;
const BLOCKS_FOLDER = "_includes/blocks";

const FIELDS = {
  title: "The page’s title, such as: title: Privacy statement",
  description: "One sentence on what the page says, for search results.",
  date: "The day on which this text was first published, such as: date: 2026-11-23",
  edition: 'The number of this edition in quotes, such as: edition: "1.0"',
  nextReview: "The day by which somebody should read the page again. It is not printed.",
  permalink: "The page’s address on this site, such as: permalink: /cookies/",
  contents: "true to show a list of the page’s headings at its top.",
  indexed: "false to keep the page out of search results.",
  navigation: "How the page stands in the menu: a short title and its order, 1 for the first.",
  order: "A whole number: 1 for the first entry of the menu.",
} as const;

const page = z.strictObject({
  title: oneLine,
  description: oneLine,
  date: isoDate.optional(),
  permalink: z
    .string()
    .regex(
      /^\/(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+\.html)?$/,
      "must start with “/” and end with “/” or “.html”",
    )
    .optional(),
  contents: z.boolean().default(false),
  indexed: z.boolean().default(true),
  navigation: z.strictObject({ title: oneLine, order: z.int("must be a whole number") }).optional(),
});

const statement = page.extend({
  date: isoDate,
  edition: z.string().regex(/^\d+\.\d+$/, "must be two numbers with a dot between them, in quotes"),
  nextReview: isoDate,
});

/** A heading of a page. */
interface Heading {
  readonly id: string;
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
  /** Only the statement has editions. */
  readonly edition?: string;
  readonly nextReview?: string;
}

/** The files of the project's Markdown pages. */
export function pageFiles(project: Project): readonly string[] {
  return project.list(PAGES_FOLDER).filter((file) => file.endsWith(".md"));
}

/** The names of the blocks that a page can call with “::name”. */
function blockNames(project: Project): readonly string[] {
  return project
    .list(BLOCKS_FOLDER)
    .map((file) => file.slice(BLOCKS_FOLDER.length + 1).replace(/\.njk$/, ""));
}

/** Reads one Markdown page: its front matter by the schema, its body by the rules. */
export function readPage(project: Project, file: string): Reading<Page> {
  const read = readPageFile(project, file);
  if (!read.ok) return read;
  const { frontMatter, body, bodyLine } = read.value;

  const wording: Wording = { fields: FIELDS };
  const matter =
    file === STATEMENT_FILE
      ? check(statement, frontMatter, wording)
      : check(page, frontMatter, wording);
  const tokens = createParser().parse(body, {});
  const lines = body.split("\n");
  const place = (line: number, words?: string): Place => {
    const column = words === undefined ? -1 : (lines[line]?.indexOf(words) ?? -1);
    return { file, line: bodyLine + line, column: Math.max(column, 0) + 1 };
  };
  const problems = findProblems({ tokens, blocks: blockNames(project), place });

  if (!matter.ok) return { ok: false, problems: [...matter.problems, ...problems] };
  if (problems.length > 0) return { ok: false, problems };
  const url = matter.value.permalink ?? defaultUrl(file);
  return {
    ok: true,
    value: { ...matter.value, file, url, headings: headings({ tokens }).map(toHeading) },
  };
}

function toHeading({ token, text }: ReturnType<typeof headings>[number]): Heading {
  return { id: String(token.attrGet("id")), level: Number(token.tag.slice(1)), text };
}

/** Eleventy's own rule: src/pages/cookies.md is /cookies/. */
function defaultUrl(file: string): string {
  return `${file.slice(PAGES_FOLDER.length).replace(/(?:\/index)?\.md$/, "")}/`;
}
