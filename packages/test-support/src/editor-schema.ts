import Ajv from "ajv";
import addFormats from "ajv-formats";

const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);

/** Returns the errors of data by a JSON Schema of draft 7, each with its place; empty if it is valid. */
export function findSchemaErrors(schema: object, data: unknown): string[] {
  if (ajv.validate(schema, data)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath}: ${message}`);
}
