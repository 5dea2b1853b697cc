import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { projectFolder, projectOnDisk, writeFileAtomically } from "cookie-inventory";
import { withChangedFiles } from "../content/changed-project.ts";
import { MIGRATIONS } from "../migrations/index.ts";

interface Options {
  readonly dryRun?: true;
}

/** `privacy-notice migrate` */
export default function defineMigrate(command: Command): void {
  command
    .option("--dry-run", "list the files that would change, without writing them")
    .addHelpText(
      "after",
      "\nRun this after an upgrade. Running it again changes nothing. Exit codes: 0 done; 2 could not run.\nSee docs/upgrading.md.",
    )
    .action(migrate);
}

function migrate({ dryRun }: Options): void {
  const root = projectFolder();
  const disk = projectOnDisk(root);
  const changed = new Map<string, string>();
  // Each migration reads the changes of those before it.
  const project = withChangedFiles(disk, changed);
  for (const { version, description, migrate: run } of MIGRATIONS) {
    const files = run(project, root);
    if (files.size === 0) continue;
    console.log(`${version}: ${description}`);
    for (const [file, text] of files) {
      console.log(`  ${file}`);
      changed.set(file, text);
    }
  }
  if (changed.size === 0) console.log("Nothing to migrate: the files are up to date.");
  if (dryRun) return;
  for (const [file, text] of changed) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileAtomically(path.join(root, file), text);
  }
}
