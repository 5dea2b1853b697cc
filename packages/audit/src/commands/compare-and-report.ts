import path from "node:path";
import {
  createColouriser,
  type Organisation,
  projectOnDisk,
  resolveUserPath,
  writeFileAtomically,
} from "cookie-inventory";
import { readAuditInputs } from "../audit-inputs.ts";
import { readEvidence } from "../evidence/read-evidence.ts";
import type { Observations } from "../observation-schema.ts";
import { type Audit, createAudit } from "../report/audit-result.ts";
import type { AuditEvidence } from "../report/evidence-links.ts";
import { toExitCode } from "../report/exit-codes.ts";
import { checkFormat, REPORT_FORMATS, type ReportFormat } from "../report/report-formats.ts";
import { formatVerdict } from "../report/verdict.ts";
import { readSuggestionOptions, type ReportOptions } from "./report-options.ts";

/**
 * Compares the results of a run, which `getResults` reads or collects, with the inventory, and writes the report. Sets
 * the exit code. Throws UserError if the inventory has errors other than drafts, or the format needs one and there is
 * none.
 */
export async function compareAndReport(
  options: ReportOptions,
  getResults: (organisation: Organisation | null) => Observations | Promise<Observations>,
): Promise<void> {
  const { inventory, organisation } = readInputs(options);
  const format = options.format ?? defaultFormat(inventory !== null);
  checkFormat(format, inventory !== null);
  // A file that cannot be used is reported before the crawl starts.
  const findKnown = readSuggestionOptions(options);
  const observations = await getResults(organisation);
  const audit = {
    ...createAudit(observations, inventory, organisation, findKnown),
    evidence: findEvidence(observations, options),
  };
  await writeReport(audit, format, options.output);
  process.exitCode = toExitCode(audit);
}

/** Reads the inventory that the options name, or that of the privacy notice in the current folder. */
export function readInputs({ inventory }: Pick<ReportOptions, "inventory">) {
  return readAuditInputs(inventory === undefined ? undefined : resolveUserPath(inventory));
}

/** Annotations mark lines of an inventory. */
function defaultFormat(hasInventory: boolean): ReportFormat {
  return process.env["GITHUB_ACTIONS"] === "true" && hasInventory ? "github" : "text";
}

/** Reads the evidence of a run; undefined if the options name none. Throws UserError if it is that of another run. */
function findEvidence(
  { run }: Observations,
  { evidence: folder, output = "report.html" }: ReportOptions,
): AuditEvidence | undefined {
  if (folder === undefined) return undefined;
  const relative = path.relative(path.dirname(resolveUserPath(output)), resolveUserPath(folder));
  const href = relative.split(path.sep).map(encodeURIComponent).join("/") || ".";
  return { ...readEvidence(folder, run.started), href };
}

/** Writes the report to a file or the terminal. The verdict is always written to the terminal. */
async function writeReport(
  audit: Audit,
  format: ReportFormat,
  output: string | undefined,
): Promise<void> {
  const colourise = output === undefined ? createColouriser(process.stdout) : undefined;
  const text = await REPORT_FORMATS[format](audit, projectOnDisk(process.cwd()), colourise);
  if (output !== undefined) writeFileAtomically(output, `${text}\n`);
  else if (text !== "") console.log(text);
  if (format !== "text" || output !== undefined) console.error(formatVerdict(audit));
}
