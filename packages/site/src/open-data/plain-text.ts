import { compile, type Formatter } from "html-to-text";

/** In UTF-16 code units. Text without a space, such as an address, may be longer. */
const MAX_LINE_LENGTH = 72;
const INDENT = "    ";

/**
 * Converts a page’s text to plain text with wrapped lines, which end with LF. Headings are underlined, and links are
 * followed by their addresses in square brackets. Tables become lists of their rows, as on narrow screens, so that they
 * can be read aloud. Text for screen readers is kept.
 *
 * `html` includes the title as `<h1>`; `address` is the base of paths in links.
 */
export function toPlainText(html: string, address: string): string {
  const convert = compile({
    wordwrap: MAX_LINE_LENGTH,
    formatters: {
      title: underlineWith("="),
      section: underlineWith("-"),
      subsection: underlineWith("~"),
      row: formatBlock,
      cell: formatCell,
      caption: formatBlock,
      skip: () => undefined,
    },
    selectors: [
      { selector: "a", options: { baseUrl: address, hideLinkHrefIfSameAsText: true } },
      { selector: "h1", format: "title" },
      { selector: "h2", format: "section" },
      { selector: "h3", format: "subsection" },
      { selector: "ul", options: { itemPrefix: "- " } },
      { selector: "caption", format: "caption" },
      // Each cell has the name of its column in “data-label”.
      { selector: "thead", format: "skip" },
      // Email addresses stay on one line.
      { selector: "wbr", format: "skip" },
      { selector: "tr", format: "row" },
      { selector: "td", format: "cell" },
    ],
  });
  const lines = convert(html)
    .split("\n")
    .map((line) => line.trimEnd());
  return `${lines.join("\n").replace(/^\n+/, "").trimEnd()}\n`;
}

function underlineWith(sign: string): Formatter {
  return ({ children }, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 3 });
    walk(children, builder);
    builder.closeBlock({
      trailingLineBreaks: 2,
      blockTransform: (text) => {
        const longest = Math.max(...text.split("\n").map((line) => line.length));
        return `${text}\n${sign.repeat(Math.min(longest, MAX_LINE_LENGTH))}`;
      },
    });
  };
}

const formatBlock: Formatter = ({ children }, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const formatCell: Formatter = ({ attribs, children }, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: INDENT.length });
  const label = attribs["data-label"];
  if (label !== undefined) builder.addInline(`${label}: `);
  walk(children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    blockTransform: (text) => text.replaceAll(/^/gm, INDENT),
  });
};
