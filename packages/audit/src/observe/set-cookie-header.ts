import { parseSetCookie } from "set-cookie-parser";
import type { SeenCookie } from "../observation-schema.ts";

/** A cookie as its Set-Cookie header describes it. */
export type CookieAttributes = Omit<SeenCookie, "party" | "setBy" | "refused">;

/**
 * Reads a Set-Cookie header, or what was assigned to document.cookie, as browsers do (RFC 6265bis, section 5.6).
 * `address` is that of the response or document, `now` is in milliseconds since 1970, and `partitionKey` is the
 * top-level site, which partitioned cookies are bound to. Returns undefined if it sets no cookie, as with an expiry
 * in the past, which deletes one.
 */
export function readSetCookie(
  header: string,
  address: string,
  now: number,
  partitionKey: string | null,
): CookieAttributes | undefined {
  const [parsed] = parseSetCookie(header, { decodeValues: false, split: false, silent: true });
  const url = URL.parse(address);
  if (parsed === undefined || url === null) return undefined;
  const { name, value, path = "", secure = false, httpOnly = false } = parsed;
  const lifetime = lifetimeOf(parsed, now);
  if (lifetime !== null && lifetime <= 0) return undefined;
  const domain = parsed.domain?.toLowerCase().replace(/^\./, "") ?? "";
  const hostOnly = domain === "";
  return {
    storage: "cookie",
    name,
    domain: hostOnly ? url.hostname : domain,
    hostOnly,
    path: path.startsWith("/") ? path : defaultPath(url.pathname),
    lifetime,
    secure,
    httpOnly,
    sameSite: sameSiteOf(parsed.sameSite),
    partitionKey: parsed.partitioned ? partitionKey : null,
    valueLength: Buffer.byteLength(value),
  };
}

/**
 * Returns the lifetime in seconds, without the cap of browsers; null for a session cookie. Max-Age takes precedence
 * (section 5.6.3).
 */
function lifetimeOf(
  { maxAge, expires }: { maxAge?: number; expires?: Date },
  now: number,
): number | null {
  if (maxAge !== undefined) return Math.min(Math.trunc(maxAge), Number.MAX_SAFE_INTEGER);
  if (expires === undefined || Number.isNaN(expires.getTime())) return null;
  return roundLifetime((expires.getTime() - now) / 1000);
}

/** Rounds lifetimes of an hour or more to minutes, so that two runs do not differ by the time a response took. */
export function roundLifetime(seconds: number): number {
  const step = seconds >= 3600 ? 60 : 1;
  return Math.min(Math.round(seconds / step) * step, Number.MAX_SAFE_INTEGER);
}

function sameSiteOf(attribute: string | undefined): SeenCookie["sameSite"] {
  const values = ["Strict", "Lax", "None"] as const;
  return values.find((value) => value.toLowerCase() === attribute?.toLowerCase()) ?? null;
}

/** Returns the default path of a cookie (RFC 6265, section 5.1.4). */
function defaultPath(pathname: string): string {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf("/")));
}
