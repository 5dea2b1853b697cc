import { type Inventory, isWithin } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import { partyOf } from "./record-corrections.ts";

/**
 * Returns the key of the provider that sets an item; null if the inventory does not make it certain. It is the
 * provider whose home is on the item’s source host, else the one that all records of that host name.
 */
export function findProviderKey(
  item: StoredItem,
  { providers, cookies }: Inventory,
  domains: readonly string[],
): string | null {
  const host = findSourceHost(item, domains);
  const party = partyOf(host, domains);
  const homeHosts = new Map(
    Object.entries(providers)
      .map(([key, { home }]) => [key, new URL(home).hostname] as const)
      .filter(([, home]) => party === "first" || partyOf(home, domains) === "third"),
  );
  const byHome = [...homeHosts].flatMap(([key, home]) =>
    isWithin(host, home.replace(/^www\./, "")) ? key : [],
  );
  if (byHome.length > 0) return findOnlyKey(byHome);
  const records = cookies.filter(
    ({ domain, provider, suggested }) =>
      provider !== null &&
      suggested?.provider === undefined &&
      homeHosts.has(provider) &&
      partyOf(domain, domains) === party &&
      isWithin(host, domain),
  );
  return findOnlyKey(records.flatMap(({ provider }) => provider ?? []));
}

/** Returns the host of the third-party script that set a first-party item, else the item’s domain. */
function findSourceHost(
  { domain, party, setters }: StoredItem,
  domains: readonly string[],
): string {
  if (party === "third") return domain;
  const script = setters.find(({ by }) => by === "script")?.address ?? "";
  const host = URL.canParse(script) ? new URL(script).hostname : domain;
  return partyOf(host, domains) === "third" ? host : domain;
}

/**
 * Returns the hosts that set an item: the domain of a third party’s item, or the hosts of the scripts that set a
 * first-party item. Empty if no script was observed.
 */
export function findSourceHosts({ domain, party, setters }: StoredItem): string[] {
  if (party === "third") return [domain];
  return setters.flatMap(({ by, address }) =>
    by === "script" && address !== null && URL.canParse(address) ? new URL(address).hostname : [],
  );
}

function findOnlyKey(keys: readonly string[]): string | null {
  const [first, ...others] = new Set(keys);
  return first === undefined || others.length > 0 ? null : first;
}
