import { shorten } from "../compare/quoting.ts";
import type { Observations } from "../observation-schema.ts";
import { originOf } from "./site-results.ts";

export interface PageLink {
  /** null if it is not an HTTP or HTTPS address: a report must not link to anything else. */
  readonly href: string | null;
  readonly text: string;
}

/** Returns a function that creates links. Their text omits the host if the run visited only one website. */
export function createLinker({ pages }: Observations): (address: string) => PageLink {
  const isOneWebsite = new Set(pages.map(({ address }) => originOf(address))).size === 1;
  return (address) => {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol))
      return { href: null, text: shorten(address) };
    const path = url.pathname + url.search;
    return { href: url.href, text: shorten(isOneWebsite ? path : url.host + path) };
  };
}
