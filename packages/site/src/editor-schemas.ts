import path from "node:path";
import {
  INVENTORY_FILE,
  inventoryJsonSchema,
  ORGANISATION_FILE,
  organisationJsonSchema,
  WEBSITES_FILE,
  websitesJsonSchema,
} from "cookie-inventory";
import { CHANGES_FILE, changeLogJsonSchema } from "./editions/change-log.ts";
import { FACTS_FILE, factsJsonSchema } from "./facts/facts-file.ts";
import { ADDRESSES_FILE, addressesJsonSchema } from "./pages/published-addresses.ts";
import {
  PLAIN_ENGLISH_FILE,
  plainEnglishJsonSchema,
} from "./plain-english/plain-english-exceptions.ts";
import { RECIPIENTS_FILE, RETENTION_FILE } from "./services/registry-files.ts";
import { SERVICES_FOLDER } from "./services/service-files.ts";
import {
  recipientsJsonSchema,
  retentionJsonSchema,
  serviceJsonSchema,
} from "./services/service-schema.ts";
import { CONFIRMED_FILE, confirmedJsonSchema } from "./translations/confirmed-translations.ts";
import { CHECKLIST_FILE, checklistJsonSchema } from "./transparency/transparency-checklist.ts";

/** Every service’s file: a pattern, as editors match it. */
const SERVICE_FILES = `${SERVICES_FOLDER}/*.json`;

/**
 * Functions that return the JSON Schema of each file that people edit. `.vscode/settings.json` of every council says which
 * file has which schema.
 */
const SCHEMAS: Readonly<Record<string, () => object>> = {
  [ADDRESSES_FILE]: addressesJsonSchema,
  [CHANGES_FILE]: changeLogJsonSchema,
  [INVENTORY_FILE]: inventoryJsonSchema,
  [FACTS_FILE]: factsJsonSchema,
  [CHECKLIST_FILE]: checklistJsonSchema,
  [ORGANISATION_FILE]: organisationJsonSchema,
  [PLAIN_ENGLISH_FILE]: plainEnglishJsonSchema,
  [RECIPIENTS_FILE]: recipientsJsonSchema,
  [RETENTION_FILE]: retentionJsonSchema,
  [SERVICE_FILES]: serviceJsonSchema,
  [CONFIRMED_FILE]: confirmedJsonSchema,
  [WEBSITES_FILE]: websitesJsonSchema,
};

/** A JSON Schema, for people who edit `file`. */
interface EditorSchema {
  /** Such as “_data/cookies.json”, or the pattern of several files. */
  readonly file: string;
  /** Such as “schemas/cookies.schema.json”. */
  readonly schemaFile: string;
  /** The text of the schema’s file. */
  readonly text: string;
}

/** Returns the JSON Schemas of all files that people edit. */
export function createEditorSchemas(): EditorSchema[] {
  return Object.entries(SCHEMAS).map(([file, createSchema]) => ({
    file,
    schemaFile: `schemas/${file === SERVICE_FILES ? "service" : path.basename(file, ".json")}.schema.json`,
    text: `${JSON.stringify(createSchema(), null, 2)}\n`,
  }));
}
