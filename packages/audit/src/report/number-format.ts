/** Formats a count with its noun: “1 page”, “1,200 pages”. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

/** Formats 1200 as “1,200”. */
export function formatNumber(count: number): string {
  return count.toLocaleString("en-GB");
}
