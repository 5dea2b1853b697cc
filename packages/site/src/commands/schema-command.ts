import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { projectFolder } from "cookie-inventory";
import { createEditorSchemas } from "../editor-schemas.ts";

/** `privacy-notice schema` */
export default function defineSchema(command: Command): void {
  command
    .addHelpText("after", "\nWrites to schemas. Exit codes: 0 written; 2 could not run.")
    .action(writeSchemas);
}

function writeSchemas(): void {
  const root = projectFolder();
  for (const { schemaFile, text } of createEditorSchemas()) {
    const file = path.join(root, schemaFile);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`Wrote ${schemaFile}.`);
  }
}
