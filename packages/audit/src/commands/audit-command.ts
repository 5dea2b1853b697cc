import { Command } from "commander";
import { compare } from "../compare/compare.ts";
import { readObservations } from "../journal.ts";
import type { Observations } from "../observations.ts";
import { exitCodeOf, outcomeOf } from "../outcome.ts";
import { merge } from "../parts.ts";
import { storedThings } from "../things.ts";
import { undecided } from "../undecided.ts";
import { isGrave } from "../update/update.ts";
import { type Project, projectOnDisk } from "cookie-inventory";
import { readInventory } from "cookie-inventory";
import { type Organisation, readOrganisation } from "cookie-inventory";
import { problemsOf } from "cookie-inventory";
import { toText } from "cookie-inventory";
import {
  addAuditOptions,
  addReportOptions,
  type AuditOptions,
  type ReportOptions,
} from "./audit-options.ts";
import { writeAudit } from "./write-report.ts";
import { refuseLater, refuseLonely, updateInventory } from "./update-inventory.ts";
import { fromWhereTyped, ROOT, runCommand, writeWhole } from "cookie-inventory";
import { paintFor, textOfFiles } from "cookie-inventory";

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
        const { see } = await import("./crawl-websites.ts");
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
