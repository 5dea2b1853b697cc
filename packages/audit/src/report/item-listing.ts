import { STATES } from "../observation-schema.ts";
import type { Audit } from "./audit-result.ts";
import { listItemStates } from "./consent-states.ts";
import { formatLifetime, formatSetters, STORAGE_LABELS } from "./shared-labels.ts";
import { truncateList } from "./truncate-list.ts";

/** The maximum number of setters of an item. */
const MAX_SETTERS = 3;

/**
 * Returns what is stored, by whom, for how long and in which states: what a report without an inventory consists of.
 * Items that depend on the visitor’s choice come first.
 */
export function listItems(audit: Audit) {
  // A run that made no choice has only the first state.
  const states = audit.observations.choices.length > 0 ? STATES : (["before"] as const);
  return listItemStates(audit).map(({ item, name, domain, cells }) => {
    const { shown, more } = truncateList(formatSetters(item.setters), MAX_SETTERS);
    return {
      name,
      domain,
      storage: STORAGE_LABELS[item.storage],
      party: item.party === "first" ? "first party" : "third party",
      lifetime: describeLifetime(item),
      setBy: [...shown, ...(more > 0 ? [`${more} more`] : [])].join("; "),
      states: states.map((state) => ({ state, text: cells[state].text })),
    };
  });
}

export type ListedItem = ReturnType<typeof listItems>[number];

/** Other storage than cookies has no lifetime; sessionStorage ends with the tab. */
function describeLifetime({ storage, lifetime }: Audit["items"][number]): string {
  if (storage === "sessionStorage") return "session";
  if (storage !== "cookie") return "no expiry date";
  return lifetime === null ? "session" : formatLifetime(lifetime);
}
