import { z } from "zod";

type SchemaNode = z.core.JSONSchema.BaseSchema;

/**
 * Returns the JSON Schema of a file, with which editors such as VS Code explain its fields and suggest values: draft 7,
 * the newest that VS Code supports in full. `fields` has the hint for each field that has no description of its own.
 */
export function toEditorSchema(
  schema: z.ZodType,
  title: string,
  fields: Readonly<Record<string, string>> = {},
): object {
  const jsonSchema = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  addDescriptions(jsonSchema, fields);
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

function isNode(value: unknown): value is SchemaNode {
  return typeof value === "object" && value !== null;
}
