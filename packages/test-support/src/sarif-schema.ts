import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

// A pattern of the schema is not valid with the flag “u”.
const ajv = new Ajv.default({ unicodeRegExp: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** Returns the errors of a SARIF log by the published schema of SARIF 2.1.0, each with its place; empty if it is valid. */
export function findSarifErrors(log: string): string[] {
  if (validate(JSON.parse(log))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = "" }) => `${instancePath}: ${message}`,
  );
}
