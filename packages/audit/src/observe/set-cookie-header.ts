import { parseSetCookie } from "set-cookie-parser";
import type { SeenCookie } from "../observation-schema.ts";

/** What all cookies are told with, before it is known who set them, and for whom. */
export type CookieTerms = Omit<SeenCookie, "party" | "setBy" | "refused">;

/**
 * Reads what a Set-Cookie header or document.cookie says (RFC 6265bis, section 5.6), as the browser does that
 * has met it at `address`; `now` is that moment, in milliseconds since 1970, and `partition` the website that a
 * partitioned cookie would be bound to. Undefined where it sets nothing: browsers delete a cookie whose expiry
 * has passed.
 */
export function readCookie(
  line: string,
  address: string,
  now: number,
  partition: string | null,
): CookieTerms | undefined {
  const [read] = parseSetCookie(line, { decodeValues: false, split: false, silent: true });
  const url = URL.parse(address);
  if (read === undefined || url === null) return undefined;
  const { name, value, path = "", secure = false, httpOnly = false } = read;
  const lifetime = lifetimeOf(read, now);
  if (lifetime !== null && lifetime <= 0) return undefined;
  const domain = read.domain?.toLowerCase().replace(/^\./, "") ?? "";
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
    sameSite: sameSiteOf(read.sameSite),
    partitionKey: read.partitioned ? partition : null,
    valueLength: Buffer.byteLength(value),
  };
}

/** In seconds, as it was asked for; null for a session cookie. Max-Age comes before Expires (section 5.6.3). */
function lifetimeOf(
  { maxAge, expires }: { maxAge?: number; expires?: Date },
  now: number,
): number | null {
  if (maxAge !== undefined) return Math.min(Math.trunc(maxAge), Number.MAX_SAFE_INTEGER);
  if (expires === undefined || Number.isNaN(expires.getTime())) return null;
  return roundLifetime((expires.getTime() - now) / 1000);
}

/** A day in a header is a second or two off, depending on how long the answer took: two runs must tell the same. */
export function roundLifetime(seconds: number): number {
  const step = seconds >= 3600 ? 60 : 1;
  return Math.min(Math.round(seconds / step) * step, Number.MAX_SAFE_INTEGER);
}

function sameSiteOf(written: string | undefined): SeenCookie["sameSite"] {
  const values = ["Strict", "Lax", "None"] as const;
  return values.find((value) => value.toLowerCase() === written?.toLowerCase()) ?? null;
}

/** RFC 6265, section 5.1.4. */
function defaultPath(pathname: string): string {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf("/")));
}
