/** An ISO 8601 duration in words: "P2Y" as "2 years". Throws RangeError on anything else. */
export function durationInWords(isoDuration: string): string {
  return Temporal.Duration.from(isoDuration).toLocaleString("en-GB", { style: "long" });
}
