import { parse } from "tldts";
import thirdPartyWeb from "third-party-web/nostats-subset.js";

/** An organisation that owns hosts, as third-party-web names it. */
export interface HostOwner {
  readonly name: string;
  /** The name of the service that the host belongs to, such as “Google Analytics”. */
  readonly service: string;
  /** The full address of its website; null if third-party-web does not name one. */
  readonly home: string | null;
}

/** Returns the owner that all hosts have in common; undefined if they have none, or there are no hosts. */
export function findCommonOwner(hosts: readonly string[]): HostOwner | undefined {
  const [first, ...others] = [...new Set(hosts)].map(findHostOwner);
  return others.every((owner) => owner?.name === first?.name) ? first : undefined;
}

/**
 * Returns the owner of a host, according to third-party-web. Returns undefined if it is not listed, or if the host’s
 * owner does not decide what is on it: on a public content delivery network, or on a customer’s subdomain (the private
 * section of the Public Suffix List, such as s3.amazonaws.com).
 */
export function findHostOwner(host: string): HostOwner | undefined {
  if (parse(host, { allowPrivateDomains: true }).isPrivate === true) return undefined;
  const entity = thirdPartyWeb.getEntity(`https://${host}/`);
  if (entity === undefined || entity.category === "cdn") return undefined;
  const { company, name, homepage } = entity;
  return {
    name: company,
    service: name,
    home: homepage?.startsWith("https://") === true ? homepage : null,
  };
}
