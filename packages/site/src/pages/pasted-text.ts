import { toGlobalNumber } from "./contact-links.ts";
import type { PageBody } from "./page-body.ts";
import { findPastedItems } from "./pasted-lists.ts";
import type { PastedText, TextBlock, TextLine } from "./text-blocks.ts";

/*
 * Text as it comes out of Word, an email or another website. Most of it has one right form in Markdown, which
 * “privacy-notice format” writes; the check reports the same places.
 */

/** A form that can be anywhere in a line. */
interface Form {
  readonly pattern: RegExp;
  readonly kinds?: readonly TextBlock["kind"][];
  /** Returns what to write instead, or undefined if it is right. */
  readonly replace: (match: RegExpExecArray) => string | undefined;
  readonly rule: string;
  readonly message: string;
  readonly hint: string | ((replacement: string) => string);
}

const QUOTES = "“”„«»\"‘’'";

const FORMS: readonly Form[] = [
  {
    pattern: /^(#{2,6})(?:\u00A0[\s\u00A0]*|(?=[^\s#]))(?=\S)/gu,
    kinds: ["paragraph"],
    replace: ([, signs]) => `${signs} `,
    rule: "stray-marks",
    message: "A heading needs a space between its “#” signs and its text.",
    hint: "Write: ## The heading {#its-address}",
  },
  {
    pattern: /(?<![ \t])[ \t]*\t[ \t]*/g,
    replace: () => " ",
    rule: "invisible-character",
    message: "There is a tab in this line, which would be published as a space.",
    hint: "Replace it with a space. If the lines are columns, write a table.",
  },
  {
    pattern: /(?<![ \u00A0\u2007\u202F])[ \u00A0\u2007\u202F]+/g,
    replace: (match) => {
      const isAtEdge = match.index === 0 || match.index + match[0].length === match.input.length;
      // A single one keeps a number and its unit on the same line.
      if (/^ +$/.test(match[0]) || (match[0].length === 1 && !isAtEdge)) return undefined;
      return isAtEdge ? "" : " ";
    },
    rule: "invisible-character",
    message: "There are several spaces here, at least one of which is a no-break space (U+00A0).",
    hint: "Write a single space.",
  },
  {
    pattern: new RegExp(
      String.raw`\]\([ \t]*([${QUOTES}]*)([^\s()<>${QUOTES}]+)([${QUOTES}]*)[ \t]*\)`,
      "g",
    ),
    replace: ([, before, address, after]) =>
      before === "" && after === "" ? undefined : `](${address})`,
    rule: "link-address",
    message: "There are quotation marks around the address of this link.",
    hint: (replacement) => `Remove them: [link text]${replacement.slice(1)}`,
  },
  {
    pattern: /\]\([ \t]*tel:((?:\(0\)|[^()\n])*)\)/g,
    replace: ([all, number]) => {
      const written = `](tel:${toGlobalNumber(number ?? "") ?? ""})`;
      return written === all || written === "](tel:)" ? undefined : written;
    },
    rule: "link-address",
    message: "This phone number is not written so that every phone can call it.",
    hint: (replacement) =>
      `Write it with the country’s code and without spaces: [the number]${replacement.slice(1)}`,
  },
  {
    pattern: /(?<!`)`[^`\n]+`(?!`)/g,
    replace: ([name]) => {
      const straight = name.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’]/g, "'");
      return straight === name ? undefined : straight;
    },
    rule: "stray-marks",
    message: "There is a curly quotation mark in this name, where every character counts.",
    hint: "Remove it, or type a straight one: \" or '.",
  },
];

/** Finds text that was pasted, in the order of its blocks. */
export function findPastedText({
  textBlocks,
  lines,
  language,
}: Pick<PageBody, "textBlocks" | "lines" | "language">): PastedText[] {
  return textBlocks.flatMap((block) => {
    const items = findPastedItems(block, lines, language);
    const itemOf = new Map(items.map((item) => [item.line, item]));
    const rest = block.lines.map((line) => skipSign(line, itemOf.get(line.line)));
    return [
      ...items,
      ...groupColumns(rest).flatMap((group) =>
        group.length > 1 ? toTabularText(group) : group.flatMap((line) => applyForms(block, line)),
      ),
      ...findAddresses(block, rest),
    ];
  });
}

/** Returns the line without its list’s sign, which includes the tab or space after it. */
function skipSign({ line, column, text }: TextLine, item: PastedText | undefined): TextLine {
  if (item?.column === undefined || column === undefined) return { line, column, text };
  const length = item.column + item.text.length - column;
  return { line, column: column + length, text: text.slice(length) };
}

function applyForms({ kind }: TextBlock, { line, column, text }: TextLine): PastedText[] {
  return FORMS.filter(({ kinds }) => kinds === undefined || kinds.includes(kind)).flatMap(
    ({ pattern, replace, rule, message, hint }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const replacement = replace(match);
        if (replacement === undefined) return [];
        const start = column === undefined ? undefined : column + match.index;
        const shown = match[0];
        const written = typeof hint === "string" ? hint : hint(replacement);
        return {
          line,
          column: start,
          text: shown,
          shown,
          replacement,
          rule,
          message,
          hint: written,
        };
      }),
  );
}

/** Groups lines that were columns in Word or in a spreadsheet: several below each other with a tab. */
function groupColumns(lines: readonly TextLine[]): TextLine[][] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const isColumns = line.text.includes("\t") && last?.[0]?.text.includes("\t");
    if (isColumns) last?.push(line);
    else groups.push([line]);
  }
  return groups;
}

function toTabularText(lines: readonly TextLine[]): PastedText {
  const { line = 0, column, text = "" } = lines[0] ?? {};
  const header = text.split("\t").map((cell) => cell.trim());
  return {
    line,
    column,
    text,
    shown: text,
    replacement: undefined,
    rule: "broken-table",
    message:
      "These lines look like a table that was pasted, but would be published as one paragraph.",
    hint: `Write a line such as “Table: What it shows”, a blank line, “| ${header.join(" | ")} |”, “${"| --- ".repeat(header.length)}|”, and then the other rows with vertical bars.`,
  };
}

/** Matches an email address, but not in the text or the address of a link. */
const EMAIL =
  /(?<![\w.+<\\!-]|\]\([^()\n]{0,80})[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w.-]*(?:\]\(|>))/g;

/** Finds email addresses that are not links. */
function findAddresses({ plain }: TextBlock, lines: readonly TextLine[]): PastedText[] {
  const published = Map.groupBy(plain.match(EMAIL) ?? [], (address) => address);
  if (published.size === 0) return [];
  const written = lines.flatMap(({ line, column, text }) =>
    [...text.matchAll(EMAIL)].map(({ 0: address, index }) => ({
      line,
      column: column === undefined ? undefined : column + index,
      address,
    })),
  );
  return [...Map.groupBy(written, ({ address }) => address)].flatMap(([address, places]) => {
    const count = published.get(address)?.length ?? 0;
    // Otherwise, some are in links or code, where they are right.
    const isSafe = places.length === count;
    const link = `[${address}](mailto:${address})`;
    return places.slice(0, count).map(({ line, column }) => ({
      line,
      column,
      text: address,
      shown: address,
      replacement: isSafe ? link : undefined,
      rule: "stray-marks",
      message: "This email address is not a link, so visitors cannot select it.",
      hint: `Write: ${link}`,
    }));
  });
}
