import { getDomain } from "tldts";
import { normaliseUrl } from "./normalise-url.ts";

/** Which hosts belong to the organisation, and which of their addresses are to be visited. */
export interface Scope {
  /** The domains that count as first party, sorted. */
  readonly domains: string[];
  readonly party: (host: string) => "first" | "third";
  /** Whether an address, as `normaliseUrl` writes it, is to be visited. */
  readonly contains: (address: string) => boolean;
}

interface ScopeOptions {
  /** The organisation's own domains. */
  readonly domains: readonly string[];
  readonly starts: readonly string[];
  /** Patterns of addresses: where there are any, only what one of them matches is in scope. */
  readonly include: readonly string[];
  /** Patterns of addresses that are not in scope. */
  readonly exclude: readonly string[];
}

/**
 * The scope of an audit: the organisation's own domains and those of the start addresses, as far as the
 * patterns let them. Start addresses are always part of it. Hosts are given without a port.
 */
export function scopeOf({ domains, starts, include, exclude }: ScopeOptions): Scope {
  const started = new Set(starts.flatMap((address) => normaliseUrl(address) ?? []));
  const own = ownDomains(domains, starts);
  // Other people's websites stand under a public suffix: “gov.uk” is that host, and no more.
  const shared = own.filter((domain) => domainOf(domain) !== null).map((domain) => `.${domain}`);

  const isFirstParty = (host: string) =>
    own.includes(host) || shared.some((ending) => host.endsWith(ending));
  const included = include.map(patternOf);
  const excluded = exclude.map(patternOf);
  return {
    domains: own,
    party: (host) => (isFirstParty(host) ? "first" : "third"),
    contains: (address) => {
      if (started.has(address)) return true;
      const url = URL.parse(address);
      if (url === null || !/^https?:$/.test(url.protocol)) return false;
      if (!isFirstParty(url.hostname)) return false;
      if (excluded.some((matches) => matches(url))) return false;
      return included.length === 0 || included.some((matches) => matches(url));
    },
  };
}

/** The domains that count as first party: the organisation's, and those of the start addresses; sorted. */
export function ownDomains(domains: readonly string[], starts: readonly string[]): string[] {
  const started = starts.flatMap((address) => normaliseUrl(address) ?? []);
  const hosts = started.map((address) => registrable(new URL(address).hostname));
  return [...new Set([...domains.map((domain) => domain.toLowerCase()), ...hosts])].toSorted();
}

/** The website that an address belongs to, as browsers bind partitioned cookies to it: https://council.test. */
export function siteOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? "" : `${url.protocol}//${registrable(url.hostname)}`;
}

/** The registrable domain of a host; the host itself where it has none, such as an IP address. */
export function registrable(host: string): string {
  return domainOf(host) ?? host;
}

function domainOf(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}

/**
 * Tells which addresses a pattern matches. A “*” stands for anything, nothing included, and the whole must
 * fit. What a pattern is held against depends on how it begins:
 *
 *     /forms/*                      path and query, at any host
 *     www.example.gov.uk/news/*     host, path and query
 *     https://www.example.gov.uk/*  all of it
 *     forms.example.gov.uk, *.pdf   without any “/”: the host alone, or host, path and query
 *
 * Capitals count in the path, and do not in what stands before it.
 */
function patternOf(pattern: string): (url: URL) => boolean {
  const [, before = "", after = ""] = /^((?:https?:\/\/)?[^/]*)(.*)$/is.exec(pattern) ?? [];
  const expression = new RegExp(`^(?i:${anything(before)})${anything(after)}$`, "s");
  return ({ protocol, host, hostname, pathname, search }) => {
    const path = pathname + search;
    if (before === "") return expression.test(path);
    if (/^https?:\/\//i.test(before)) return expression.test(`${protocol}//${host}${path}`);
    if (expression.test(host + path)) return true;
    return after === "" && (expression.test(host) || expression.test(hostname));
  };
}

/** A part of a pattern as a regular expression; letters that addresses cannot have are written as they have them. */
function anything(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^!-~]+/g, encodeURIComponent)
    .split(/\*+/)
    .map((part) => RegExp.escape(part))
    .join(".*");
}
