import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inventoryJsonSchema } from "../inventory/schema.ts";

/* Writes the JSON Schema by which editors' programs help them with _data/cookies.json. */
const file = path.join(import.meta.dirname, "../../schemas/cookies.schema.json");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(inventoryJsonSchema(), null, 2)}\n`);
