/** Two texts by code unit, not by locale: the order must not depend on the machine. For toSorted. */
export function byText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
