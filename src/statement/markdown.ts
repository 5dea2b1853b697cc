import createMarkdownIt, {
  type MarkdownIt,
  type StateBlock,
  type StateCore,
  type Token,
} from "markdown-it";

/*
 * The Markdown that pages are written in: CommonMark, and two things of our own.
 *
 *   ## Heading {#its-id}    the id is the heading's public address, so it is written down, not derived
 *   ::block-name            a line that calls a block from _includes/blocks, such as a table of cookies
 *
 * HTML is recognised only to be refused (rules.ts): pages hold no markup that the tests have not seen.
 */

/** The token type of a line that calls a block; `token.info` holds the block's name. */
export const BLOCK = "block_call";

/** A parser for our Markdown. It judges nothing: hand its tokens to the rules. */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: true });
  // Every link becomes a token, harmless or not; markdown-it would print the others as text, unseen.
  parser.validateLink = () => true;
  // Four spaces at the start of a line are a slip here, not a program.
  parser.disable(["code", "fence"]);
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
    const [, title, id] = /^(.*?)\s*\{#([^{}]*)\}$/.exec(inline.content) ?? [];
    if (title === undefined || id === undefined) continue;
    inline.content = title;
    token.attrSet("id", id);
  }
}

/** The words of an inline token as a reader sees them: no markup, line breaks as spaces. */
export function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .map((child) =>
      child.type === "softbreak" || child.type === "hardbreak" ? " " : child.content,
    )
    .join("");
}
