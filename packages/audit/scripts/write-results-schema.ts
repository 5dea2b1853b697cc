import { writeFileSync } from "node:fs";
import path from "node:path";
import { observationsJsonSchema } from "../src/observation-schema.ts";

/* Writes the published JSON Schema of saved results: npm run schema -w storage-audit. */

const file = path.join(import.meta.dirname, "../schemas/observations.schema.json");
writeFileSync(file, `${JSON.stringify(observationsJsonSchema(), null, 2)}\n`);
