import matter from "gray-matter";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import { error, type Place, type Problem, type Reading } from "../problems/problem.ts";
import type { Located, ValuePath } from "./places.ts";
import { type Project, readSource, type Source } from "./project.ts";

/** A page's file, taken apart. */
export interface PageFile {
  readonly frontMatter: Located;
  /** The Markdown below the front matter. */
  readonly body: string;
  /** The line of the file on which the body starts, counted from 1. */
  readonly bodyLine: number;
}

/** Reads a page's front matter and body; neither is checked yet. */
export function readPageFile(project: Project, file: string): Reading<PageFile> {
  const read = readSource(project, file);
  if (!read.ok) return read;
  const source = read.value;

  let yaml: ParsedYaml | undefined;
  try {
    // gray-matter caches by text when it is given no options, and then forgets errors.
    const page = matter(source.text, {
      language: "yaml",
      engines: { ...REFUSED, yaml: (text) => (yaml = parseYaml(source, text)).data },
    });
    if (yaml !== undefined && yaml.problems.length > 0)
      return { ok: false, problems: yaml.problems };
    const at = yaml?.at ?? (() => ({ file, line: 1, column: 1 }));
    const bodyLine = source.text
      .slice(0, source.text.length - page.content.length)
      .split("\n").length;
    return {
      ok: true,
      value: { frontMatter: { source, data: page.data, at }, body: page.content, bodyLine },
    };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const message = "The front matter is not written in YAML.";
    const hint = "Start the file with a line of three hyphens and nothing after them.";
    return {
      ok: false,
      problems: [error({ file, line: 1, column: 1 }, "front-matter-language", message, hint)],
    };
  }
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

/** `text` starts right behind the opening hyphens, so its first line is the first line of the file. */
function parseYaml({ file }: Source, text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problems = document.errors.map((slip) =>
    error(
      place(slip.pos[0]),
      "yaml-syntax",
      `This is not YAML: ${slip.message.split("\n")[0]?.replace(/ at line.*$/, "")}.`,
      "Compare it with the front matter of another page: “name: value” on each line. Put a value that holds a colon in quotes.",
    ),
  );
  return {
    data: problems.length === 0 ? Object(document.toJS()) : {},
    problems,
    at: (path) => place(offsetOf(document, path)),
  };
}

function offsetOf(document: Document.Parsed, path: ValuePath): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}
