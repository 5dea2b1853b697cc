import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { projectFolder, projectOnDisk, writeWhole } from "cookie-inventory";
import { MIGRATIONS } from "../migrations/index.ts";

interface Options {
  readonly dryRun?: true;
}

/** `privacy-notice migrate` */
export default function defineMigrate(command: Command): void {
  command
    .option("--dry-run", "list the files that would change, and write nothing")
    .addHelpText(
      "after",
      "\nRun it after an upgrade; a second run changes nothing. Exit codes: 0 done; 2 could not run.\nSee docs/upgrading.md.",
    )
    .action(migrate);
}

function migrate({ dryRun }: Options): void {
  const root = projectFolder();
  let total = 0;
  for (const { version, description, migrate: run } of MIGRATIONS) {
    const files = run(projectOnDisk(root), root);
    total += files.size;
    if (files.size === 0) continue;
    console.log(`${version}: ${description}`);
    for (const [file, text] of files) {
      console.log(`  ${file}`);
      if (dryRun) continue;
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeWhole(path.join(root, file), text);
    }
  }
  if (total === 0) console.log("Nothing to migrate: the files have the form of this version.");
}
