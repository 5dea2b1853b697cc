/** An address as far as it holds nothing that Markdown could take for its own. */
const ADDRESS = /https?:\/\/[^\s<>()[\]`|*\\“”]+/g;

/**
 * Plain text as Markdown, in one line: what others wrote must not become markup. Addresses stay as they
 * are, because GitHub makes links of them before it takes backslashes away.
 */
export function escapeMarkdown(text: string): string {
  const addresses = text.match(ADDRESS) ?? [];
  const between = text.split(ADDRESS).map(escapeSigns);
  return between.map((words, index) => words + (addresses[index] ?? "")).join("");
}

function escapeSigns(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`).replaceAll(/\s+/g, " ");
}
