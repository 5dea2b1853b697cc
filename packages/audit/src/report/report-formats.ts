import {
  type Colourise,
  createTextReader,
  type Project,
  projectOnDisk,
  UserError,
} from "cookie-inventory";
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

export type ReportFormat = keyof typeof REPORT_FORMATS;

/** Formats whose entries are places in an inventory. */
const ABOUT_INVENTORY: ReadonlySet<ReportFormat> = new Set(["sarif", "github"]);

/** Throws UserError if a format needs an inventory and there is none. */
export function checkFormat(format: ReportFormat, hasInventory: boolean): void {
  if (hasInventory || !ABOUT_INVENTORY.has(format)) return;
  throw new UserError(
    `The format “${format}” marks lines of a cookie inventory. Name one, or choose another format.`,
  );
}

/** Returns a report without a final newline. Throws UserError if the format needs an inventory and there is none. */
export async function formatReport(audit: Audit, format: ReportFormat): Promise<string> {
  checkFormat(format, audit.inventoryFile !== null);
  return REPORT_FORMATS[format](audit, projectOnDisk(process.cwd()), undefined);
}
