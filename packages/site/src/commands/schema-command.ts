import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { inventoryJsonSchema, projectFolder, websitesJsonSchema } from "cookie-inventory";
import { factsJsonSchema } from "../facts/facts-file.ts";

const FOLDER = "schemas";

/** The JSON Schemas that help people edit `_data` and the facts, by file name. */
const SCHEMAS: Readonly<Record<string, () => object>> = {
  "cookies.schema.json": inventoryJsonSchema,
  "facts.schema.json": factsJsonSchema,
  "websites.schema.json": websitesJsonSchema,
};

/** `privacy-notice schema` */
export default function defineSchema(command: Command): void {
  command
    .addHelpText("after", `\nWrites to ${FOLDER}. Exit codes: 0 written; 2 could not run.`)
    .action(writeSchemas);
}

function writeSchemas(): void {
  const folder = path.join(projectFolder(), FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const [file, schema] of Object.entries(SCHEMAS)) {
    writeFileSync(path.join(folder, file), formatSchema(schema()));
    console.log(`Wrote ${FOLDER}/${file}.`);
  }
}

function formatSchema(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
