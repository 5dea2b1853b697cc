import path from "node:path";
import { error, fieldOf, type Place, type Problem, type Project } from "cookie-inventory";
import { readPageFile } from "../pages/front-matter.ts";
import { CONFIG_FILE } from "./eleventy-config.ts";

const RULE = "template-error";

/** The start of Nunjucks’ errors: the path of the template, and the line if it is known. The reason follows. */
const NUNJUCKS_ERROR = /\(([^()\n]+\.njk)\)(?: \[Line (\d+), Column (\d+)\])?\s*\n\s*/g;

/** A line of .eleventy.ts in a stack. Eleventy imports it with a query after a change. */
const CONFIG_LINE = /\/\.eleventy\.ts(?:\?[^:]*)?:(\d+)/;

/** In UTF-16 code units. Eleventy lists every page of a template that failed, and there may be thousands. */
const MAX_REASON_LENGTH = 600;

/** Converts Eleventy’s error about a template or the configuration, with its causes, into a Problem with its place. */
export function toTemplateProblem(project: Project, chain: readonly Error[]): Problem {
  return (
    toConflictProblem(project, chain) ??
    toNunjucksProblem(project, chain) ??
    toConfigProblem(chain) ??
    toOtherProblem(chain)
  );
}

/** Two pages with one address, of which at least one is a template that only Eleventy can read. */
function toConflictProblem(project: Project, chain: readonly Error[]): Problem | undefined {
  const conflict = chain.find(({ message }) => message.startsWith("Output conflict:"));
  if (conflict === undefined) return undefined;
  const templates = [...conflict.message.matchAll(/^ +\d+\. \.\/(\S+)$/gm)].map(
    ([, file = ""]) => file,
  );
  const isOwn = (file: string) => project.read(file) !== undefined;
  const [file = CONFIG_FILE, ...others] = [...new Set(templates)].toSorted(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)),
  );
  const names = others.map((each) =>
    isOwn(each) ? each : `${path.basename(each)} of privacy-notice`,
  );
  return error(
    locatePermalink(project, file),
    "shared-address",
    others.length === 0
      ? "All pages of this template have the same address."
      : `This page and ${names.join(", ")} have the same address.`,
    "Give one of them a different “permalink”, or remove one of them.",
  );
}

/** Returns the place of a page’s “permalink”, or the file if it has none. */
export function locatePermalink(project: Project, file: string): Place {
  const page = project.read(file) === undefined ? undefined : readPageFile(project, file).page;
  if (page === undefined) return { file };
  const { data, at } = page.frontMatter;
  return fieldOf(data, "permalink") === undefined ? { file } : at(["permalink"]);
}

function toNunjucksProblem(project: Project, chain: readonly Error[]): Problem | undefined {
  const text = chain.map(({ message }) => message).join("\n");
  // The innermost template is the last.
  const match = [...text.matchAll(NUNJUCKS_ERROR)].at(-1);
  if (match === undefined) return undefined;
  const [start, template = "", line, column] = match;
  const [reason = ""] = text.slice(match.index + start.length).split("\n");
  const file = path.relative("", template).replaceAll(path.sep, "/");
  const place = {
    file,
    ...(line === undefined
      ? {}
      : { line: Number(line) + countFrontMatterLines(project, file), column: Number(column) }),
  };
  if (reason.includes("output null or undefined value")) {
    const hint = `Correct the name of the value, or write {{ name or "" }} if it can be missing.`;
    return error(place, RULE, "This template prints a value that does not exist.", hint);
  }
  const cleaned = endSentence(reason.replace(/^(?:Template render error: |Error: )+/, ""));
  const hint = "Correct the template (https://mozilla.github.io/nunjucks/templating.html).";
  return error(place, RULE, `Nunjucks cannot render this template: ${cleaned}`, hint);
}

/** Nunjucks gets pages without their front matter, and counts their lines from there. */
function countFrontMatterLines(project: Project, file: string): number {
  const page = project.read(file) === undefined ? undefined : readPageFile(project, file).page;
  if (page === undefined) return 0;
  const { frontMatter, bodyOffset } = page;
  return frontMatter.source.text.slice(0, bodyOffset).split("\n").length - 1;
}

function toConfigProblem(chain: readonly Error[]): Problem | undefined {
  if (!chain.some(({ message }) => message.includes(`config file '${CONFIG_FILE}'`)))
    return undefined;
  const line = chain.map(({ stack = "" }) => CONFIG_LINE.exec(stack)?.[1]).findLast(Boolean);
  return error(
    { file: CONFIG_FILE, ...(line === undefined ? {} : { line: Number(line), column: 1 }) },
    RULE,
    `Eleventy cannot use this configuration: ${describeCause(chain)}`,
    "Correct it, or undo its last change (https://www.11ty.dev/docs/config/).",
  );
}

function toOtherProblem(chain: readonly Error[]): Problem {
  const text = chain.map(({ message }) => message).join("\n");
  const file = /\.\/((?:src|_includes|_data)\/[^\s'"`:]*\w)/.exec(text)?.[1] ?? CONFIG_FILE;
  const hint = "Correct it, or undo its last change (https://www.11ty.dev/docs/).";
  return error({ file }, RULE, `Eleventy cannot build this: ${describeCause(chain)}`, hint);
}

/** Returns the innermost reason as one sentence on one line. */
function describeCause(chain: readonly Error[]): string {
  const reason = (chain.at(-1)?.message ?? "").replaceAll(/\s+/g, " ").trim();
  if (reason.length <= MAX_REASON_LENGTH) return endSentence(reason);
  return `${reason.slice(0, MAX_REASON_LENGTH)}…`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
