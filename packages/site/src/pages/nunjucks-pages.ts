import {
  error,
  fieldOf,
  type Located,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { readPageFile } from "./front-matter.ts";
import { LAYOUT, unknownLayout } from "./layout-rule.ts";
import { defaultUrl, FIELDS, PAGES_FOLDER } from "./page-reader.ts";

/** A page that a council writes in Nunjucks, as far as it can be read without Eleventy. */
export interface NunjucksPage {
  readonly file: string;
  /** Its path on the site. */
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** Reads the front matter of pages in Nunjucks. Their text is the council’s own, and checked by no rule. */
export function readNunjucksPages(project: Project): NunjucksPage[] {
  return project
    .list(PAGES_FOLDER)
    .filter((file) => file.endsWith(".njk"))
    .map((file) => readNunjucksPage(project, file));
}

function readNunjucksPage(project: Project, file: string): NunjucksPage {
  const path = defaultUrl(file);
  const source = readSource(project, file);
  if (!source.ok) return { file, path, problems: source.problems };
  // Front matter is optional here.
  if (!source.value.text.startsWith("---")) return { file, path, problems: [] };
  const read = readPageFile(project, file);
  if (!read.ok) return { file, path, problems: read.problems };
  const { frontMatter } = read.value;
  return {
    file,
    path: permalinkOf(frontMatter) ?? path,
    problems: [...unknownLayout(project, frontMatter), ...missingFields(frontMatter)],
  };
}

/** What the package’s layout prints; pages with computed data may get it from there. */
function missingFields({ data, at }: Located): Problem[] {
  if (fieldOf(data, "layout") !== LAYOUT || fieldOf(data, "eleventyComputed") !== undefined)
    return [];
  return (["title", "description"] as const)
    .filter((field) => fieldOf(data, field) === undefined)
    .map((field) => error(at([]), "missing-field", `“${field}” is missing.`, FIELDS[field]));
}

function permalinkOf({ data }: Located): string | undefined {
  const permalink = fieldOf(data, "permalink");
  return typeof permalink === "string" ? permalink : undefined;
}
