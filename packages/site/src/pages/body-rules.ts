import type { Token } from "markdown-it";
import {
  didYouMean,
  error,
  INVISIBLE,
  outdatedHost,
  outdatedNames,
  type Problem,
} from "cookie-inventory";
import { type Body, outlineOf, type Rule } from "./page-body.ts";
import { headingIds, headingLevels } from "./heading-rules.ts";
import { linkTexts, safeLinks } from "./link-rules.ts";
import { BLOCK, plainText, withoutHistory } from "./markdown-syntax.ts";

/** Every error in a page's body. */
export function findErrors(body: Body): Problem[] {
  const rules = [
    notTooDeep,
    notTooLong,
    historyEnds,
    noInvisible,
    noHtml,
    noPictures,
    noTables,
    safeLinks,
    knownBlocks,
    blocksOnce,
    strayMarks,
    headingIds,
    headingLevels,
    currentNames,
  ];
  return rules.flatMap((rule) => rule(body));
}

/** What should be looked at in a page's body, beside its errors. */
export function findWarnings(body: Body): Problem[] {
  return linkTexts(body);
}

/** Deeper than anybody can read; what looks at the text later would overflow the stack. */
const DEEPEST = 20;

const isDeep = ({ level: depth }: Token) => depth > DEEPEST;

const notTooDeep: Rule = ({ tokens, place }) => {
  const deep = tokens.find((token) => isDeep(token) || token.children?.some(isDeep));
  if (deep === undefined) return [];
  const message = "Lists or quotations stand inside each other too deep here.";
  const hint = "Take out the signs that are too many.";
  return [error(place(deep.map?.[0] ?? 0), "nested-too-deep", message, hint)];
};

/** More than a paragraph can hold and still be read; more would overflow the stack of what reads it later. */
const LONGEST_PARAGRAPH = 2000;

const notTooLong: Rule = ({ tokens, place }) =>
  tokens.flatMap(({ type, content, map }) => {
    // Nearly all are too short to be worth counting.
    if (type !== "inline" || content.length < 2 * LONGEST_PARAGRAPH) return [];
    const words = content.split(/\s+/).length;
    if (words <= LONGEST_PARAGRAPH) return [];
    const message = `This paragraph has ${words} words; ${LONGEST_PARAGRAPH} is the most.`;
    return error(place(map?.[0] ?? 0), "paragraph-too-long", message, "Part it with blank lines.");
  });

/** A passage of history that never ends would hide whatever stands below it. */
const historyEnds: Rule = ({ tokens, lines, place }) =>
  tokens.flatMap(({ type, map }) => {
    if (type !== "container_history_open" || map === null) return [];
    if (/^\s*:::+\s*$/.test(lines[map[1]] ?? "")) return [];
    const message = "This passage of history has no end.";
    return error(place(map[0]), "history-unclosed", message, "Put a line “:::” where it ends.");
  });

const noInvisible: Rule = (body) =>
  body.tokens.flatMap(({ type, content, map }) => {
    const [sign] = type === "inline" ? (INVISIBLE.exec(content.replaceAll("\n", " ")) ?? []) : [];
    if (sign === undefined) return [];
    const message =
      "There is an invisible control character here, which can make a text look like another.";
    const hint = "Write the words anew instead of pasting them.";
    return error(body.place(map?.[0] ?? 0, sign), "invisible-character", message, hint);
  });

/** What is neither plain text nor its layout, of some types. */
function others(body: Body, ...types: readonly string[]): Body["others"] {
  return body.others.filter(({ token }) => types.includes(token.type));
}

const noHtml: Rule = (body) =>
  others(body, "html_block", "html_inline").map(({ token, line }) => {
    const start = token.content.trim().split("\n")[0] ?? "";
    return error(
      body.place(line, start),
      "raw-html",
      `There is HTML here: ${start}`,
      "Write it in Markdown. To show the sign “<” itself, write “\\<”.",
    );
  });

const noPictures: Rule = (body) =>
  others(body, "image").map(({ line }) => {
    const hint = "Say in words what it shows: the pages carry text only.";
    return error(body.place(line, "!["), "picture", "There is a picture here.", hint);
  });

