import { type Inventory, type Listing, listing } from "cookie-inventory";

/** What visitors see of the cookie inventory, as templates read it: `cookies`. */
export interface PublishedCookies {
  /** In the inventory’s order. */
  readonly all: Listing["cookies"];
  /** By category. */
  readonly groups: Listing["groups"];
}

/** The part of an inventory that is published. */
export function publishedCookies(inventory: Inventory): PublishedCookies {
  const { cookies, groups } = listing(inventory);
  return { all: cookies, groups };
}
