import type { MarkdownIt } from "markdown-it";
import type { Environment } from "nunjucks";
import type { Project } from "../files/project.ts";

/** What a site is made with. */
export interface Tools {
  /** The project's folder. */
  readonly root: string;
  /** A digest of our code and templates (code.ts). */
  readonly code: string;
  readonly project: Project;
  readonly templates: Environment;
  readonly markdown: MarkdownIt;
}
