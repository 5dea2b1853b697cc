import type { Listing } from "../inventory/listing.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { Page } from "../statement/page.ts";
import { type Changes, changesOf } from "./changes.ts";
import type { Content } from "./content.ts";
import type { BuiltPage } from "./pages.ts";
import type { Icon } from "./icon.ts";
import type { Published } from "./published.ts";
import type { Styles } from "./styles.ts";

/** What templates can read, as `site`. */
export interface SiteData {
  readonly organisation: Organisation;
  readonly listing: Listing;
  readonly pages: readonly Page[];
  readonly statement: Page;
  /** The page that lists every cookie with an address of its own, if there is one. */
  readonly inventoryPage: Page | null;
  /** The pages in the menu, in its order. */
  readonly menu: readonly Page[];
  /** The pages that search engines are told of. */
  readonly indexed: readonly Page[];
  readonly icon: Icon;
  /** null where the project has not begun with editions. */
  readonly changes: Changes | null;
}

/** The site's data, with what is made of it. */
export interface WholeSite extends SiteData {
  /** What stands above a page, as HTML, by the address of the menu's entry that is open; “other” for other pages. */
  readonly headers: Readonly<Record<string, string>>;
  readonly published: Published;
  readonly styles: Styles;
}

/** The site's data: what editors wrote, and what stands in every page. */
export function siteData(
  { organisation, listing, log, statement, pages }: Content,
  icon: Icon,
): SiteData {
  return {
    icon,
    organisation,
    listing,
    changes: log && changesOf(log),
    pages,
    statement,
    inventoryPage: pages.find(({ calls }) => calls.includes("cookie-inventory")) ?? null,
    menu: pages
      .filter(({ navigation }) => navigation !== undefined)
      .toSorted((a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0)),
    indexed: pages.filter(({ indexed }) => indexed),
  };
}

/** Where Eleventy writes a file: as the page or the file says; where it is neither, by its own rules. */
export function permalinkOf({
  here,
  file,
}: {
  readonly here?: BuiltPage;
  readonly file?: Published["files"][number];
}): string | undefined {
  return here?.url ?? file?.path;
}
