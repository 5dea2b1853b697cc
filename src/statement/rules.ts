import type { Token } from "markdown-it";
import { error, type Place, type Problem } from "../problems/problem.ts";
import { BLOCK, plainText } from "./markdown.ts";

/** What the rules look at: one page's tokens, and what surrounds them. */
export interface Body {
  readonly tokens: readonly Token[];
  /** The names of the blocks that a page can call. */
  readonly blocks: readonly string[];
  /** The place of a line of the body, counted from 0; `words` are looked for on it to find the column. */
  readonly place: (line: number, words?: string) => Place;
}

type Rule = (body: Body) => Problem[];

/** Every problem in a page's body, in the order of its lines. */
export function findProblems(body: Body): Problem[] {
  const rules: Rule[] = [
    noHtml,
    noPictures,
    noTables,
    safeLinks,
    knownBlocks,
    headingIds,
    headingLevels,
  ];
  return rules.flatMap((rule) => rule(body)).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

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
  all(body, ["link_open"]).flatMap(({ token, line }) => {
    const href = String(token.attrGet("href") ?? "");
    if (isSafeLink(href)) return [];
    return error(
      body.place(line, href),
      "unsafe-link",
      `The link to “${href}” leads nowhere that we can vouch for.`,
      "Start it with “https://”, “mailto:”, “tel:”, “/” for a page of this site, or “#” for a heading of this page.",
    );
  });

const knownBlocks: Rule = (body) => [
  ...all(body, [BLOCK])
    .filter(({ token }) => !body.blocks.includes(token.info))
    .map(({ token, line }) => unknownBlock(body, line, `::${token.info}`)),
  ...paragraphs(body)
    .filter(({ text }) => /^:[\s:]*\w/.test(text))
    .map(({ text, line }) => unknownBlock(body, line, text)),
];

function unknownBlock(body: Body, line: number, written: string): Problem {
  const known = body.blocks.map((name) => `::${name}`).join(", ");
  return error(
    body.place(line, written),
    "unknown-block",
    `There is no block “${written}”.`,
    `Write one of these on a line of its own: ${known}. A sentence cannot start with a colon.`,
  );
}

const headingIds: Rule = (body) => {
  const seen = new Map<string, number>();
  return headings(body).flatMap(({ token, text, line }) => {
    const id = token.attrGet("id");
    const hint = `Write: ${"#".repeat(level(token))} ${text} {#${suggestId(text)}}`;
    const place = body.place(line);
    if (id === null)
      return error(place, "heading-without-id", `The heading “${text}” has no address.`, hint);
    if (!/^[a-z][a-z0-9-]*$/.test(String(id))) {
      return error(
        place,
        "bad-heading-id",
        `The address “#${id}” may hold only small letters, digits and hyphens.`,
        hint,
      );
    }
    const first = seen.get(String(id));
    if (first === undefined) {
      seen.set(String(id), line);
      return [];
    }
    const other = body.place(first).line;
    return error(
      place,
      "duplicate-heading-id",
      `The heading on line ${other} has the address “#${id}” already.`,
      hint,
    );
  });
};

const headingLevels: Rule = (body) =>
  headings(body)
    .filter(({ token }) => level(token) === 1)
    .map(({ text, line }) =>
      error(
        body.place(line),
        "second-title",
        `“${text}” has one “#”, which is kept for the page’s title.`,
        `Write: ## ${text} {#${suggestId(text)}}`,
      ),
    );

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

/** Each token of some types with its line, inline ones included. */
function all({ tokens }: Body, types: readonly string[]): { token: Token; line: number }[] {
  return tokens.flatMap((block) => {
    const first = block.map?.[0] ?? 0;
    let breaks = 0;
    const inside = (block.children ?? []).map((token) => {
      if (token.type === "softbreak" || token.type === "hardbreak") breaks += 1;
      return { token, line: first + breaks };
    });
    return [{ token: block, line: first }, ...inside].filter(({ token }) =>
      types.includes(token.type),
    );
  });
}

/** Each heading with its words and line. */
export function headings(
  body: Pick<Body, "tokens">,
): { token: Token; text: string; line: number }[] {
  return textBlocks(body, "heading_open");
}

function paragraphs(body: Body) {
  return textBlocks(body, "paragraph_open");
}

function textBlocks({ tokens }: Pick<Body, "tokens">, type: string) {
  return tokens.flatMap((token, index) =>
    token.type === type
      ? [{ token, text: plainText(tokens[index + 1]), line: token.map?.[0] ?? 0 }]
      : [],
  );
}
