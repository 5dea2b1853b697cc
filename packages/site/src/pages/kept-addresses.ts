import { z } from "zod";
import {
  error,
  type Located,
  type Problem,
  type Project,
  type ReadResult,
  readJsonWithSchema,
  warning,
} from "cookie-inventory";
import type { LocatedPage, Page } from "./page-reader.ts";

export const ADDRESSES_FILE = "_data/addresses.json";

const schema = z.record(
  z.string().regex(/^\/[\w./-]*$/, "must be a path that starts with “/”"),
  z.array(z.string()),
);

/** Every path that was ever published, with the ids of its headings: others may have linked to them. */
export type Addresses = z.output<typeof schema>;

/** Reads `_data/addresses.json`. */
export function readAddresses(project: Project): ReadResult<Located<Addresses>> {
  return readJsonWithSchema(project, ADDRESSES_FILE, schema, { fields: {} });
}

/** Published addresses that lead nowhere any more. `redirected` are the paths that lead to another page. */
export function lostAddresses(
  { data, at }: Located<Addresses>,
  pages: readonly Page[],
  redirected: readonly string[],
): Problem[] {
  return Object.entries(data).flatMap(([path, ids]) => {
    const page = pages.find(({ url }) => url === path);
    if (page === undefined) {
      if (redirected.includes(path)) return [];
      const message = `There is no page at ${path} any more, and others may have linked to it.`;
      const hint = `Put the page back; or add "${path}" to “formerAddresses” in _data/organisation.json, which leads visitors to the statement.`;
      return error(at([path]), "lost-page", message, hint);
    }
    const now = new Set(page.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]));
    return ids.flatMap((id, index) => {
      if (now.has(id)) return [];
      const message = `There is no heading at ${path}#${id} any more, and others may have linked to it.`;
      const hint = `In ${page.file}, write {#new-id #${id}} behind the heading that took its place.`;
      return error(at([path, index]), "lost-heading", message, hint);
    });
  });
}

/** Pages and headings that are published and not yet on the list. */
export function unlistedAddresses(
  { data }: Located<Addresses>,
  pages: readonly LocatedPage[],
): Problem[] {
  return pages
    .filter((page) => page.data.indexed)
    .flatMap(({ data: { url, file }, body }) => {
      const kept = data[url];
      if (kept === undefined) {
        const ids = JSON.stringify(body.headings.map(({ id }) => id));
        const message = `The page at ${url} is new, and its address is not yet kept.`;
        const hint = `Add "${url}": ${ids} to ${ADDRESSES_FILE}.`;
        return warning({ file }, "unlisted-address", message, hint);
      }
      return body.headings.flatMap(({ id, text, line }) => {
        if (kept.includes(id)) return [];
        const message = `The heading “${text}” is new, and its address is not yet kept.`;
        const hint = `Add "${id}" to the list of "${url}" in ${ADDRESSES_FILE}.`;
        return warning(body.place(line, `{#${id}`), "unlisted-address", message, hint);
      });
    });
}
