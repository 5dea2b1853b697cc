/** The part of a JSON Schema that describes fields. */
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

/** Returns the path and description of every field in a schema. */
export function listFields(schema: Described, path = ""): [string, string | undefined][] {
  const nested = [schema.items, ...(schema.anyOf ?? [])].flatMap((part) =>
    part === undefined ? [] : listFields(part, path),
  );
  const fields = Object.entries(schema.properties ?? {}).flatMap(
    ([name, field]): [string, string | undefined][] => [
      [`${path}/${name}`, field.description],
      ...listFields(field, `${path}/${name}`),
    ],
  );
  return [...fields, ...nested];
}
