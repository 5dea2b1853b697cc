import { error, type Problem } from "cookie-inventory";
import type { PartialPage } from "./page-reader.ts";

/**
 * Returns an error for each page with the title or the description of another: in search results, and in a browser’s tabs,
 * no one could tell them apart (WCAG 2.4.2). Ignores pages that search engines do not list.
 */
export function findSharedTitles(pages: readonly PartialPage[]): Problem[] {
  const indexed = pages.filter(({ data }) => data.indexed !== false);
  return (["title", "description"] as const).flatMap((field) => {
    // Reversed, so that the first of two pages wins.
    const firsts = new Map<string | undefined, string>(
      indexed.toReversed().map(({ data }) => [data[field], data.file]),
    );
    return indexed.flatMap(({ data, at }) => {
      const first = firsts.get(data[field]);
      if (data[field] === undefined || first === undefined || first === data.file) return [];
      const message = `This page has the same ${field} as ${first}.`;
      const hint = `Write a ${field} that says what only this page is about.`;
      return error(at([field]), `shared-${field}`, message, hint);
    });
  });
}
