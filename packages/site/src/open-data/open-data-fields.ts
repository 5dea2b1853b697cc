import { z } from "zod";

/* What several open data files have in common. */

export const link = z.url();

export const isoDuration = z.string().regex(/^P[0-9YMWDTHS.]+$/);

/** An edition, or null. */
export const edition = z
  .object({
    number: z.string().describe("Such as 1.0."),
    date: z.iso.date().describe("The day on which it was published."),
  })
  .nullable();

/**
 * Returns the JSON Schema of an open data file; `address` is its own full address. It is draft 7, which every validator
 * supports, and it allows additional fields, so that a new field breaks no program with an older copy.
 */
export function createOpenDataJsonSchema(
  schema: z.ZodType,
  address: string,
  about: { readonly title: string; readonly description?: string },
): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return { $schema, $id: address, ...about, ...rest };
}

/** Returns the text of a JSON file. */
export function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
