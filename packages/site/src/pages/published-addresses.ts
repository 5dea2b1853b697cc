import {
  type CheckedFile,
  error,
  type Located,
  type Partly,
  type Problem,
  type Project,
  readJsonWithSchema,
  toEditorSchema,
  warning,
} from "cookie-inventory";
import { z } from "zod";
import type { PartialPage } from "./page-reader.ts";

export const ADDRESSES_FILE = "_data/addresses.json";

/** A path that was published. */
const PATH = /^\/[\w./-]*$/;

const schema = z
  .record(z.string(), z.array(z.string()))
  .meta({ propertyNames: { type: "string", pattern: PATH.source } });

/** Every path that was ever published, with the ids of its headings, since other websites may link to them. */
export type PublishedAddresses = z.output<typeof schema>;

/** Returns the JSON Schema for editors. */
export function addressesJsonSchema(): object {
  const title = "Every path that was ever published, with the ids of its headings";
  return toEditorSchema(schema, title);
}

/** A page to whose headings others can link. */
export type LinkTarget = Pick<PartialPage["data"], "file" | "url"> & {
  readonly headings: readonly { readonly id: string; readonly formerIds: readonly string[] }[];
};

type ValidAddresses = Located<Partly<PublishedAddresses>>;

/** Reads `_data/addresses.json`. */
export function readAddresses(project: Project): CheckedFile<PublishedAddresses> {
  return readJsonWithSchema(project, ADDRESSES_FILE, schema, { fields: {} }, findWrongPaths);
}

/** Checks the paths here, not in the schema, which would not look at a path’s ids then. */
function findWrongPaths({ data, at }: ValidAddresses): Problem[] {
  return Object.keys(data)
    .filter((path) => !PATH.test(path))
    .map((path) =>
      error(
        at([path]),
        "wrong-value",
        `“${path}” must be a path that starts with “/”.`,
        "Compare it with another entry, or with the version before your change.",
      ),
    );
}

/**
 * Returns an error for each published address that no longer works. `redirected` are paths with a redirect, undefined
 * if they are not known; `unreadable` are those of pages whose headings are not known.
 */
export function findLostAddresses(
  { data, at }: ValidAddresses,
  pages: readonly LinkTarget[],
  redirected: readonly string[] | undefined,
  unreadable: ReadonlySet<string>,
): Problem[] {
  // Reversed, so that the first of two pages at one address wins.
  const byUrl = new Map(pages.toReversed().map((page) => [page.url, page]));
  const working = redirected && new Set([...redirected, ...unreadable]);
  return Object.entries(data).flatMap(([path, ids]) => {
    const page = byUrl.get(path);
    if (page === undefined) {
      if (working?.has(path) !== false) return [];
      const message = `There is no longer a page at ${path}, and other websites may link to it.`;
      const hint = `Put the page back, or add "${path}" to “formerAddresses” in _data/organisation.json, which redirects visitors to the statement.`;
      return error(at([path]), "lost-page", message, hint);
    }
    const current = new Set(page.headings.flatMap(({ id, formerIds }) => [id, ...formerIds]));
    return (ids ?? []).flatMap((id, index) => {
      if (id === undefined || current.has(id)) return [];
      const message = `There is no longer a heading at ${path}#${id}, and other websites may link to it.`;
      const hint = page.file.endsWith(".md")
        ? `In ${page.file}, write {#new-id #${id}} after the heading that replaced it.`
        : `This page is made from ${page.file}, and its ids cannot be chosen. Remove this one from the list.`;
      return error(at([path, index]), "lost-heading", message, hint);
    });
  });
}

/** Returns an error for each published page, and a warning for each heading, that `_data/addresses.json` does not list yet. */
export function findUnlistedAddresses(
  { data }: ValidAddresses,
  pages: readonly PartialPage[],
): Problem[] {
  const listedIds = new Map(Object.entries(data));
  return pages.flatMap(({ data: { url, file, indexed }, body }) => {
    if (url === undefined || indexed === false) return [];
    if (!listedIds.has(url)) {
      const ids = JSON.stringify(body.headings.map(({ id }) => id));
      const message = `The page at ${url} is new, and its address is not listed yet.`;
      const hint = `Add "${url}": ${ids} to ${ADDRESSES_FILE}.`;
      return error({ file }, "unlisted-address", message, hint);
    }
    const listed = listedIds.get(url);
    // Its list of ids is wrong.
    if (listed === undefined) return [];
    return body.headings.flatMap(({ id, text, line }) => {
      if (listed.includes(id)) return [];
      const message = `The heading “${text}” is new, and its address is not listed yet.`;
      const hint = `Add "${id}" to the list for "${url}" in ${ADDRESSES_FILE}.`;
      return warning(body.place(line, `{#${id}`), "unlisted-address", message, hint);
    });
  });
}
