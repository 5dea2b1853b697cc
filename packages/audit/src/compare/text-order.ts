/** Compares two strings by code unit, for toSorted. Not by locale: the order must not depend on the machine. */
export function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
