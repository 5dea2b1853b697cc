import type { Command } from "commander";
import { defineNewLanguage } from "./new-language.ts";
import { defineNewService } from "./new-service.ts";

/** `privacy-notice new` */
export default function defineNew(command: Command): void {
  command.addHelpText(
    "after",
    "\nExit codes: 0 written; 2 could not run, and nothing was written.\nSee docs/editing.md.",
  );
  defineNewService(command.command("service"));
  defineNewLanguage(command.command("language"));
}
