import type { Inventory, Provider } from "cookie-inventory";
import { findHostOwner, type HostOwner } from "./host-owner.ts";

/** A provider that is probably right. */
export interface ProviderSuggestion {
  /** Its key in the inventory; null if it is not there and the address of its website is not known. */
  readonly key: string | null;
  /** The entry to add under “providers”; null if there is one already. */
  readonly added: Provider | null;
  /** Where the suggestion comes from, for a person to check. */
  readonly source: string;
}

/** Suggests the owner of `host` as the provider. A first-party cookie is set by a script of that host. */
export function suggestProvider(
  owner: HostOwner,
  host: string,
  party: "first" | "third",
  { providers }: Pick<Inventory, "providers">,
): ProviderSuggestion {
  const reason = party === "first" ? `${host}, whose script sets it` : host;
  const source = `third-party-web, which names ${owner.name} as the owner of ${reason}`;
  const known = Object.entries(providers).find(([, provider]) => isSameProvider(provider, owner));
  if (known !== undefined) return { key: known[0], added: null, source };
  if (owner.home === null) return { key: null, added: null, source };
  const added = { name: owner.name, home: owner.home, privacyPolicy: null };
  return { key: findFreeKey(owner.name, providers), added, source };
}

function isSameProvider({ name, home }: Provider, owner: HostOwner): boolean {
  return (
    [owner.name, owner.service].some((each) => each.toLowerCase() === name.toLowerCase()) ||
    findHostOwner(new URL(home).hostname)?.name === owner.name
  );
}

/** Returns a key for a new provider, such as “amazon-web-services”. */
function findFreeKey(name: string, providers: Inventory["providers"]): string {
  const key = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  let number = 1;
  const numbered = () => (number === 1 ? key : `${key}-${number}`);
  while (Object.hasOwn(providers, numbered())) number += 1;
  return numbered();
}
