import { error, type Problem, warning } from "cookie-inventory";
import type { BodyRule, PageBody } from "./page-body.ts";
import type { TextBlock } from "./text-blocks.ts";

/* Markdown and typing habits that do not work as intended, and of which only the author knows what is meant. */

interface StrayMark {
  /** Matches what is published, in which “\uFFFC” stands for a link or code. */
  readonly pattern: RegExp;
  /** Whether the pattern matches what is written instead: three marks around lines are published as code. */
  readonly isWritten?: true;
  readonly message: string;
  readonly hint: string;
}

const CONFLICT: StrayMark = {
  pattern: /^(?:<{7}|={7}|>{7})/m,
  message: "There is a merge conflict here: the file has two versions of the same lines.",
  hint: "Keep the lines that are right. Remove the others, and the lines that start with <<<<<<<, ======= and >>>>>>>.",
};

const LINK_HINT =
  "Write: [link text](/the-address/), with nothing between the two pairs of brackets.";

/** In paragraphs. */
const PARAGRAPH_MARKS: readonly StrayMark[] = [
  {
    pattern: /^#(?=[^\s#])/m,
    message: "A heading needs a space between its “#” signs and its text.",
    hint: "Write: ## The heading {#its-address}",
  },
  {
    pattern: /^(?:```|~~~)/m,
    isWritten: true,
    message: "Pages cannot contain blocks of code.",
    hint: "Remove the three marks. You can put a name between single marks: `PHPSESSID`.",
  },
  {
    pattern: /^(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{1,4})[.)])(?=\s)/m,
    message:
      "This looks like an item of a list with letters, but would be published as plain text.",
    hint: "Start the line with “1. ” or “- ”, with a blank line before and after the list. If other sentences refer to “(a)”, let them name what it says.",
  },
  {
    pattern: /(?<=\n)\d{1,3}[.)](?=\s)/,
    message: "This looks like a list item, but would be published in the middle of a paragraph.",
    hint: "Put a blank line before the list. If the number belongs to the sentence, write it on the line above.",
  },
  {
    pattern:
      /^[☐☑☒✓✔✗✘→⇒➔](?=\s*\S)|^(?=(\p{Extended_Pictographic}).*\n\1)\p{Extended_Pictographic}/mu,
    message:
      "This looks like a list with pictures as bullets, which screen readers name before each item.",
    hint: "Start the line with “- ”. If the picture means something, write it in words.",
  },
  {
    pattern: /\{#/,
    message: "An address in curly brackets can only go at the end of a heading.",
    hint: "Start the line with “## ”, or remove the brackets.",
  },
];

/** Anywhere. */
const TEXT_MARKS: readonly StrayMark[] = [
  {
    pattern: /(?<!\])\[(?:\^[^[\]\s]+|\d{1,3})\]/,
    message: "There are no footnotes: visitors would see this mark as it is.",
    hint: "Say it in the sentence, in round brackets, or in a sentence of its own.",
  },
  {
    pattern: /^\[[^[\]\n]+\]:(?=[ \t]*\S)/m,
    message: "The address of a link cannot be on a line of its own: visitors would see this line.",
    hint: "Write the address directly after the text of the link: [link text](https://the.address/)",
  },
  {
    pattern: /^\[[ xX]?\](?=\s)/m,
    message: "There are no tick boxes: visitors would see these brackets as they are.",
    hint: "Remove the brackets.",
  },
  {
    pattern: /\](?: +\(|\[[^[\]]*\](?!:))|\)\[[^[\]]+\]/,
    message: "This looks like a link with its brackets mixed up.",
    hint: LINK_HINT,
  },
  {
    pattern: /\]\((?=[ \t]*[^\s()]+[ \t\u00A0]+[^\s()])[^()\n]*\)/,
    message: "This link does not work, because there is a space in its address.",
    hint: "Remove the space, or write %20 instead: [link text](https://the.address/a%20page)",
  },
  {
    pattern: /\]\([^()\n]*$/m,
    message: "This link does not work: its round bracket is not closed.",
    hint: LINK_HINT,
  },
  {
    pattern: /\[[^[\]()\n]+\((?:https?:|mailto:|tel:|\/|#)/,
    message: "This link does not work: its square bracket is not closed.",
    hint: LINK_HINT,
  },
  {
    pattern: /(?<!\]\([^()\s]*|\[[^[\]\n]*|\]:[ \t]*)(?:https?:\/\/|www\.)(?=[\w-])/,
    message: "This address is not a link, so visitors cannot click it.",
    hint: "Write: [link text](https://the.address/)",
  },
  {
    pattern: /(?<=\S\s)[•‣▪●\uF0B7](?=\s)/,
    message: "There is a bullet in the middle of this line.",
    hint: "Put each item on a line of its own that starts with “- ”.",
  },
  {
    pattern: /~~(?=\S)/,
    message: "Text cannot be crossed out: visitors would see these signs.",
    hint: "Remove the text, or the signs.",
  },
  {
    pattern: /\\$/,
    message: "This backslash would be published.",
    hint: "Remove it.",
  },
];

/** Finds Markdown that does not work as intended and would be published as plain text. */
export const checkStrayMarks: BodyRule = (body) =>
  body.textBlocks.flatMap((block) => {
    const source = getSource(block);
    if (CONFLICT.pattern.test(block.plain)) {
      const isHeading = /\S[ \t]*\n={7}/.test(block.plain) && !/^[<>]{7}/m.test(block.plain);
      if (!isHeading) return toProblems(body, block, source, [CONFLICT]);
    }
    const marks = block.kind === "paragraph" ? [...PARAGRAPH_MARKS, ...TEXT_MARKS] : TEXT_MARKS;
    const problems = toProblems(body, block, source, marks);
    return problems.length > 0 ? problems : findOpenBracket(body, block, source);
  });

function toProblems(
  body: PageBody,
  block: TextBlock,
  source: string,
  marks: readonly StrayMark[],
): Problem[] {
  return marks.flatMap(({ pattern, isWritten, message, hint }) => {
    const [found] = pattern.exec(isWritten ? source : block.plain) ?? [];
    // What is written differently, such as “\[1\]”, is meant.
    if (found === undefined || !source.includes(found)) return [];
    return error(placeIn(body, block, found), "stray-marks", message, hint);
  });
}

/** Returns the first square bracket without its partner, or the first pair that is published as it is. */
function findOpenBracket(body: PageBody, block: TextBlock, source: string): Problem[] {
  const open = /\[[^[\]]*$|^[^[\]]*\]/.exec(block.plain.replaceAll(/\[[^[\]]*\]/g, ""));
  const bracket = open?.[0].startsWith("[") ? "[" : "]";
  if (open !== null && !source.includes(`\\${bracket}`)) {
    const message = `The square bracket “${bracket}” has no partner, and would be published as it is.`;
    return [error(placeIn(body, block, bracket), "stray-marks", message, LINK_HINT)];
  }
  // Not a year, as in “[2026] AC 1”.
  const [pair] = /\[(?!\d{4}\])[^[\]]+\](?!\()/.exec(block.plain) ?? [];
  if (pair === undefined || !source.includes(pair)) return [];
  const text = pair.slice(1, -1);
  const message = `The square brackets around “${text}” would be published as they are.`;
  const hint = `If it is a link, write its address after it: ${pair}(https://the.address/). If something is missing, fill it in. If you want the brackets, write \\[${text}\\].`;
  return [warning(placeIn(body, block, pair), "square-brackets", message, hint)];
}

function getSource({ lines }: TextBlock): string {
  return lines.map(({ text }) => text).join("\n");
}

/** Returns the place of the line that has the first line of `text`. */
function placeIn(body: PageBody, { lines }: TextBlock, text: string) {
  const [first = ""] = text.split("\n");
  const line = lines.find((each) => each.text.includes(first)) ?? lines[0];
  return body.place(line?.line ?? 0, first);
}
