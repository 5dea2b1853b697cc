import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { observationsJsonSchema } from "../audit/observations.ts";
import { websitesJsonSchema } from "../organisation/websites.ts";
import { inventoryJsonSchema } from "../inventory/schema.ts";

/*
 * Writes the JSON Schemas: those by which editors' programs help them with _data/cookies.json and
 * _data/websites.json, and the one of what an audit has seen, for other people's programs.
 */
const SCHEMAS = {
  "cookies.schema.json": inventoryJsonSchema(),
  "observations.schema.json": observationsJsonSchema(),
  "websites.schema.json": websitesJsonSchema(),
};

const folder = path.join(import.meta.dirname, "../../schemas");
mkdirSync(folder, { recursive: true });
for (const [file, schema] of Object.entries(SCHEMAS)) {
  writeFileSync(path.join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
}
