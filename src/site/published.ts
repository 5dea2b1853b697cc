import type { Examples } from "../open-data/examples.ts";
import { changesPageOf } from "./changes.ts";
import { keep } from "./keep.ts";
import type { SiteData } from "./site-data.ts";
import type { Tools } from "./tools.ts";

/** A file for programs. */
export interface PublishedFile {
  /** Its path on the site. */
  readonly path: string;
  readonly content: string;
  /** Its media type, where hosts do not know it by the file's name. */
  readonly type: string | null;
  /** Whether programs of other websites may read it (CORS). */
  readonly isOpen: boolean;
}

/** What the site publishes for programs: each file by its path, and a piece of each for people to look at. */
export interface Published {
  readonly files: readonly PublishedFile[];
  readonly examples: Examples;
}

/**
 * The files for programs, kept by what they are made from; what makes them is loaded only where something has
 * changed. `statement` is the text of the statement’s page, as HTML.
 */
export async function published(
  statement: string,
  site: SiteData,
  { root, code, templates }: Tools,
): Promise<Published> {
  const { organisation, listing, changes } = site;
  const facts = [organisation, listing, changes, site.statement, changesPageOf(site)];
  const files = await keep(
    root,
    ["published", code, statement, JSON.stringify(facts)],
    async () => {
      const { publish } = await import("./publish.ts");
      return JSON.stringify(publish(statement, site, templates));
    },
  );
  return JSON.parse(files);
}
