import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
// The same code in one file: Node loads it three times as fast as the forty files of the other.
import createMarkdownIt from "markdown-it/browser";
import container from "markdown-it-container";

/*
 * The Markdown that pages are written in: CommonMark without lines of code and underlined headings, and three things of our own.
 *
 *   ## Heading {#its-id}    the id is the heading's public address, so it is written down, not derived;
 *                           further ids keep former addresses alive: {#its-id #former-id}
 *   ::block-name            a line that calls a block from _includes/blocks, such as a table of cookies
 *   ::: history             what stands from here to “:::” tells of former times
 *
 * HTML is recognised only to be refused (rules.ts): pages hold no markup that the tests have not seen.
 */

/** The token type of a line that calls a block; `token.info` holds the block's name. */
export const BLOCK = "block_call";

const HISTORY = "history";

/** A parser for our Markdown. It judges nothing: hand its tokens to the rules. */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: true });
  // Every link becomes a token, harmless or not; markdown-it would print the others as text, unseen.
  parser.validateLink = () => true;
  // Four spaces at the start of a line are a slip here, not a program.
  parser.disable(["code", "fence", "lheading", "strikethrough"]);
  parser.use(container, HISTORY);
  parser.block.ruler.before("paragraph", BLOCK, parseBlockCall, { alt: ["paragraph", "list"] });
  parser.core.ruler.before("inline", "heading_id", takeHeadingIds);
  return parser;
}

function parseBlockCall(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
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

function takeHeadingIds(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const inline = state.tokens[index + 1];
    if (token.type !== "heading_open" || inline === undefined) continue;
    const [, title, written] = /^(.*?)\s*\{#([^{}]*)\}$/.exec(inline.content) ?? [];
    if (title === undefined || written === undefined) continue;
    const [id = "", ...former] = written.split(/\s+#/);
    inline.content = title;
    token.attrSet("id", id);
    token.meta = { former };
  }
}

/** The ids at which a heading used to stand, and still answers. */
export function formerIds(heading: Token): readonly string[] {
  const former: unknown = heading.meta?.["former"];
  return Array.isArray(former) ? former.map(String) : [];
}

/** The words of an inline token as a reader sees them: no markup, line breaks as spaces. */
export function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map((child) =>
      child.type === "softbreak" || child.type === "hardbreak" ? " " : child.content,
    )
    .join("");
}

/** The tokens that do not tell of former times. */
export function withoutHistory(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (token.type === `container_${HISTORY}_open`) depth += 1;
    if (token.type === `container_${HISTORY}_close`) depth -= 1;
    return depth === 0;
  });
}
