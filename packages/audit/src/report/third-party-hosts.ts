import { joinList, shorten } from "../compare/quoting.ts";
import { compareText } from "../compare/text-order.ts";
import { type Observations, STATES } from "../observation-schema.ts";
import type { PageLink } from "./page-links.ts";
import { pagesAndChoices } from "./page-order.ts";
import { STATE_LABELS } from "./shared-labels.ts";

/**
 * Returns the third-party hosts that were contacted: those contacted by most pages first. `onlyAfter` is set for hosts
 * that were not contacted before a choice, such as “after accepting”.
 */
export function listThirdPartyHosts(
  observations: Observations,
  link: (address: string) => PageLink,
) {
  const contacts = pagesAndChoices(observations).flatMap(({ hosts, address, state }) =>
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
        onlyAfter: states.includes("before")
          ? null
          : joinList(states.map((state) => STATE_LABELS[state])),
      };
    })
    .toSorted((a, b) => b.pages - a.pages || compareText(a.host, b.host));
}
