import type { Token } from "markdown-it";
import { INVISIBLE } from "../files/fields.ts";
import { didYouMean } from "../files/suggest.ts";
import { error, type Place, type Problem, warning } from "../problems/problem.ts";
import { BLOCK, formerIds, plainText, withoutHistory } from "./markdown.ts";
import { outdatedNames } from "../wording/outdated.ts";

/** What the rules look at: one page's tokens, and what surrounds them. */
export interface Body {
  readonly tokens: readonly Token[];
  /** The names of the blocks that a page can call. */
  readonly blocks: readonly string[];
  /** The place of `words` from a line of the body on (counted from 0); of that line when they are not found. */
  readonly place: (line: number, words?: string) => Place;
}

type Rule = (body: Body) => Problem[];

/** Every error in a page's body. */
export function findErrors(body: Body): Problem[] {
  const rules = [
    notTooDeep,
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
export function adviseBody(body: Body): Problem[] {
  return linkTexts(body);
}

/** Deeper than anybody can read; what looks at the text later would overflow the stack. */
const DEEPEST = 20;

const isDeep = ({ level: depth }: Token) => depth > DEEPEST;

const notTooDeep: Rule = ({ tokens, place }) => {
  const deep = tokens.find((token) => isDeep(token) || token.children?.some(isDeep));
  if (deep === undefined) return [];
  const message = "Lists or quotations stand inside each other too deep here.";
  return [
    error(
      place(deep.map?.[0] ?? 0),
      "nested-too-deep",
      message,
      "Take out the signs that are too many.",
    ),
  ];
};

const noInvisible: Rule = (body) =>
  body.tokens.flatMap(({ type, content, map }) => {
    const [sign] = type === "inline" ? (INVISIBLE.exec(content.replaceAll("\n", " ")) ?? []) : [];
    if (sign === undefined) return [];
    const message =
      "There is an invisible control character here, which can make a text look like another.";
    const hint = "Write the words anew instead of pasting them.";
    return error(body.place(map?.[0] ?? 0, sign), "invisible-character", message, hint);
  });

const noHtml: Rule = (body) =>
  all(body, ["html_block", "html_inline"]).map(({ token, line }) => {
    const start = token.content.trim().split("\n")[0] ?? "";
    return error(
      body.place(line, start),
      "raw-html",
      `There is HTML here: ${start}`,
      "Write it in Markdown. To show the sign “<” itself, write “\\<”.",
    );
  });

const noPictures: Rule = (body) =>
  all(body, ["image"]).map(({ line }) =>
    error(
      body.place(line, "!["),
      "picture",
      "There is a picture here.",
      "Say in words what it shows: the pages carry text only.",
    ),
  );

const noTables: Rule = (body) =>
  all(body, ["table_open"]).map(({ line }) =>
    error(
      body.place(line),
      "markdown-table",
      "There is a table here, and a Markdown table has no caption for people who cannot see it.",
      "Write a list, or put the facts into _data and call a block.",
    ),
  );

const safeLinks: Rule = (body) =>
  links(body).flatMap(({ href, line }) =>
    isSafeLink(href)
      ? []
      : error(
          body.place(line, href),
          "unsafe-link",
          `The link to “${href}” leads nowhere that we can vouch for.`,
          "Start it with “https://”, “mailto:”, “tel:”, “/” for a page of this site, or “#” for a heading of this page.",
        ),
  );

const knownBlocks: Rule = (body) => [
  ...all(body, [BLOCK])
    .filter(({ token }) => !body.blocks.includes(token.info))
    .map(({ token, line }) => unknownBlock(body, line, `::${token.info}`)),
  ...textBlocks(body, "paragraph_open")
    .filter(({ text }) => /^:[\s:]*\w/.test(text))
    .map(({ text, line }) => unknownBlock(body, line, text)),
];

/** A block's table has an address for each row, and an address can stand on a page once. */
const blocksOnce: Rule = (body) => {
  const called = new Set<string>();
  return all(body, [BLOCK]).flatMap(({ token: { info }, line }) => {
    const again = called.has(info);
    called.add(info);
    if (!again) return [];
    const message = `“::${info}” stands on this page already.`;
    return error(
      body.place(line, `::${info}`),
      "block-twice",
      message,
      "Take one of the two lines out.",
    );
  });
};

/** Marks that were meant to do something and would be printed as they stand. */
const strayMarks: Rule = (body) =>
  textBlocks(body, "paragraph_open").flatMap(({ content, line }) =>
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

const headingIds: Rule = (body) => {
  const seen = new Map<string, number>();
  return headings(body).flatMap(({ token, text, line }) => {
    const hint = `Write: ${"#".repeat(level(token))} ${text} {#${suggestId(text)}}`;
    const place = body.place(line);
    if (text.trim() === "") {
      return error(
        place,
        "empty-heading",
        "This heading has no words.",
        "Write its words, or take it out.",
      );
    }
    const id = token.attrGet("id");
    if (id === null) {
      return error(place, "heading-without-id", `The heading “${text}” has no address.`, hint);
    }
    return [String(id), ...formerIds(token)].flatMap((name) => {
      if (!/^[a-z][a-z0-9-]*$/.test(name)) {
        const message = `The address “#${name}” may hold only small letters, digits and hyphens.`;
        return error(place, "bad-heading-id", message, hint);
      }
      const first = seen.get(name);
      seen.set(name, first ?? line);
      if (first === undefined) return [];
      const message = `The heading on line ${body.place(first).line} has the address “#${name}” already.`;
      return error(place, "duplicate-heading-id", message, hint);
    });
  });
};

/** WCAG 2.2, 1.3.1: people who jump from heading to heading rely on the levels. */
const headingLevels: Rule = (body) => {
  let above = 1;
  return headings(body).flatMap(({ token, text, line }) => {
    const now = level(token);
    const allowed = above + 1;
    above = now;
    if (now > 1 && now <= allowed) return [];
    const right = Math.min(Math.max(now, 2), allowed);
    const message =
      now === 1
        ? `“${text}” has one “#”, which is kept for the page’s title.`
        : `“${text}” is ${now - allowed === 1 ? "a level" : `${now - allowed} levels`} too deep for the heading above it.`;
    const hint = `Write: ${"#".repeat(right)} ${text} {#${String(token.attrGet("id") ?? suggestId(text))}}`;
    return error(body.place(line), now === 1 ? "second-title" : "heading-level", message, hint);
  });
};

const currentNames: Rule = (body) =>
  withoutHistory(body.tokens)
    .filter(({ type }) => type === "inline")
    .flatMap((token) => {
      const line = token.map?.[0] ?? 0;
      return outdatedNames(
        plainText(token),
        (words) => body.place(line, words),
        " If the passage tells history, put it between a line “::: history” and a line “:::”.",
      );
    });

/** GOV.UK, Content design, “Links”: the words of a link are read out by themselves. */
const linkTexts: Rule = (body) =>
  links(body)
    .filter(({ words }) =>
      VAGUE.has(
        words
          .toLowerCase()
          .replaceAll(/[^a-z ]/g, "")
          .trim(),
      ),
    )
    .map(({ words, line }) =>
      warning(
        body.place(line, `[${words}]`),
        "vague-link",
        `The link “${words}” does not say where it leads when it is read by itself.`,
        "Put the words that name the page inside the square brackets.",
      ),
    );

const VAGUE = new Set([
  "",
  "click here",
  "details",
  "find out more",
  "further details",
  "here",
  "information",
  "learn more",
  "link",
  "more",
  "more information",
  "page",
  "read more",
  "see here",
  "see more",
  "this",
  "this link",
  "this page",
  "this website",
  "website",
]);

/** An id for a heading, from its words. */
function suggestId(text: string): string {
  const id = text
    .toLowerCase()
    .replaceAll(/[’']/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-$/g, "");
  return id || "its-address";
}

/** Whether a link may be published: https, mail, telephone, this site or this page. */
function isSafeLink(href: string): boolean {
  if (/^#./.test(href) || /^\/(?![/\\])/.test(href)) return true;
  return /^(?:https:\/\/|mailto:|tel:)./.test(href) && URL.canParse(href);
}

function level(heading: Token): number {
  return Number(heading.tag.slice(1));
}

/** A link of a page: where it leads, its words, and its line in the body, counted from 0. */
export interface Link {
  readonly href: string;
  readonly words: string;
  readonly line: number;
}

/** Each link of a page. */
export function links({ tokens }: Pick<Body, "tokens">): Link[] {
  return tokens.flatMap((block) => {
    const children = block.children ?? [];
    const lines = linesOf(block);
    return children.flatMap((token, index) => {
      if (token.type !== "link_open") return [];
      const end = children.findIndex((other, at) => at > index && other.type === "link_close");
      const words = children
        .slice(index, end)
        .map(({ content }) => content)
        .join("");
      return { href: String(token.attrGet("href") ?? ""), words, line: lines[index] ?? 0 };
    });
  });
}

/** Each token of some types with its line in the body, inline ones included. */
function all({ tokens }: Body, types: readonly string[]): { token: Token; line: number }[] {
  return tokens.flatMap((block) => {
    const lines = linesOf(block);
    return [
      { token: block, line: block.map?.[0] ?? 0 },
      ...(block.children ?? []).map((token, index) => ({ token, line: lines[index] ?? 0 })),
    ].filter(({ token }) => types.includes(token.type));
  });
}

/** The line on which each child of a block stands. */
function linesOf({ map, children }: Token): number[] {
  let line = map?.[0] ?? 0;
  return (children ?? []).map(({ type }) => {
    const here = line;
    if (type === "softbreak" || type === "hardbreak") line += 1;
    return here;
  });
}

/** Each heading with its words and its line in the body. */
export function headings(body: Pick<Body, "tokens">): TextBlock[] {
  return textBlocks(body, "heading_open");
}

interface TextBlock {
  readonly token: Token;
  /** Its words as a reader sees them. */
  readonly text: string;
  /** Its words as they are written. */
  readonly content: string;
  readonly line: number;
}

function textBlocks({ tokens }: Pick<Body, "tokens">, type: string): TextBlock[] {
  return tokens.flatMap((token, index) =>
    token.type === type
      ? [
          {
            token,
            text: plainText(tokens[index + 1]),
            content: tokens[index + 1]?.content ?? "",
            line: token.map?.[0] ?? 0,
          },
        ]
      : [],
  );
}
