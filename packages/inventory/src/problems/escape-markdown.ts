/** A URL, up to the first character that could be Markdown syntax. */
const URLS = /https?:\/\/[^\s<>()[\]`|*\\“”]+/g;

/**
 * Escapes plain text for Markdown, on one line. Leaves URLs unescaped, because GitHub turns them into links before it
 * removes backslashes.
 */
export function escapeMarkdown(text: string): string {
  const urls = text.match(URLS) ?? [];
  const others = text.split(URLS).map(escapeCharacters);
  return others.map((part, index) => part + (urls[index] ?? "")).join("");
}

function escapeCharacters(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`).replaceAll(/\s+/g, " ");
}
