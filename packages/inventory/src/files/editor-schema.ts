import { z } from "zod";
import type { TranslatableFields } from "../languages/text-records.ts";

type SchemaNode = z.core.JSONSchema.BaseSchema;

/**
 * Returns the JSON Schema of a file, with which editors such as VS Code explain its fields and suggest values: draft 7,
 * the newest that VS Code supports in full. `fields` has the hint for each field that has no description of its own.
 * The texts in `translatable` can be records with a text for each language.
 */
export function toEditorSchema(
  schema: z.ZodType,
  title: string,
  fields: Readonly<Record<string, string>> = {},
  translatable?: TranslatableFields,
): object {
  const jsonSchema = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  addDescriptions(jsonSchema, fields);
  if (translatable !== undefined) {
    const { required, optional = [] } = translatable;
    allowTranslations(jsonSchema, new Set([...required, ...optional]));
  }
  return { ...jsonSchema, title };
}

function addDescriptions(node: SchemaNode, fields: Readonly<Record<string, string>>): void {
  // A record with fixed names, such as the items of the checklist.
  const { additionalProperties, propertyNames } = node;
  if (typeof propertyNames === "object" && typeof additionalProperties === "object")
    for (const name of propertyNames.enum ?? [])
      (node.properties ??= {})[String(name)] = { allOf: [additionalProperties] };

  for (const [name, property] of Object.entries(node.properties ?? {})) {
    const hint = fields[name];
    if (typeof property === "object" && hint !== undefined) property.description ??= hint;
  }
  for (const child of Object.values(node)) if (isNode(child)) addDescriptions(child, fields);
}

/** Allows a record of texts by the codes of their languages, wherever one of these fields, or lists, has a text. */
function allowTranslations(node: SchemaNode, names: ReadonlySet<string>): void {
  for (const child of Object.values(node)) if (isNode(child)) allowTranslations(child, names);
  for (const [name, property] of Object.entries(node.properties ?? {}))
    if (typeof property === "object" && names.has(name)) addTextRecord(property);
}

function addTextRecord(node: SchemaNode): void {
  if (typeof node.items === "object" && !Array.isArray(node.items))
    return addTextRecord(node.items);
  const options = (node.anyOf ?? []).filter((option) => typeof option === "object");
  for (const option of options) if (option.type !== "null") addTextRecord(option);
  if (node.type !== "string") return;
  Reflect.set(node, "type", ["string", "object"]);
  node.additionalProperties = { type: "string" };
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === "object" && value !== null;
}
