/** Adds to a hint that a command does the same. */
export function withFormatHint(hint: string): string {
  return `${hint} (“npx privacy-notice format” does this for you.)`;
}
