import {
  collectProblems,
  createColouriser,
  formatProblems,
  type Organisation,
  type Project,
  projectFolder,
  projectOnDisk,
  readInventory,
  readOrganisation,
  UserError,
  writeFileAtomically,
} from "cookie-inventory";
import type { Observations } from "../observation-schema.ts";
import { type Audit, createAudit } from "../report/audit-result.ts";
import { toExitCode } from "../report/exit-codes.ts";
import { REPORT_FORMATS } from "../report/report-formats.ts";
import { formatVerdict } from "../report/verdict.ts";
import { isBlocking } from "../update/update-inventory.ts";
import { readSuggestionOptions, type ReportOptions } from "./report-options.ts";

/**
 * Compares the results of a run, which `getResults` reads or collects, with the project’s inventory, and writes the
 * report. Sets the exit code. Throws UserError if the project has errors other than drafts.
 */
export async function compareAndReport(
  options: ReportOptions,
  getResults: (organisation: Organisation) => Observations | Promise<Observations>,
): Promise<void> {
  const project = projectOnDisk(projectFolder());
  const { organisation, inventory } = readAuditedProject(project);
  // A file that cannot be used is reported before the crawl starts.
  const findKnown = readSuggestionOptions(options);
  const audit = createAudit(await getResults(organisation), inventory, organisation, findKnown);
  await writeReport(audit, options, project);
  process.exitCode = toExitCode(audit);
}

/** Writes the report to a file or the terminal. The verdict is always written to the terminal. */
async function writeReport(
  audit: Audit,
  { format, output }: ReportOptions,
  project: Project,
): Promise<void> {
  const colourise = output === undefined ? createColouriser(process.stdout) : undefined;
  const text = await REPORT_FORMATS[format](audit, project, colourise);
  if (output !== undefined) writeFileAtomically(output, `${text}\n`);
  else if (text !== "") console.log(text);
  if (format !== "text" || output !== undefined) console.error(formatVerdict(audit));
}

/** Reads the organisation and the inventory. Throws UserError with all errors except drafts. */
export function readAuditedProject(project: Project) {
  const organisation = readOrganisation(project);
  const { inventory, problems } = readInventory(project);
  const blocking = problems.filter(isBlocking);
  if (organisation.ok && inventory !== undefined && blocking.length === 0) {
    return { organisation: organisation.value, inventory };
  }
  const all = [...collectProblems([organisation]), ...blocking];
  throw new UserError(`${formatProblems(all)}\n\nAudit not started. Fix these errors first.`);
}
