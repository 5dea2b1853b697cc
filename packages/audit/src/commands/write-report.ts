import type { Audit } from "../report/audit.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../report/data.ts";
import { toAuditMarkdown } from "../report/markdown.ts";
import { toAuditText } from "../report/text.ts";
import { verdict } from "../report/verdict.ts";
import type { Project } from "cookie-inventory";
import type { ReportOptions } from "./audit-options.ts";
import { ROOT, writeWhole } from "cookie-inventory";
import { paintFor, textOfFiles } from "cookie-inventory";

/** Writes the report in the form, and to the place, that was asked for; the verdict is always told. */
export async function writeAudit(
  audit: Audit,
  { format, output }: Pick<ReportOptions, "format" | "output">,
  project: Project,
): Promise<void> {
  const text = await inForm(audit, format, project, output === undefined);
  if (output !== undefined) writeWhole(output, `${text}\n`);
  else if (text !== "") console.log(text);
  if (format !== "text" || output !== undefined) console.error(verdict(audit));
}

async function inForm(
  audit: Audit,
  format: ReportOptions["format"],
  project: Project,
  toTerminal: boolean,
): Promise<string> {
  if (format === "json") return toAuditJson(audit);
  if (format === "sarif") return toAuditSarif(audit);
  if (format === "github") return toAuditGitHub(audit);
  if (format === "markdown") return toAuditMarkdown(audit);
  if (format === "html") {
    // Only this form needs the templates and the styles of our pages.
    const { toAuditHtml } = await import("../report/html.ts");
    return toAuditHtml(audit, ROOT);
  }
  const paint = toTerminal ? paintFor(process.stdout) : undefined;
  return toAuditText(audit, textOfFiles(project), paint);
}
