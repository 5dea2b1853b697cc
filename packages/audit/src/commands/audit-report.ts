import {
  type Organisation,
  createColouriser,
  collectProblems,
  formatProblems,
  type Project,
  projectFolder,
  projectOnDisk,
  readInventory,
  readOrganisation,
  createTextReader,
  UserError,
  writeFileAtomically,
} from "cookie-inventory";
import type { Observations } from "../observation-schema.ts";
import { type Audit, createAudit } from "../report/audit-result.ts";
import { toAuditGitHub, toAuditJson, toAuditSarif } from "../report/machine-formats.ts";
import { toAuditMarkdown } from "../report/markdown-report.ts";
import { toAuditText } from "../report/text-report.ts";
import { toExitCode, formatVerdict } from "../report/verdict.ts";
import { isBlocking } from "../update/update-inventory.ts";
import type { ReportOptions } from "./report-options.ts";

/**
 * Compares the results of a run, which `resultsFor` reads or collects, with the project's inventory, and writes the
 * report. Sets the exit code. Throws UserError where the project has errors other than drafts.
 */
export async function reportOn(
  options: ReportOptions,
  resultsFor: (organisation: Organisation) => Observations | Promise<Observations>,
): Promise<void> {
  const project = projectOnDisk(projectFolder());
  const { organisation, inventory } = readFacts(project);
  const audit = createAudit(await resultsFor(organisation), inventory, organisation);
  await writeReport(audit, options, project);
  process.exitCode = toExitCode(audit);
}

/** Writes the report in the format, and to the place, that was asked for; the verdict always goes to the terminal. */
async function writeReport(
  audit: Audit,
  { format, output }: ReportOptions,
  project: Project,
): Promise<void> {
  const text = await formatted(audit, format, project, output === undefined);
  if (output !== undefined) writeFileAtomically(output, `${text}\n`);
  else if (text !== "") console.log(text);
  if (format !== "text" || output !== undefined) console.error(formatVerdict(audit));
}

async function formatted(
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
    // Only this format needs Nunjucks.
    const { toAuditHtml } = await import("../report/html-report.ts");
    return toAuditHtml(audit);
  }
  const paint = toTerminal ? createColouriser(process.stdout) : undefined;
  return toAuditText(audit, createTextReader(project), paint);
}

/** The inventory that websites are compared with. Throws UserError with every error in it; drafts are none. */
export function readFacts(project: Project) {
  const organisation = readOrganisation(project);
  const { inventory, problems } = readInventory(project);
  const blocking = problems.filter(isBlocking);
  if (organisation.ok && inventory !== undefined && blocking.length === 0) {
    return { organisation: organisation.value, inventory };
  }
  const all = [...collectProblems([organisation]), ...blocking];
  throw new UserError(`${formatProblems(all)}\n\nAudit not started. Fix these errors first.`);
}
