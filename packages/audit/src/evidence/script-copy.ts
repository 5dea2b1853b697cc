import jsTokens from "js-tokens";
import { hideValue } from "./redact-http.ts";

/** The maximum length of a copy’s original, in characters. */
const MAX_LENGTH = 1_000_000;

/** The kinds of tokens that are not values. */
const CODE: ReadonlySet<string> = new Set([
  "IdentifierName",
  "LineTerminatorSequence",
  "PrivateIdentifier",
  "Punctuator",
  "WhiteSpace",
]);

/** Numbers with this many digits may identify something. */
const LONG_NUMBER = /\d{5}/;

/** What a script writes about a cookie besides its name and value. */
const COOKIE_ATTRIBUTES = [
  String.raw`(?:path=/(?=[;\s]|$)|max-age=-?\d+|samesite=(?:lax|strict|none))`,
  "(?:path|domain|expires|max-age|samesite|secure|partitioned)",
];

/**
 * Returns a copy of a script in which quoted text, comments, regular expressions and long numbers are replaced by their
 * length, because a script may contain values. `names` and the attributes of cookies are kept, and so are line breaks.
 */
export function copyScript(
  source: string,
  names: Iterable<string>,
): { text: string; isCut: boolean } {
  const hide = createHider(names);
  // Old scripts start and end with a line like this, which is a comment.
  const text = source.slice(0, MAX_LENGTH).replaceAll(/^[ \t]*(?:<!--|-->).*$/gm, "//");
  const copied = Array.from(jsTokens(text), ({ type, value }) => {
    if (CODE.has(type)) return value;
    if (type === "NumericLiteral") return LONG_NUMBER.test(value) ? hideValue(value) : value;
    return hide(value);
  });
  return { text: copied.join(""), isCut: source.length > MAX_LENGTH };
}

/** Returns a function that hides the content of a token, and keeps its delimiters. */
function createHider(names: Iterable<string>): (token: string) => string {
  const kept = [...new Set(names)]
    .filter((name) => name !== "")
    .toSorted((a, b) => b.length - a.length)
    .map((name) => RegExp.escape(name));
  const words = [...kept, ...COOKIE_ATTRIBUTES].join("|");
  const pieces = new RegExp(
    String.raw`((?<![\w-])(?:${words})(?![\w-])|\s*[;=,]\s*|\s*\n\s*)`,
    "i",
  );
  return (token) => {
    const [, start = "", content = "", end = ""] =
      /^(\/\*|\/\/|#!|["'`/}]|)(.*?)(\*\/|\$\{|["'`]|(?<=^\/.*)\/[a-z]*|)$/s.exec(token) ?? [];
    return start + content.split(pieces).map(hidePiece).join("") + end;
  };
}

/** Hides a part of a token; every second part is kept. */
function hidePiece(piece: string, index: number): string {
  return index % 2 === 1 || piece === "" ? piece : hideValue(piece);
}

/** Returns the inline scripts of a document that cover a line, and where they start; undefined if there are none. */
export function findInlineScripts(
  html: string,
  line: number,
): { source: string; firstLine: number } | undefined {
  const scripts = [...html.matchAll(/<script\b[^>]*>(.*?)<\/script\s*>/dgis)].flatMap((match) => {
    const [, source = ""] = match;
    const start = match.indices?.[1]?.[0] ?? 0;
    const firstLine = html.slice(0, start).split("\n").length;
    const lastLine = firstLine + source.split("\n").length - 1;
    return firstLine <= line && line <= lastLine ? { source, firstLine } : [];
  });
  const [first] = scripts;
  return (
    first && { source: scripts.map(({ source }) => source).join("\n"), firstLine: first.firstLine }
  );
}
