import {
  didYouMean,
  error,
  findOutdatedHost,
  findOutdatedNames,
  type Problem,
} from "cookie-inventory";
import { LENGTH_RULES } from "./body-length-rules.ts";
import { checkCharacters } from "./character-rules.ts";
import { withFormatHint } from "./format-hint.ts";
import { checkHeadingIds, checkHeadingLevels } from "./heading-rules.ts";
import { checkLinkAddresses, checkLinkTexts } from "./link-rules.ts";
import { getInlineText } from "./inline-text.ts";
import { BLOCK, excludeHistory } from "./markdown-syntax.ts";
import { type BodyRule, createOutline, type PageBody } from "./page-body.ts";
import { checkBoldHeadings, checkJoinedLines, checkUnderlines } from "./paragraph-rules.ts";
import { findPastedText } from "./pasted-text.ts";
import { checkStrayMarks } from "./stray-marks.ts";
import { checkBrokenTables, checkTables } from "./table-rules.ts";

/** Returns every error and warning about a page’s body. */
export function checkBody(body: PageBody): Problem[] {
  const rules = [
    ...LENGTH_RULES,
    checkText,
    checkHistoryIsClosed,
    rejectHtml,
    rejectPictures,
    checkTables,
    checkBrokenTables,
    checkLinkAddresses,
    checkLinkTexts,
    checkBoldHeadings,
    checkBlockNames,
    checkBlocksAreUnique,
    checkHeadingIds,
    checkHeadingLevels,
    checkOutdatedNames,
  ];
  return rules.flatMap((rule) => rule(body));
}

/** Checks that history sections have an end: otherwise, outdated names could be anywhere on the rest of the page. */
const checkHistoryIsClosed: BodyRule = ({ tokens, lines, place }) =>
  tokens.flatMap(({ type, map }) => {
    if (type !== "container_history_open" || map === null) return [];
    if (/^\s*:::+\s*$/.test(lines[map[1]] ?? "")) return [];
    const message = "This “::: history” section has no end.";
    return error(place(map[0]), "history-unclosed", message, "Add a line “:::” where it ends.");
  });

/** Applies the rules for single signs and lines. Of two problems at one place, the first knows more about it. */
const checkText: BodyRule = (body) => {
  const rules = [
    checkCharacters,
    checkPastedText,
    checkStrayMarks,
    checkUnderlines,
    checkJoinedLines,
  ];
  const problems = rules.flatMap((rule) => rule(body));
  const byPlace = Map.groupBy(problems, ({ line, column }) => `${line}:${column}`);
  return [...byPlace.values()].flatMap(([first]) => first ?? []);
};

const checkPastedText: BodyRule = (body) =>
  findPastedText(body).map(({ line, column, text, shown, replacement, rule, message, hint }) => {
    const start = column === undefined ? undefined : column + text.length - text.trimStart().length;
    const place =
      start === undefined
        ? body.place(line, shown)
        : body.placeAt(line, start, start + shown.length);
    return error(place, rule, message, replacement === undefined ? hint : withFormatHint(hint));
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

function unknownBlockError(body: PageBody, line: number, text: string): Problem {
  const blocks = body.availableBlocks.map((name) => `::${name}`);
  if (blocks.length === 0) {
    const message = `There can be no block here: “${text}”.`;
    const hint = "Remove this line. If it is meant as text, do not start it with a colon.";
    return error(body.place(line, text), "unknown-block", message, hint);
  }
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
