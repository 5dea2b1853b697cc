import { digestOf } from "cookie-inventory";
import { readTextSections } from "../editions/page-sections.ts";
import type { PageBody } from "../pages/page-body.ts";
import type { PartialPage } from "../pages/page-reader.ts";

/** Digests of a page’s texts by their names: “title”, “#cookies” for a section, “#” for the text before the first heading. */
export type PageDigests = ReadonlyMap<string, string>;

/** Returns the digest of a text, by which a translation says what it translates. The layout of Markdown does not count. */
export function digestText(...parts: readonly string[]): string {
  return digestOf(JSON.stringify(parts)).slice(0, 16);
}

/** Returns the digests of what a translation of a page has to translate. */
export function digestPage({ data, body }: Pick<PartialPage, "data" | "body">): PageDigests {
  const { title, description, navigation } = data;
  const details = Object.entries({ title, description, navigation: navigation?.title });
  return new Map([
    ...details.flatMap(([name, text]) =>
      text === undefined ? [] : [[name, digestText(name, text)] as const],
    ),
    ...readTextSections({ body }).map(({ ids: [id = ""], heading, paragraphs }) => {
      const text = id === "" ? paragraphs : [heading, ...paragraphs];
      return [`#${id}`, digestText(`#${id}`, ...text)] as const;
    }),
  ]);
}

/** Returns the digest of a whole page, for a summary of it. */
export function digestWholePage(digests: PageDigests): string {
  return digestText(...digests.values());
}

/** Returns the digest of an introduction, which has no headings. */
export function digestIntroduction(body: PageBody): string {
  return digestText(...readTextSections({ body }).flatMap(({ paragraphs }) => paragraphs));
}
