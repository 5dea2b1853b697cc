import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
import container from "markdown-it-container";
// The same code bundled into one file, which Node loads three times as fast as the forty files of the other.
import createMarkdownIt from "markdown-it/browser";
import { accessibleTables } from "./markdown-tables.ts";

/*
 * The Markdown of pages: CommonMark without code blocks, underlined headings and references, with four extensions.
 *
 *   ## Heading {#its-id}    the id is the heading’s public address, so it is written explicitly, not derived;
 *                           further ids keep former addresses working: {#its-id #former-id}
 *   ::block-name            a line that includes a block from _includes/blocks, such as a table of cookies
 *   ::: history             a passage about the past, up to the line “:::”
 *   Table: Its caption      the caption of the table below it (markdown-tables.ts)
 *
 * HTML is parsed only so that page-body-rules.ts can reject it: pages must contain no untested markup.
 */

/** The token type of a line that includes a block; `token.info` is the block’s name. */
export const BLOCK = "block_call";

const HISTORY = "history";

/** Creates a parser for the Markdown of pages. It accepts everything: the rules for page bodies check its tokens. */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: true });
  // Otherwise markdown-it would print unsafe links as text, and the rules would not see them.
  parser.validateLink = () => true;
  // Four spaces at the start of a line are more likely a mistake than code, and the address of a link on a line of its own
  // would vanish from the page if nothing refers to it.
  parser.disable(["code", "fence", "lheading", "reference", "strikethrough"]);
  parser.use(container, HISTORY);
  parser.block.ruler.before("paragraph", BLOCK, parseBlock, { alt: ["paragraph", "list"] });
  parser.core.ruler.before("inline", "heading_id", extractHeadingIds);
  parser.use(accessibleTables);
  return parser;
}

function parseBlock(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const call = /^::(?!:)\s*(.*?)\s*$/.exec(state.src.slice(start, state.eMarks[line]));
  if (call === null) return false;
  if (silent) return true;
  const token = state.push(BLOCK, "", 0);
  token.info = call[1] ?? "";
  token.map = [line, line + 1];
  state.line = line + 1;
  return true;
}

function extractHeadingIds(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const inline = state.tokens[index + 1];
    if (token.type !== "heading_open" || inline === undefined) continue;
    const [, title, ids] = /^(.*?)\s*\{#([^{}]*)\}$/.exec(inline.content) ?? [];
    if (title === undefined || ids === undefined) continue;
    const [id = "", ...former] = ids.split(/\s+#/);
    inline.content = title;
    token.attrSet("id", id);
    token.meta = { former };
  }
}

/** Returns the former ids of a heading, which still work. */
export function readFormerIds(heading: Token): readonly string[] {
  const former: unknown = heading.meta?.["former"];
  return Array.isArray(former) ? former.map(String) : [];
}

/** Returns the tokens outside “::: history” sections. */
export function excludeHistory(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (token.type === `container_${HISTORY}_open`) depth += 1;
    if (token.type === `container_${HISTORY}_close`) depth -= 1;
    return depth === 0;
  });
}
