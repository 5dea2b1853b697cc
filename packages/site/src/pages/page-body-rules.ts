import {
  didYouMean,
  error,
  findOutdatedHost,
  findOutdatedNames,
  INVISIBLE_CHARACTERS,
  type Problem,
} from "cookie-inventory";
import type { Token } from "markdown-it";
import { checkHeadingIds, checkHeadingLevels } from "./heading-rules.ts";
import { checkLinkAddresses, checkLinkTexts } from "./link-rules.ts";
import { getInlineText } from "./inline-text.ts";
import { BLOCK, excludeHistory } from "./markdown-syntax.ts";
import { type BodyRule, createOutline, type PageBody } from "./page-body.ts";
import { checkBrokenTables, checkTables } from "./table-rules.ts";

/** Returns every error in a page’s body. */
export function findBodyErrors(body: PageBody): Problem[] {
  const rules = [
    checkNesting,
    checkParagraphLength,
    checkHistoryIsClosed,
    checkInvisibleCharacters,
    rejectHtml,
    rejectPictures,
    checkTables,
    checkBrokenTables,
    checkLinkAddresses,
    checkBlockNames,
    checkBlocksAreUnique,
    checkStrayMarks,
    checkHeadingIds,
    checkHeadingLevels,
    checkOutdatedNames,
  ];
  return rules.flatMap((rule) => rule(body));
}

/** Returns the warnings about a page’s body. */
export function findBodyWarnings(body: PageBody): Problem[] {
  return checkLinkTexts(body);
}

/** In levels. Deeper nesting would overflow the stack of code that walks the text recursively later. */
const MAX_NESTING = 20;

const isTooDeep = ({ level: depth }: Token) => depth > MAX_NESTING;

const checkNesting: BodyRule = ({ tokens, place }) => {
  const deep = tokens.find((token) => isTooDeep(token) || token.children?.some(isTooDeep));
  if (deep === undefined) return [];
  const message = "Lists or quotations are nested too deeply here.";
  const hint = "Remove some of the “-” or “>” signs at the start of the line.";
  return [error(place(deep.map?.[0] ?? 0), "nested-too-deep", message, hint)];
};

/** In words. Longer paragraphs would overflow the stack of code that reads sentences later. */
const MAX_PARAGRAPH = 2000;

const checkParagraphLength: BodyRule = ({ tokens, place }) =>
  tokens.flatMap(({ type, content, map }) => {
    // Counting words is slow, and nearly all paragraphs are too short to need it.
    if (type !== "inline" || content.length < 2 * MAX_PARAGRAPH) return [];
    const words = content.split(/\s+/).length;
    if (words <= MAX_PARAGRAPH) return [];
    const message = `This paragraph has ${words} words; the maximum is ${MAX_PARAGRAPH}.`;
    return error(place(map?.[0] ?? 0), "paragraph-too-long", message, "Split it with blank lines.");
  });

/** Checks that history sections have an end: otherwise, outdated names could be anywhere on the rest of the page. */
const checkHistoryIsClosed: BodyRule = ({ tokens, lines, place }) =>
  tokens.flatMap(({ type, map }) => {
    if (type !== "container_history_open" || map === null) return [];
    if (/^\s*:::+\s*$/.test(lines[map[1]] ?? "")) return [];
    const message = "This “::: history” section has no end.";
    return error(place(map[0]), "history-unclosed", message, "Add a line “:::” where it ends.");
  });

const checkInvisibleCharacters: BodyRule = (body) =>
  body.tokens.flatMap(({ type, content, map }) => {
    const [character] =
      type === "inline" ? (INVISIBLE_CHARACTERS.exec(content.replaceAll("\n", " ")) ?? []) : [];
    if (character === undefined) return [];
    const message =
      "There is an invisible control character here, which can change how the text is displayed.";
    const hint = "Type the words again instead of pasting them.";
    return error(body.place(map?.[0] ?? 0, character), "invisible-character", message, hint);
  });

function findOtherTokens(body: PageBody, ...types: readonly string[]): PageBody["otherTokens"] {
  return body.otherTokens.filter(({ token }) => types.includes(token.type));
}

const rejectHtml: BodyRule = (body) =>
  findOtherTokens(body, "html_block", "html_inline").map(({ token, line }) => {
    const start = token.content.trim().split("\n")[0] ?? "";
    return error(
      body.place(line, start),
      "raw-html",
      `Pages cannot contain HTML: ${start}`,
      "Write it in Markdown. To show the character “<”, write “\\<”.",
    );
  });

