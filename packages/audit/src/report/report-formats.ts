import { type Colourise, createTextReader, type Project } from "cookie-inventory";
import type { Audit } from "./audit-result.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "./machine-formats.ts";
import { toAuditMarkdown } from "./markdown-report.ts";
import { toAuditText } from "./text-report.ts";

type FormatAudit = (
  audit: Audit,
  project: Project,
  colourise: Colourise | undefined,
) => string | Promise<string>;

/** The formats of `--format`. `colourise` is undefined if the report is written to a file. */
export const REPORT_FORMATS = {
  text: (audit, project, colourise) => toAuditText(audit, createTextReader(project), colourise),
  json: toAuditJson,
  sarif: toAuditSarif,
  github: toAuditGitHub,
  markdown: toAuditMarkdown,
  html: async (audit) => {
    // Only this format needs Nunjucks.
    const { toAuditHtml } = await import("./html-report.ts");
    return toAuditHtml(audit);
  },
} satisfies Readonly<Record<string, FormatAudit>>;
