import { type Inventory, isWithin } from "cookie-inventory";
import type { StoredItem } from "../stored-items.ts";
import { partyOf } from "./amendments.ts";

/**
 * The key of the provider that sets a item, as far as the inventory tells: whose home is on the host that it
 * comes from, else whose all records of that host are. That host is its own domain, but for what a script of
 * another organisation stores under the council’s. null where it would be a guess.
 */
export function ownerOf(
  item: StoredItem,
  { providers, cookies }: Inventory,
  domains: readonly string[],
): string | null {
  const host = hostOf(item, domains);
  const party = partyOf(host, domains);
  const possible = new Map(
    Object.entries(providers)
      .map(([key, { home }]) => [key, new URL(home).hostname] as const)
      .filter(([, home]) => party === "first" || partyOf(home, domains) === "third"),
  );
  const homes = [...possible].flatMap(([key, home]) =>
    isWithin(host, home.replace(/^www\./, "")) ? key : [],
  );
  if (homes.length > 0) return only(homes);
  const records = cookies.filter(
    ({ domain, provider }) =>
      provider !== null &&
      possible.has(provider) &&
      partyOf(domain, domains) === party &&
      isWithin(host, domain),
  );
  return only(records.flatMap(({ provider }) => provider ?? []));
}

function hostOf({ domain, party, cookies }: StoredItem, domains: readonly string[]): string {
  if (party === "third") return domain;
  const script = cookies.find(({ setBy }) => setBy.by === "script")?.setBy.address ?? "";
  const host = URL.canParse(script) ? new URL(script).hostname : domain;
  return partyOf(host, domains) === "third" ? host : domain;
}

function only(keys: readonly string[]): string | null {
  const [first, ...others] = new Set(keys);
  return first === undefined || others.length > 0 ? null : first;
}
