import {
  checkNesting,
  error,
  type Located,
  type Place,
  placeLookup,
  type Problem,
  type Project,
  readSource,
  type Source,
  type ValuePath,
} from "cookie-inventory";
import matter from "gray-matter";
import { type Document, isMap, isNode, isScalar, parseDocument, type YAMLError } from "yaml";
import { checkLengths } from "./page-lengths.ts";
import { rejectYamlFeatures, removeReservedNames } from "./yaml-features.ts";

/** A page’s file, split into front matter and body. */
export interface PageFile {
  /** Only the permalink, if the front matter is not valid YAML and has one. */
  readonly frontMatter: Located;
  readonly isYaml: boolean;
  /** The Markdown below the front matter. */
  readonly body: string;
  /** The index in the file’s text at which the body starts, in UTF-16 code units. */
  readonly bodyOffset: number;
}

/** A page’s file, undefined if its parts cannot be told apart, and the problems of its front matter. */
export interface ReadPageFile {
  readonly page: PageFile | undefined;
  readonly problems: readonly Problem[];
}

function unreadable(...problems: readonly Problem[]): ReadPageFile {
  return { page: undefined, problems };
}

/** Splits a page’s file into front matter and body, without checking either. */
export function readPageFile(project: Project, file: string): ReadPageFile {
  const read = readSource(project, file);
  if (!read.ok) return unreadable(...read.problems);
  const source = read.value;
  const fileStart = { file, line: 1, column: 1 };

  const tooLong = checkNesting(source) ?? checkLengths(source);
  if (tooLong !== undefined) return unreadable(tooLong);

  let yaml: ParsedYaml | undefined;
  let page: matter.GrayMatterFile<string>;
  try {
    // Without options gray-matter caches by text, and does not throw the same error again.
    page = matter(source.text, {
      language: "yaml",
      engines: { ...UNSUPPORTED, yaml: (text) => (yaml = parseYaml(source, text)).data },
    });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const message = "The front matter is not written in YAML.";
    const hint = "Start the file with a line of three hyphens (---) and nothing after them.";
    return unreadable(error(fileStart, "front-matter-language", message, hint));
  }
  if (yaml === undefined) {
    const message = "This page has no front matter.";
    const hint =
      "Start the file with a line of three hyphens (---). Add the lines “title: …” and “description: …”, then three hyphens again.";
    return unreadable(error(fileStart, "no-front-matter", message, hint));
  }
  const { data, isYaml, problems, at } = yaml;
  // Without the closing line, all of the page looks like front matter.
  if (!isYaml && !source.text.includes("\n---", "---".length)) return unreadable(...problems);
  const bodyOffset = source.text.length - page.content.length;
  const frontMatter = { source, data, at };
  return { page: { frontMatter, isYaml, body: page.content, bodyOffset }, problems };
}

/** Finds values in curly quotation marks, which Word types: for YAML, they are part of the value. */
export function findCurlyQuotes({ frontMatter: { source }, bodyOffset }: PageFile): Problem[] {
  const place = placeLookup(source);
  return [...source.text.slice(0, bodyOffset).matchAll(/^( *(\w+): *)([“„‘](.*)[”“’]) *$/gm)].map(
    (match) => {
      const [, start = "", name = "", quoted = "", value = ""] = match;
      const from = match.index + start.length;
      const message = `The quotation marks around “${name}” would be part of it, because they are curly.`;
      const hint = `Type straight ones: ${name}: "${value}"`;
      return error(place(from, from + quoted.length), "yaml-syntax", message, hint);
    },
  );
}

function rejectLanguage(): never {
  throw new Error("Front matter must be YAML.");
}

/** Engines that reject other languages than YAML: the build would run JavaScript from any pull request. */
const UNSUPPORTED = {
  js: rejectLanguage,
  javascript: rejectLanguage,
  node: rejectLanguage,
  json: rejectLanguage,
  toml: rejectLanguage,
  coffee: rejectLanguage,
};

/** Engines for Eleventy, which parses the same front matter after this reader has checked it. */
export const frontMatterEngines = {
  ...UNSUPPORTED,
  yaml: (text: string) => Object(parseDocument(text.replaceAll("\r", "")).toJS()),
};

interface ParsedYaml {
  readonly data: object;
  /** Whether all of the data could be read. */
  readonly isYaml: boolean;
  readonly problems: readonly Problem[];
  readonly at: (path: ValuePath) => Place;
}

function parseYaml(source: Source, text: string): ParsedYaml {
  const place = placeLookup(source);
  const document = parseDocument(text);
  const start = source.text.indexOf(text);
  // The parser reports a missing end at an offset after the text.
  const inFile = (offset: number) => start + Math.min(offset, text.length);
  const at = ([from, to]: readonly [number, number]) => place(inFile(from), inFile(to));
  const yamlError = (range: readonly [number, number], message: string, hint: string) =>
    error(at(range), "yaml-syntax", message, hint);
  const problems = selectReliableErrors([...document.errors, ...document.warnings]).map(
    ({ pos, message }) => {
      const reason = message.split("\n")[0]?.replace(/ at line \d+.*$/, "");
      const hint = "Write “name: value” on each line. Put a value that contains a colon in quotes.";
      return yamlError(pos, `This is not valid YAML: ${reason}.`, hint);
    },
  );
  if (problems.length === 0 && document.contents !== null && !isMap(document.contents)) {
    const message = "The front matter must be lines of the form “name: value”.";
    const hint = "Write “title: …” on one line and “description: …” on the next.";
    problems.push(yamlError(getFirstEntryRange(document), message, hint));
  }
  if (problems.length === 0) problems.push(...rejectYamlFeatures(document, text, at));
  const isYaml = problems.length === 0;
  const reserved = removeReservedNames(document, at);
  const permalink: unknown = document.get("permalink");
  return {
    data: isYaml ? Object(document.toJS()) : typeof permalink === "string" ? { permalink } : {},
    isYaml,
    problems: [...problems, ...reserved],
    // Parsed again for each place: only problems need one, and keeping the parsed document takes more memory.
    at: (path) => at(findRange(parseDocument(text), path)),
  };
}

/** Returns the first syntax error and the duplicate keys before it: after a syntax error the parser guesses. */
function selectReliableErrors(errors: readonly YAMLError[]): YAMLError[] {
  const first = errors.find(({ code }) => code !== "DUPLICATE_KEY");
  const duplicates = errors.filter(({ code }) => code === "DUPLICATE_KEY");
  if (first === undefined) return duplicates;
  return [first, ...duplicates.filter(({ pos }) => pos[0] < first.pos[0])];
}

/** Returns the range of a field’s name, of a value in a list, or else of what contains it. */
function findRange(document: Document.Parsed, path: ValuePath): readonly [number, number] {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (path.length === 0) return getFirstEntryRange(document);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (pair !== undefined) return getNodeRange(pair.key);
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) && node.range ? getNodeRange(node) : findRange(document, path.slice(0, -1));
}

/** Returns the range of the first entry’s name, for problems of the front matter as a whole. */
function getFirstEntryRange({ contents }: Document.Parsed): readonly [number, number] {
  const [pair] = isMap(contents) ? contents.items : [];
  if (pair !== undefined) return getNodeRange(pair.key);
  return getNodeRange(contents);
}

function getNodeRange(node: unknown): readonly [number, number] {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0];
}
