import matter from "gray-matter";
import { isMap, isNode, isScalar, type Document, parseDocument, type YAMLError } from "yaml";
import {
  error,
  type Located,
  nestingProblem,
  type Place,
  placeLookup,
  type Problem,
  type Project,
  type ReadResult,
  readSource,
  failed,
  type Source,
  type ValuePath,
} from "cookie-inventory";

/** A page's file, taken apart. */
export interface PageFile {
  readonly frontMatter: Located;
  /** The Markdown below the front matter. */
  readonly body: string;
  /** Where the body starts in the file's text, in UTF-16 code units from 0. */
  readonly bodyOffset: number;
}

/** Reads a page's front matter and body; neither is checked yet. */
export function readPageFile(project: Project, file: string): ReadResult<PageFile> {
  const read = readSource(project, file);
  if (!read.ok) return read;
  const source = read.value;
  const top = { file, line: 1, column: 1 };

  const tooDeep = nestingProblem(source);
  if (tooDeep !== undefined) return failed(tooDeep);

  let yaml: ParsedYaml | undefined;
  let page: matter.GrayMatterFile<string>;
  try {
    // gray-matter caches by text when it is given no options, and then forgets errors.
    page = matter(source.text, {
      language: "yaml",
      engines: { ...REFUSED, yaml: (text) => (yaml = parseYaml(source, text)).data },
    });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const message = "The front matter is not written in YAML.";
    const hint = "Start the file with a line of three hyphens and nothing after them.";
    return failed(error(top, "front-matter-language", message, hint));
  }
  if (yaml === undefined) {
    const message = "This page has no front matter.";
    const hint =
      "Start it with a line of three hyphens, then “title: …” and “description: …”, then three hyphens again.";
    return failed(error(top, "no-front-matter", message, hint));
  }
  if (yaml.problems.length > 0) return failed(...yaml.problems);
  const frontMatter = { source, data: page.data, at: yaml.at };
  const bodyOffset = source.text.length - page.content.length;
  return { ok: true, value: { frontMatter, body: page.content, bodyOffset } };
}

function refuse(): never {
  throw new Error("Front matter must be YAML.");
}

/** Front matter in JavaScript would run with the build, from any pull request. */
const REFUSED = {
  js: refuse,
  javascript: refuse,
  node: refuse,
  json: refuse,
  toml: refuse,
  coffee: refuse,
};

/** For Eleventy, which reads the same front matter again after us. */
export const frontMatterEngines = {
  ...REFUSED,
  yaml: (text: string) => Object(parseDocument(text.replaceAll("\r", "")).toJS()),
};

interface ParsedYaml {
  readonly data: object;
  readonly problems: readonly Problem[];
  readonly at: (path: ValuePath) => Place;
}

function parseYaml(source: Source, text: string): ParsedYaml {
  const place = placeLookup(source);
  const document = parseDocument(text);
  const opening = source.text.indexOf(text);
  // What is missing at the end, the parser misses behind it.
  const inside = (offset: number) => opening + Math.min(offset, text.length);
  const at = ([start, end]: readonly [number, number]) => place(inside(start), inside(end));
  const yamlError = (range: readonly [number, number], message: string, hint: string) =>
    error(at(range), "yaml-syntax", message, hint);
  const problems = believable([...document.errors, ...document.warnings]).map(
    ({ pos, message }) => {
      const what = message.split("\n")[0]?.replace(/ at line \d+.*$/, "");
      const hint = "Write “name: value” on each line. Put a value that holds a colon in quotes.";
      return yamlError(pos, `This is not YAML: ${what}.`, hint);
    },
  );
  if (problems.length === 0 && document.contents !== null && !isMap(document.contents)) {
    const message = "The front matter is not made of lines “name: value”.";
    const hint = "Write “title: …” on one line and “description: …” on the next.";
    problems.push(yamlError(firstLine(document), message, hint));
  }
  const data = problems.length === 0 ? toData(document) : {};
  if (data === undefined) {
    const message = "A value here refers to another one that is not there.";
    const hint = "Put a value that starts with “*” or “&” in quotes.";
    problems.push(yamlError(firstLine(document), message, hint));
  }
  // A place is asked for where something is wrong; until then the text takes less memory than what it was parsed into.
  return { data: data ?? {}, problems, at: (path) => at(rangeOf(parseDocument(text), path)) };
}

/** After any slip but a name that stands twice, the parser guesses. */
function believable(slips: readonly YAMLError[]): YAMLError[] {
  const first = slips.find(({ code }) => code !== "DUPLICATE_KEY");
  const twice = slips.filter(({ code }) => code === "DUPLICATE_KEY");
  return first === undefined ? twice : [first, ...twice.filter(({ pos }) => pos[0] < first.pos[0])];
}

/** An alias that leads nowhere, or into itself, shows only here; no page of ours needs one. */
function toData(document: Document.Parsed): object | undefined {
  try {
    return Object(document.toJS({ maxAliasCount: 0 }));
  } catch (cause) {
    if (cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}

/** The range of a value, or of its name where it has one; failing both, of what is around it. */
function rangeOf(document: Document.Parsed, path: ValuePath): readonly [number, number] {
  const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (path.length === 0) return firstLine(document);
  if (isMap(around)) {
    const pair = around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (pair !== undefined) return ends(pair.key);
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) && node.range ? ends(node) : rangeOf(document, path.slice(0, -1));
}

/** What concerns the front matter as a whole stands at its first entry. */
function firstLine({ contents }: Document.Parsed): readonly [number, number] {
  const [pair] = isMap(contents) ? contents.items : [];
  if (pair !== undefined) return ends(pair.key);
  return ends(contents);
}

function ends(node: unknown): readonly [number, number] {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0];
}