const rejectPictures: BodyRule = (body) =>
  findOtherTokens(body, "image").map(({ line }) => {
    const message = "Pages cannot contain pictures.";
    return error(body.place(line, "!["), "picture", message, "Describe in words what it shows.");
  });

const checkBlockNames: BodyRule = (body) => [
  ...findOtherTokens(body, BLOCK)
    .filter(({ token }) => !body.availableBlocks.includes(token.info))
    .map(({ token, line }) => unknownBlockError(body, line, `::${token.info}`)),
  ...body.paragraphs
    .filter(({ text }) => /^:[\s:]*\w/.test(text) || body.availableBlocks.includes(text.trim()))
    .map(({ text, line }) => unknownBlockError(body, line, text)),
];

/** Checks that no block is used twice: each row of its table has an id, and ids must be unique on a page. */
const checkBlocksAreUnique: BodyRule = (body) => {
  const used = new Set<string>();
  return findOtherTokens(body, BLOCK).flatMap(({ token: { info }, line }) => {
    const isRepeated = used.has(info);
    used.add(info);
    if (!isRepeated) return [];
    const message = `“::${info}” is already on this page.`;
    const hint = "Remove one of the two lines.";
    return error(body.place(line, `::${info}`), "block-twice", message, hint);
  });
};

/** Finds Markdown syntax that does not work as intended and would be published as plain text. */
const checkStrayMarks: BodyRule = (body) =>
  body.paragraphs.flatMap(({ markdown, line }) =>
    STRAY_MARKS.filter(({ pattern }) => pattern.test(markdown)).map(({ pattern, message, hint }) =>
      error(body.place(line, pattern.exec(markdown)?.[0]), "stray-marks", message, hint),
    ),
  );

const STRAY_MARKS = [
  {
    pattern: /^#{1,6}(?=[^\s#])/m,
    message: "A heading needs a space between its “#” signs and its text.",
    hint: "Write: ## The heading {#its-address}",
  },
  {
    pattern: /\{#/,
    message: "An address in curly brackets can only go at the end of a heading.",
    hint: "Start the line with “## ”, or remove the brackets.",
  },
  {
    pattern: /\](?: +\(|\[[^\]]*\](?!:))|\)\[[^\]]+\]/,
    message: "This looks like a link with its brackets mixed up.",
    hint: "Write: [link text](/the-address/), with nothing between the two pairs of brackets.",
  },
  {
    pattern: /^[•–·](?=\s*\S)/m,
    message: "This looks like a list item, but would be published as plain text.",
    hint: "Start the line with “- ” (a hyphen and a space). Put a blank line before the list.",
  },
  {
    pattern: /^(?:<{7}|={7}|>{7})/m,
    message: "There is a merge conflict here: the file has two versions of the same lines.",
    hint: "Keep the lines that are right. Remove the others, and the lines that start with <<<<<<<, ======= and >>>>>>>.",
  },
  {
    pattern: /(?<![(<[\w"])https?:\/\//,
    message: "This address is not a link, so visitors cannot click it.",
    hint: "Write: [link text](https://the.address/)",
  },
  {
    pattern: /^(?:```|~~~)/m,
    message: "Pages cannot contain blocks of code.",
    hint: "Remove the three marks. You can put a name between single marks: `PHPSESSID`.",
  },
];

function unknownBlockError(body: PageBody, line: number, text: string): Problem {
  const blocks = body.availableBlocks.map((name) => `::${name}`);
  const suggestion = blocks.includes(text)
    ? "Put it on a line of its own, without other marks. "
    : didYouMean(text, blocks);
  return error(
    body.place(line, text),
    "unknown-block",
    `There is no block “${text}”.`,
    `${suggestion}You can use these, each on a line of its own: ${blocks.join(", ")}, or “::: history” with “:::” at its end. If this line is meant as text, do not start it with a colon.`,
  );
}

const checkOutdatedNames: BodyRule = (body) => {
  const tokens = excludeHistory(body.tokens);
  const inText = tokens
    .filter(({ type }) => type === "inline")
    .flatMap((token) => {
      const line = token.map?.[0] ?? 0;
      return findOutdatedNames(
        getInlineText(token),
        (name, before) => body.place(line, name, before),
        " If the passage is about the past, put it between the lines “::: history” and “:::”.",
      );
    });
  const { links } = tokens.length === body.tokens.length ? body : createOutline(tokens);
  const inLinks = links.flatMap(({ href, line }) => findOutdatedHost(href, body.place(line, href)));
  return [...inText, ...inLinks];
};
