/** Replaces each name in curly brackets, such as “{title}”, with its value. Throws RangeError if it has none. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  const byName = new Map(Object.entries(values));
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = byName.get(name);
    if (value === undefined) throw new RangeError(`“${name}” has no value in “${text}”.`);
    return value;
  });
}
