import type { Token } from "markdown-it";

/** Returns the text of an inline token without markup, with spaces for line breaks. */
export function getInlineText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map((child) =>
      child.type === "softbreak" || child.type === "hardbreak" ? " " : child.content,
    )
    .join("");
}
