import { compareText } from "../compare/text-order.ts";
import { joinList, shorten } from "../compare/quoting.ts";
import { type Observations, STATES } from "../observation-schema.ts";
import { everythingOpened } from "./page-order.ts";
import { originOf } from "./site-results.ts";
import { AFTER } from "./report-messages.ts";

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
      return { href: null, text: shorten(address) };
    const short = url.pathname + url.search;
    return { href: url.href, text: shorten(isOne ? short : url.host + short) };
  };
}

/**
 * The third parties that were contacted: those of most pages first. `only` says after which choice alone, such as
 * “after “yes””; null where it was before any.
 */
export function thirdParties(observations: Observations, link: (address: string) => Link) {
  const contacts = everythingOpened(observations).flatMap(({ hosts, address, state }) =>
    hosts.map((host) => ({ host, address, state })),
  );
  return [...Map.groupBy(contacts, ({ host }) => host)]
    .map(([host, same]) => {
      const addresses = new Set(same.map(({ address }) => address));
      const states = STATES.filter((each) => same.some(({ state }) => state === each));
      return {
        host: shorten(host),
        pages: addresses.size,
        first: link([...addresses][0] ?? ""),
        only: states.includes("before") ? null : joinList(states.map((state) => AFTER[state])),
      };
    })
    .toSorted((a, b) => b.pages - a.pages || compareText(a.host, b.host));
}
