import { byText } from "../compare/order.ts";
import { shown } from "../compare/words.ts";
import type { Observations } from "../observations.ts";
import { type Some, some } from "./counts.ts";
import { originOf } from "./sites.ts";

/** An address to show; without `href` where it is none that a browser should be sent to. */
export interface Link {
  readonly href: string | null;
  readonly text: string;
}

/** Makes links that are as short as they can be: without the website’s name, where there is one website alone. */
export function linker({ pages }: Observations): (address: string) => Link {
  const isOne = new Set(pages.map(({ address }) => originOf(address))).size === 1;
  return (address) => {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol))
      return { href: null, text: shown(address) };
    const short = url.pathname + url.search;
    return { href: url.href, text: shown(isOne ? short : url.host + short) };
  };
}

/** A host of somebody else’s that pages contacted. */
export interface ThirdParty {
  readonly host: string;
  readonly pages: number;
  readonly first: Link;
}

/** The third parties that were contacted: those of most pages first. */
export function thirdParties(
  { pages }: Observations,
  link: (address: string) => Link,
): ThirdParty[] {
  const inTurn = pages.toSorted((a, b) => a.order - b.order);
  const contacts = inTurn.flatMap(({ hosts, address }) => hosts.map((host) => ({ host, address })));
  return [...Map.groupBy(contacts, ({ host }) => host)]
    .map(([host, same]) => ({
      host: shown(host),
      pages: same.length,
      first: link(same[0]?.address ?? ""),
    }))
    .toSorted((a, b) => b.pages - a.pages || byText(a.host, b.host));
}

/** The first few of some addresses, as links. */
export function someLinks(
  addresses: readonly string[],
  most: number,
  link: (address: string) => Link,
): Some<Link> {
  const { shown: first, more } = some(addresses, most);
  return { shown: first.map(link), more };
}
