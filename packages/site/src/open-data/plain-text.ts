import { compile, type Formatter } from "html-to-text";

/** The longest line, in UTF-16 code units. What has no space in it, such as an address, may be longer. */
const WIDTH = 72;
const INDENT = "    ";

/**
 * A page's text as plain text: paragraphs wrapped, headings underlined, the address of a link in square brackets
 * behind its words. A table is a list of its rows, as on narrow screens: columns would be too narrow to read and
 * make no sense read aloud. Words for screen readers are kept, since nobody sees the layout here either.
 *
 * `html` is the text with its title as `<h1>`; `address` is what paths in links are completed with. Gives lines
 * that end with LF.
 */
export function statementText(html: string, address: string): string {
  const convert = compile({
    wordwrap: WIDTH,
    formatters: {
      title: underlined("="),
      section: underlined("-"),
      part: underlined("~"),
      row,
      cell,
      caption,
      nothing: () => undefined,
    },
    selectors: [
      { selector: "a", options: { baseUrl: address, hideLinkHrefIfSameAsText: true } },
      { selector: "h1", format: "title" },
      { selector: "h2", format: "section" },
      { selector: "h3", format: "part" },
      { selector: "ul", options: { itemPrefix: "- " } },
      { selector: "caption", format: "caption" },
      // Each cell says the name of its column itself, in “data-label”.
      { selector: "thead", format: "nothing" },
      { selector: "tr", format: "row" },
      { selector: "td", format: "cell" },
    ],
  });
  const lines = convert(html)
    .split("\n")
    .map((line) => line.trimEnd());
  return `${lines.join("\n").replace(/^\n+/, "").trimEnd()}\n`;
}

function underlined(sign: string): Formatter {
  return ({ children }, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 3 });
    walk(children, builder);
    builder.closeBlock({
      trailingLineBreaks: 2,
      blockTransform: (words) => {
        const longest = Math.max(...words.split("\n").map((line) => line.length));
        return `${words}\n${sign.repeat(Math.min(longest, WIDTH))}`;
      },
    });
  };
}

const row: Formatter = ({ children }, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const caption: Formatter = row;

const cell: Formatter = ({ attribs, children }, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: INDENT.length });
  const label = attribs["data-label"];
  if (label !== undefined) builder.addInline(`${label}: `);
  walk(children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    blockTransform: (text) => text.replaceAll(/^/gm, INDENT),
  });
};
