import {
  error,
  type Located,
  type Problem,
  type Project,
  readJsonWithSchema,
  type ReadResult,
  toEditorSchema,
  warning,
} from "cookie-inventory";
import { z } from "zod";
import type { LocatedPage, Page } from "./page-reader.ts";

export const ADDRESSES_FILE = "_data/addresses.json";

const schema = z.record(
  z.string().regex(/^\/[\w./-]*$/, "must be a path that starts with “/”"),
  z.array(z.string()),
);

/** Every path that was ever published, with the ids of its headings, since other websites may link to them. */
export type PublishedAddresses = z.output<typeof schema>;

/** Returns the JSON Schema for editors. */
export function addressesJsonSchema(): object {
  const title = "Every path that was ever published, with the ids of its headings";
  return toEditorSchema(schema, title);
}

/** Reads `_data/addresses.json`. */
export function readAddresses(project: Project): ReadResult<Located<PublishedAddresses>> {
  return readJsonWithSchema(project, ADDRESSES_FILE, schema, { fields: {} });
}

/** Returns an error for each published address that no longer works. `redirected` are paths with a redirect. */
export function findLostAddresses(
  { data, at }: Located<PublishedAddresses>,
  pages: readonly Page[],
  redirected: readonly string[],
): Problem[] {
  return Object.entries(data).flatMap(([path, ids]) => {
    const page = pages.find(({ url }) => url === path);
    if (page === undefined) {
      if (redirected.includes(path)) return [];
      const message = `There is no longer a page at ${path}, and other websites may link to it.`;
      const hint = `Put the page back, or add "${path}" to “formerAddresses” in _data/organisation.json, which redirects visitors to the statement.`;
      return error(at([path]), "lost-page", message, hint);
    }
    const current = new Set(page.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]));
    return ids.flatMap((id, index) => {
      if (current.has(id)) return [];
      const message = `There is no longer a heading at ${path}#${id}, and other websites may link to it.`;
      const hint = `In ${page.file}, write {#new-id #${id}} after the heading that replaced it.`;
      return error(at([path, index]), "lost-heading", message, hint);
    });
  });
}

/** Returns an error for each published page, and a warning for each heading, that `_data/addresses.json` does not list yet. */
export function findUnlistedAddresses(
  { data }: Located<PublishedAddresses>,
  pages: readonly LocatedPage[],
): Problem[] {
  return pages
    .filter((page) => page.data.indexed)
    .flatMap(({ data: { url, file }, body }) => {
      const listed = data[url];
      if (listed === undefined) {
        const ids = JSON.stringify(body.headings.map(({ id }) => id));
        const message = `The page at ${url} is new, and its address is not listed yet.`;
        const hint = `Add "${url}": ${ids} to ${ADDRESSES_FILE}.`;
        return error({ file }, "unlisted-address", message, hint);
      }
      return body.headings.flatMap(({ id, text, line }) => {
        if (listed.includes(id)) return [];
        const message = `The heading “${text}” is new, and its address is not listed yet.`;
        const hint = `Add "${id}" to the list for "${url}" in ${ADDRESSES_FILE}.`;
        return warning(body.place(line, `{#${id}`), "unlisted-address", message, hint);
      });
    });
}
