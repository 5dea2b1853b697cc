import type { Token } from "markdown-it";
import { error } from "cookie-inventory";
import { ID, type Rule, suggestId } from "./page-body.ts";

/** Each heading has words and an address of its own. */
export const headingIds: Rule = (body) => {
  const seen = new Map<string, number>();
  return body.headings.flatMap(({ token, text, line, formerIds }) => {
    // What was meant as an address is no part of the words.
    const words = text.replaceAll(/\s*\{[^{}]*\}.*$/g, "").trim();
    const typed = /\{\s*#?([^{}]*)\}/.exec(text)?.[1] ?? token.attrGet("id") ?? "";
    const hint = `Write: ${"#".repeat(level(token))} ${words} {#${suggestId(String(typed) || words)}}`;
    const place = body.place(line);
    if (text.trim() === "") {
      const fix = "Write its words, or take it out.";
      return error(place, "empty-heading", "This heading has no words.", fix);
    }
    const id = token.attrGet("id");
    if (id === null) {
      return error(place, "heading-without-id", `The heading “${text}” has no address.`, hint);
    }
    return [String(id), ...formerIds].flatMap((name) => {
      if (!ID.test(name)) {
        const message = `The address “#${name}” may hold only small letters, digits and hyphens.`;
        return error(place, "bad-heading-id", message, hint);
      }
      const first = seen.get(name);
      seen.set(name, first ?? line);
      if (first === undefined) return [];
      const message = `The heading on line ${body.place(first).line} has the address “#${name}” already.`;
      const own = suggestId(words) === name ? `${name}-2` : suggestId(words);
      const other = `Give it an address of its own: ${"#".repeat(level(token))} ${words} {#${own}}`;
      return error(place, "duplicate-heading-id", message, other);
    });
  });
};

/** WCAG 2.2, 1.3.1: people who jump from heading to heading rely on the levels. */
export const headingLevels: Rule = (body) => {
  let above = 1;
  return body.headings.flatMap(({ token, text, line }) => {
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

function level(heading: Token): number {
  return Number(heading.tag.slice(1));
}
