import { describeLanguage, error, type Language, type Problem } from "cookie-inventory";
import { PACKAGE_BLOCKS } from "../package-files.ts";
import { BLOCK } from "../pages/markdown-syntax.ts";
import { placeOfStart } from "../pages/page-body.ts";
import type { PartialPage } from "../pages/page-reader.ts";

/** Returns what is wrong with a page of a language that has only summaries. */
export function checkSummary(page: PartialPage, language: Language): Problem[] {
  return [...findEmptySummary(page), ...findBlocksInEnglish(page, language)];
}

/** Returns an error for a summary without a text or a block. */
function findEmptySummary(page: PartialPage): Problem[] {
  // Not by its tokens, which a page that was rendered ahead no longer has.
  if (page.body.lines.some((line) => !/^(?:#|$)/.test(line.trim()))) return [];
  const hint = "Write it below the front matter, in sections of its own.";
  return [
    error(placeOfStart(page.body), "missing-translation", "This summary has no text yet.", hint),
  ];
}

/** The blocks whose words every language has, also one for summaries. */
const BLOCKS_OF_SUMMARIES: ReadonlySet<string> = new Set(["contact", "accessibility-contact"]);

/** Returns an error for each block of the package on a summary whose words would be in English. */
function findBlocksInEnglish({ body }: PartialPage, language: Language): Problem[] {
  return body.tokens.flatMap(({ type, info, map }) => {
    if (type !== BLOCK || !PACKAGE_BLOCKS.includes(info) || BLOCKS_OF_SUMMARIES.has(info))
      return [];
    const message = `The block “::${info}” would be in English: a summary in ${describeLanguage(language)} has no words for it.`;
    const hint = "Remove it, and link to the page that has it.";
    return error(body.place(map?.[0] ?? 0), "block-in-summary", message, hint);
  });
}
