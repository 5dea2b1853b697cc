import type { Language } from "cookie-inventory";
import { BLOCK } from "../pages/markdown-syntax.ts";
import { getDefaultUrl, getTranslationFile } from "../pages/page-files.ts";
import type { PartialPage } from "../pages/page-reader.ts";

/**
 * Returns the text of a page’s translation without its words: the front matter, and each heading and block in its place. A
 * summary has sections of its own, so it gets the front matter alone.
 */
export function createPageSkeleton(
  { data: { file, url = "", navigation }, body }: PartialPage,
  language: Pick<Language, "code" | "content">,
): string {
  const translatedUrl = `/${language.code}${url}`;
  const hasOwnUrl = getDefaultUrl(getTranslationFile(file, language)) !== translatedUrl;
  const frontMatter = [
    "title:",
    "description:",
    ...(hasOwnUrl ? [`permalink: ${translatedUrl}`] : []),
    ...(navigation === undefined ? [] : ["navigation:", "  title:"]),
  ];
  const parts = language.content === "summary" ? [] : listParts(body);
  return [["---", ...frontMatter, "---"].join("\n"), ...parts]
    .map((part) => `${part}\n`)
    .join("\n");
}

/** Returns the headings of a page, each without its text, and its blocks. */
function listParts({ tokens, headings }: PartialPage["body"]): string[] {
  const ids = new Map(headings.map(({ token, id }) => [token, id]));
  return tokens.flatMap((token) => {
    if (token.type === BLOCK) return `::${token.info}`;
    const id = ids.get(token);
    return id === undefined ? [] : `${token.markup} {#${id}}`;
  });
}
