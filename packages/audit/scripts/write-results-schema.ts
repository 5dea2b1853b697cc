import { writeFileSync } from "node:fs";
import path from "node:path";
import { observationsJsonSchema } from "../src/observation-schema.ts";

/* Writes the JSON Schema of the saved results, which programs that read them can rely on: npm run schema. */

const file = path.join(import.meta.dirname, "../schemas/observations.schema.json");
writeFileSync(file, `${JSON.stringify(observationsJsonSchema(), null, 2)}\n`);
