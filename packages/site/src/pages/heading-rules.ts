import { error } from "cookie-inventory";
import type { Token } from "markdown-it";
import { type BodyRule, ID, suggestId } from "./page-body.ts";

/** Checks that each heading has text and a unique id. */
export const checkHeadingIds: BodyRule = (body) => {
  const lines = new Map<string, number>();
  return body.headings.flatMap(({ token, text, line, formerIds }) => {
    const title = text.replaceAll(/\s*\{[^{}]*\}.*$/g, "").trim();
    const typed = /\{\s*#?([^{}]*)\}/.exec(text)?.[1] ?? token.attrGet("id") ?? "";
    const hint = `Write: ${"#".repeat(getLevel(token))} ${title} {#${suggestId(String(typed) || title)}}`;
    const place = body.place(line);
    if (text.trim() === "") {
      const fix = "Write its text, or remove the heading.";
      return error(place, "empty-heading", "This heading has no text.", fix);
    }
    const id = token.attrGet("id");
    if (id === null) {
      return error(place, "heading-without-id", `The heading “${text}” has no id.`, hint);
    }
    return [String(id), ...formerIds].flatMap((name) => {
      if (!ID.test(name)) {
        const message = `The id “#${name}” must contain only lower case letters, digits and hyphens.`;
        return error(place, "bad-heading-id", message, hint);
      }
      const first = lines.get(name);
      lines.set(name, first ?? line);
      if (first === undefined) return [];
      const message = `The heading on line ${body.place(first).line} already has the id “#${name}”.`;
      const unused = suggestId(title) === name ? `${name}-2` : suggestId(title);
      const fix = `Give it a different id: ${"#".repeat(getLevel(token))} ${title} {#${unused}}`;
      return error(place, "duplicate-heading-id", message, fix);
    });
  });
};

/** Checks that no heading level is skipped: screen reader users move through a page by levels (WCAG 2.2, 1.3.1). */
export const checkHeadingLevels: BodyRule = (body) => {
  let previous = 1;
  return body.headings.flatMap(({ token, text, line }) => {
    const current = getLevel(token);
    const deepest = previous + 1;
    previous = current;
    if (current > 1 && current <= deepest) return [];
    const correct = Math.min(Math.max(current, 2), deepest);
    const message =
      current === 1
        ? `“${text}” has one “#”, which is reserved for the page’s title.`
        : `“${text}” is ${current - deepest === 1 ? "one level" : `${current - deepest} levels`} too deep for the heading above it.`;
    const hint = `Write: ${"#".repeat(correct)} ${text} {#${String(token.attrGet("id") ?? suggestId(text))}}`;
    return error(body.place(line), current === 1 ? "second-title" : "heading-level", message, hint);
  });
};

function getLevel(heading: Token): number {
  return Number(heading.tag.slice(1));
}
