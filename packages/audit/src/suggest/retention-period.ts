const UNITS: readonly (readonly [pattern: RegExp, prefix: string, suffix: string])[] = [
  [/^sec(?:ond)?s?$/, "PT", "S"],
  [/^min(?:ute)?s?$/, "PT", "M"],
  [/^hours?$/, "PT", "H"],
  [/^days?$/, "P", "D"],
  [/^weeks?$/, "P", "W"],
  [/^months?$/, "P", "M"],
  [/^years?$/, "P", "Y"],
];

/**
 * Returns a retention period, such as “13 Months”, as an ISO 8601 duration; undefined for a session, and for any text
 * that says more than one period.
 */
export function parseRetentionPeriod(text: string): string | undefined {
  const [, count = "", word = ""] =
    /^\s*([1-9]\d{0,4})\s*([a-z]+)\s*$/.exec(text.toLowerCase()) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word));
  return unit === undefined ? undefined : `${unit[1]}${count}${unit[2]}`;
}