const noTables: Rule = (body) =>
  others(body, "table_open").map(({ line }) => {
    const message =
      "There is a table here, and a Markdown table has no caption for people who cannot see it.";
    const hint = "Write a list, or put the facts into _data and call a block.";
    return error(body.place(line), "markdown-table", message, hint);
  });

const knownBlocks: Rule = (body) => [
  ...others(body, BLOCK)
    .filter(({ token }) => !body.blocks.includes(token.info))
    .map(({ token, line }) => unknownBlock(body, line, `::${token.info}`)),
  ...body.paragraphs
    .filter(({ text }) => /^:[\s:]*\w/.test(text) || body.blocks.includes(text.trim()))
    .map(({ text, line }) => unknownBlock(body, line, text)),
];

/** A block's table has an address for each row, and an address can stand on a page once. */
const blocksOnce: Rule = (body) => {
  const called = new Set<string>();
  return others(body, BLOCK).flatMap(({ token: { info }, line }) => {
    const again = called.has(info);
    called.add(info);
    if (!again) return [];
    const message = `“::${info}” stands on this page already.`;
    const hint = "Take one of the two lines out.";
    return error(body.place(line, `::${info}`), "block-twice", message, hint);
  });
};

/** Marks that were meant to do something and would be printed as they stand. */
const strayMarks: Rule = (body) =>
  body.paragraphs.flatMap(({ content, line }) =>
    STRAY_MARKS.filter(({ found }) => found.test(content)).map(({ found, message, hint }) =>
      error(body.place(line, found.exec(content)?.[0]), "stray-marks", message, hint),
    ),
  );

const STRAY_MARKS = [
  {
    found: /^#{1,6}(?=[^\s#])/m,
    message: "A heading needs a space between its “#” signs and its words.",
    hint: "Write: ## The heading {#its-address}",
  },
  {
    found: /\{#/,
    message: "An address in curly brackets can stand only at the end of a heading.",
    hint: "Start the line with “## ”, or take the brackets out.",
  },
  {
    found: /\](?: +\(|\[[^\]]*\](?!:))|\)\[[^\]]+\]/,
    message: "This looks like a link whose brackets are mixed up.",
    hint: "Write: [the words](/the-address/), with nothing between the two pairs of brackets.",
  },
  {
    found: /^[•–·](?=\s*\S)/m,
    message: "This looks like an entry of a list, and is printed as a plain line.",
    hint: "Start the line with “- ”: a hyphen and a space. Put a blank line before the list.",
  },
  {
    found: /^(?:<{7}|={7}|>{7})/m,
    message: "Two changes of this text have met here, and nobody has chosen between them.",
    hint: "Keep the lines that are right, and take out those that start with <<<<<<<, ======= and >>>>>>>.",
  },
  {
    found: /(?<![(<[\w"])https?:\/\//,
    message: "This address is printed as it stands, and nobody can click it.",
    hint: "Write: [the words](https://the.address/)",
  },
  {
    found: /^(?:```|~~~)/m,
    message: "Lines of code have no place on these pages.",
    hint: "Take the three marks out. A name can stand between single marks: `PHPSESSID`.",
  },
];

function unknownBlock(body: Body, line: number, written: string): Problem {
  const known = body.blocks.map((name) => `::${name}`);
  return error(
    body.place(line, written),
    "unknown-block",
    `There is no block “${written}”.`,
    `${known.includes(written) ? "It works only by itself, without other marks. " : didYouMean(written, known)}These can stand on a line of their own: ${known.join(", ")}, or “::: history” and its end “:::”. A sentence cannot start with a colon.`,
  );
}

const currentNames: Rule = (body) => {
  const tokens = withoutHistory(body.tokens);
  const inText = tokens
    .filter(({ type }) => type === "inline")
    .flatMap((token) => {
      const line = token.map?.[0] ?? 0;
      return outdatedNames(
        plainText(token),
        (words, before) => body.place(line, words, before),
        " If the passage tells history, put it between a line “::: history” and a line “:::”.",
      );
    });
  const { links } = tokens.length === body.tokens.length ? body : outlineOf(tokens);
  const inLinks = links.flatMap(({ href, line }) => outdatedHost(href, body.place(line, href)));
  return [...inText, ...inLinks];
};
