import { getDomain } from "tldts";
import { normaliseUrl } from "./normalise-url.ts";

/** The first-party hosts, and which of their addresses are crawled. */
export interface CrawlScope {
  /** The first-party domains, sorted. */
  readonly domains: string[];
  readonly partyOf: (host: string) => "first" | "third";
  /** Whether an address, as returned by `normaliseUrl`, is in scope. */
  readonly contains: (address: string) => boolean;
}

interface ScopeOptions {
  /** The organisation’s domains. */
  readonly domains: readonly string[];
  readonly starts: readonly string[];
  /** Patterns of addresses to crawl; if there are none, all first-party addresses. */
  readonly include: readonly string[];
  /** Patterns of addresses to skip, even if `include` matches them. */
  readonly exclude: readonly string[];
}

/**
 * Returns the scope of an audit: the organisation’s domains and those of the start addresses, limited by the patterns.
 * Start addresses are always in scope. Hosts have no port.
 */
export function createScope({ domains, starts, include, exclude }: ScopeOptions): CrawlScope {
  const startAddresses = new Set(starts.flatMap((address) => normaliseUrl(address) ?? []));
  const firstParty = firstPartyDomains(domains, starts);
  // The subdomains of a public suffix belong to others: “gov.uk” is only that host.
  const suffixes = firstParty
    .filter((domain) => parseDomain(domain) !== null)
    .map((domain) => `.${domain}`);

  const isFirstParty = (host: string) =>
    firstParty.includes(host) || suffixes.some((suffix) => host.endsWith(suffix));
  const included = include.map(toMatcher);
  const excluded = exclude.map(toMatcher);
  return {
    domains: firstParty,
    partyOf: (host) => (isFirstParty(host) ? "first" : "third"),
    contains: (address) => {
      if (startAddresses.has(address)) return true;
      const url = URL.parse(address);
      if (url === null || !/^https?:$/.test(url.protocol)) return false;
      if (!isFirstParty(url.hostname)) return false;
      if (excluded.some((matches) => matches(url))) return false;
      return included.length === 0 || included.some((matches) => matches(url));
    },
  };
}

/** Returns the organisation’s domains and those of the start addresses, sorted. */
export function firstPartyDomains(domains: readonly string[], starts: readonly string[]): string[] {
  const addresses = starts.flatMap((address) => normaliseUrl(address) ?? []);
  const hosts = addresses.map((address) => registrableDomain(new URL(address).hostname));
  return [...new Set([...domains.map((domain) => domain.toLowerCase()), ...hosts])].toSorted();
}

/** Returns the scheme, host and port of an address. Throws TypeError if it is not one. */
export function originOf(address: string): string {
  return new URL(address).origin;
}

/** Returns the site of an address, as in the partition keys of cookies: https://council.test. */
export function siteOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? "" : `${url.protocol}//${registrableDomain(url.hostname)}`;
}

/** Returns the registrable domain of a host, or the host if it has none, such as an IP address. */
export function registrableDomain(host: string): string {
  return parseDomain(host) ?? host;
}

function parseDomain(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}

/**
 * Returns a function that matches addresses with a pattern. “*” matches any text, including none. The pattern has to
 * match the whole text, and how it starts decides which:
 *
 *     /forms/*                      path and query, on any host
 *     www.example.gov.uk/news/*     host, path and query
 *     https://www.example.gov.uk/*  the full address
 *     forms.example.gov.uk, *.pdf   without a “/”: the host, or host, path and query
 *
 * Only the path and query are case-sensitive.
 */
function toMatcher(pattern: string): (url: URL) => boolean {
  const [, origin = "", path = ""] = /^((?:https?:\/\/)?[^/]*)(.*)$/is.exec(pattern) ?? [];
  const expression = new RegExp(`^(?i:${toExpression(origin)})${toExpression(path)}$`, "s");
  return ({ protocol, host, hostname, pathname, search }) => {
    const pathAndQuery = pathname + search;
    if (origin === "") return expression.test(pathAndQuery);
    if (/^https?:\/\//i.test(origin)) {
      return expression.test(`${protocol}//${host}${pathAndQuery}`);
    }
    if (expression.test(host + pathAndQuery)) return true;
    return path === "" && (expression.test(host) || expression.test(hostname));
  };
}

/** Converts a part of a pattern, percent-encoded as the addresses are, to the source of a regular expression. */
function toExpression(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^!-~]+/g, encodeURIComponent)
    .split(/\*+/)
    .map((part) => RegExp.escape(part))
    .join(".*");
}
