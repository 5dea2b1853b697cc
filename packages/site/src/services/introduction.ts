import { error, type Located, type Problem, type Project, readSource } from "cookie-inventory";
import { checkBody } from "../pages/page-body-rules.ts";
import type { PageBody } from "../pages/page-body.ts";
import { readBody } from "../pages/page-reader.ts";

/** Text in Markdown that stands above the answers of a service’s page. */
export interface Introduction extends Pick<Located, "at" | "source"> {
  readonly body: PageBody;
  /** It has no front matter. */
  readonly bodyOffset: 0;
  readonly problems: readonly Problem[];
}

/** Reads and checks an introduction. It cannot have headings or blocks. */
export function readIntroduction(project: Project, file: string): Introduction {
  const read = readSource(project, file);
  const source = read.ok ? read.value : { file, text: "" };
  const body = readBody(project, source, { body: source.text, bodyOffset: 0 }, []);
  return {
    source,
    at: () => ({ file }),
    body,
    bodyOffset: 0,
    problems: read.ok ? checkText(body) : read.problems,
  };
}

function checkText(body: PageBody): Problem[] {
  if (body.lines[0]?.trim() === "---") {
    const message = "An introduction has no front matter: it starts with its first sentence.";
    const hint = "Remove the lines from the first “---” to the second.";
    return [error(body.place(0), "front-matter-in-introduction", message, hint)];
  }
  const headings = body.headings.map(({ line }) => {
    const message = "An introduction cannot have headings: it stands above those of the page.";
    return error(body.place(line), "heading-in-introduction", message, "Remove this heading.");
  });
  // What else is wrong with a heading does not matter.
  return [...headings, ...checkLength(body), ...checkBody({ ...body, headings: [] })];
}

/** In UTF-16 code units. Longer texts belong on a page of their own. */
const MAX_LENGTH = 2000;

function checkLength({ lines, place }: PageBody): Problem[] {
  const { length } = lines.join("\n");
  if (length <= MAX_LENGTH) return [];
  const message = `This introduction has ${length} characters; the maximum is ${MAX_LENGTH}.`;
  const hint = "Shorten it, or move a part of it to a page in src/pages and link to that.";
  return [error(place(0), "introduction-too-long", message, hint)];
}

/** Returns the source of an introduction; null if there is none. */
export function getIntroductionText(introduction: Introduction | undefined): string | null {
  return introduction?.body.lines.join("\n").trim() || null;
}
