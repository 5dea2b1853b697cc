import {
  error,
  fieldOf,
  type Located,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { readPageFile } from "./front-matter.ts";
import { checkLayout, DEFAULT_LAYOUT } from "./page-layout.ts";
import { FIELDS, getDefaultUrl, PAGES_FOLDER } from "./page-reader.ts";

/** The parts of a Nunjucks page that can be read without Eleventy. */
export interface NunjucksPage {
  readonly file: string;
  /** Its path on the site. */
  readonly url: string;
  readonly problems: readonly Problem[];
}

/** Reads the front matter of Nunjucks pages. No rule checks their text. */
export function readNunjucksPages(project: Project): NunjucksPage[] {
  return project
    .list(PAGES_FOLDER)
    .filter((file) => file.endsWith(".njk"))
    .map((file) => readNunjucksPage(project, file));
}

function readNunjucksPage(project: Project, file: string): NunjucksPage {
  const url = getDefaultUrl(file);
  const source = readSource(project, file);
  if (!source.ok) return { file, url, problems: source.problems };
  // Front matter is optional here.
  if (!source.value.text.startsWith("---")) return { file, url, problems: [] };
  const read = readPageFile(project, file);
  if (!read.ok) return { file, url, problems: read.problems };
  const { frontMatter } = read.value;
  return {
    file,
    url: readPermalink(frontMatter) ?? url,
    problems: [...checkLayout(project, frontMatter), ...findMissingFields(frontMatter)],
  };
}

/** Returns an error for each field that the package’s layout needs. Pages with computed data may set them there. */
function findMissingFields({ data, at }: Located): Problem[] {
  if (fieldOf(data, "layout") !== DEFAULT_LAYOUT || fieldOf(data, "eleventyComputed") !== undefined)
    return [];
  return (["title", "description"] as const)
    .filter((field) => fieldOf(data, field) === undefined)
    .map((field) => error(at([]), "missing-field", `“${field}” is missing.`, FIELDS[field]));
}

function readPermalink({ data }: Located): string | undefined {
  const permalink = fieldOf(data, "permalink");
  return typeof permalink === "string" ? permalink : undefined;
}
