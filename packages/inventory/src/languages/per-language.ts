/**
 * Returns a function that returns the value for a language, such as “en-GB”. Each is created on first use and kept:
 * creating an object of `Intl` takes longer than using it a hundred times.
 */
export function perLanguage<T>(create: (tag: string) => T): (tag: string) => T {
  const byTag = new Map<string, T>();
  return (tag) => {
    const value = byTag.get(tag) ?? create(tag);
    byTag.set(tag, value);
    return value;
  };
}
