import { Command } from "commander";
import { compare } from "../audit/compare/compare.ts";
import { readObservations } from "../audit/journal.ts";
import type { Observations } from "../audit/observations.ts";
import { exitCodeOf, outcomeOf } from "../audit/outcome.ts";
import { merge } from "../audit/parts.ts";
import { storedThings } from "../audit/things.ts";
import { undecided } from "../audit/undecided.ts";
import { isGrave } from "../audit/update/update.ts";
import { type Project, projectOnDisk } from "../files/project.ts";
import { readInventory } from "../inventory/read.ts";
import { type Organisation, readOrganisation } from "../organisation/organisation.ts";
import { problemsOf } from "../problems/problem.ts";
import { toText } from "../problems/text.ts";
import {
  addAuditOptions,
  addReportOptions,
  type AuditOptions,
  type ReportOptions,
} from "./audit-options.ts";
import { writeAudit } from "./audit-report.ts";
import { refuseLater, refuseLonely, updateInventory } from "./audit-update.ts";
import { fromWhereTyped, ROOT, runCommand, writeWhole } from "./command.ts";
import { paintFor, textOfFiles } from "./terminal.ts";

const inGitHub = process.env["GITHUB_ACTIONS"] === "true";
const CODES =
  "\nEnds with 0 if nothing untrue was found, 1 if something was, 2 if nobody can say.\ndocs/auditing.md tells more.";

let run: () => Promise<number> = async () => 2;

const command = addReportOptions(addAuditOptions(new Command("npm run audit --")), inGitHub)
  .description("Visits websites and tells where the inventory of cookies is untrue.")
  .addHelpText("after", CODES)
  .exitOverride()
  // What is typed behind “merge” is its own.
  .enablePositionalOptions()
  .action((starts: string[], options: AuditOptions) => {
    run = () =>
      judge(options, async ({ domains }) => {
        // The browser is not needed for merging, and takes its time to load.
        const { see } = await import("./audit-see.ts");
        return see(starts, options, domains);
      });
  });
addReportOptions(command.command("merge"), inGitHub)
  .description("Makes one report of the parts of a run.")
  .argument("<file...>", "what each part has seen")
  .addHelpText("after", CODES)
  .action((files: string[], options: ReportOptions) => {
    run = () => judge(options, async () => merged(files, options));
  });

await runCommand(command, () => run());

/** Holds what was seen against the inventory. */
async function judge(
  options: ReportOptions,
  look: (organisation: Organisation) => Promise<Observations>,
): Promise<number> {
  refuseLonely(options);
  const project = projectOnDisk(ROOT);
  const { organisation, inventory } = readFacts(project);
  const { previous: file } = options;
  const previous = file === undefined ? undefined : readObservations(fromWhereTyped(file), file);
  const observations = await look(organisation);
  if (file !== undefined && previous !== undefined) refuseLater(file, previous, observations);
  const outcome = outcomeOf(observations);
  const findings = compare(observations, inventory);
  const things = storedThings(observations);
  const open = undecided(observations, things, inventory.data);
  await writeAudit(
    {
      observations,
      things,
      findings,
      outcome,
      undecided: open,
      inventory: inventory.data,
      organisation,
    },
    options,
    project,
  );
  if (options.update) updateInventory(observations, previous, options);
  return exitCodeOf(outcome, findings, open);
}

function merged(files: readonly string[], { observations }: ReportOptions): Observations {
  const seen = merge(
    files.map((file) => ({ file, observations: readObservations(fromWhereTyped(file), file) })),
  );
  if (observations !== undefined) writeWhole(observations, `${JSON.stringify(seen)}\n`);
  return seen;
}

/** What the websites are held against. Throws an Error that tells every mistake in it; drafts are none. */
function readFacts(project: Project) {
  const organisation = readOrganisation(project);
  const { inventory, problems } = readInventory(project);
  const grave = problems.filter(isGrave);
  if (organisation.ok && inventory !== undefined && grave.length === 0) {
    return { organisation: organisation.value, inventory };
  }
  const all = [...problemsOf([organisation]), ...grave];
  const text = toText(all, textOfFiles(project), paintFor(process.stderr));
  throw new Error(`${text}\n\nNothing was visited: mend this first.`);
}
