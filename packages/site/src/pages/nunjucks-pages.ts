import {
  error,
  fieldOf,
  type Located,
  type Place,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { readPageFile } from "./front-matter.ts";
import { checkLayout, DEFAULT_LAYOUT } from "./page-layout.ts";
import { getDefaultUrl, PAGES_FOLDER } from "./page-files.ts";
import { FIELDS } from "./page-schema.ts";

/** The parts of a Nunjucks page that can be read without Eleventy. */
export interface NunjucksPage {
  readonly file: string;
  /** Its path on the site; undefined if only Eleventy knows it, or if the page is not published. */
  readonly url: string | undefined;
  /** Where its address comes from. */
  readonly place: Place;
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
  const page = { file, url: getDefaultUrl(file), place: { file } };
  const source = readSource(project, file);
  if (!source.ok) return { ...page, problems: source.problems };
  // Front matter is optional here.
  if (!source.value.text.startsWith("---")) return { ...page, problems: [] };
  const { page: read, problems } = readPageFile(project, file);
  if (read === undefined) return { ...page, problems };
  const { frontMatter } = read;
  return {
    file,
    url: getUrl(frontMatter, page.url),
    place: frontMatter.at(["permalink"]),
    problems: read.isYaml
      ? [
          ...problems,
          ...checkLayout(project, frontMatter),
          ...findMissingFields(frontMatter),
          ...checkPermalink(frontMatter),
        ]
      : problems,
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

/** Returns the path of a page whose permalink Eleventy does not have to compute; undefined for other pages. */
function getUrl({ data }: Located, defaultUrl: string): string | undefined {
  const permalink = fieldOf(data, "permalink");
  if (fieldOf(fieldOf(data, "eleventyComputed"), "permalink") !== undefined) return undefined;
  if (permalink === undefined) return defaultUrl;
  if (typeof permalink !== "string" || isTemplate(permalink)) return undefined;
  return `/${permalink}`.replace(/^\/+/, "/").replace(/\/index\.html$/, "/");
}

/** Checks a permalink that Eleventy does not have to compute. https://www.11ty.dev/docs/permalinks/ */
function checkPermalink({ data, at }: Located): Problem[] {
  const permalink = fieldOf(data, "permalink");
  const isKnownKind =
    permalink === undefined || permalink === false || typeof permalink === "object";
  if (isKnownKind) return [];
  if (typeof permalink !== "string") {
    const message = "“permalink” must be a path, or false for a page that is not published.";
    return [error(at(["permalink"]), "wrong-value", message, FIELDS.permalink)];
  }
  const hasEnd = /(?:\/|\.[^./]+|(?:^|\/)_(?:headers|redirects))$/.test(permalink);
  if (hasEnd || isTemplate(permalink) || fieldOf(data, "eleventyAllowMissingExtension") === true)
    return [];
  const message = "“permalink” must end with “/”, or with the extension of a file.";
  const hint = `Write: permalink: ${permalink}/`;
  return [error(at(["permalink"]), "wrong-value", message, hint)];
}

function isTemplate(permalink: string): boolean {
  return /\{[{%]/.test(permalink);
}
