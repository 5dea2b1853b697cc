import type { BrowserContext, Cookie } from "playwright";
import type { SeenCookie } from "../observation-schema.ts";
import type { SeenStore } from "./seen-store.ts";
import { type CookieAttributes, roundLifetime } from "./set-cookie-header.ts";
import { findLasting, UNKNOWN_SETTER } from "./unattributed-items.ts";

/** Whether the cookie jar contains a cookie of this name and domain now. */
export async function isStored(
  profile: BrowserContext,
  attributes: CookieAttributes,
): Promise<boolean> {
  const domain = attributes.hostOnly ? attributes.domain : `.${attributes.domain}`;
  const jar = await readCookieJar(profile);
  return jar.some((each) => each.name === attributes.name && each.domain === domain);
}

/**
 * Returns the cookies in the jar for which the browser has not reported who set them. `now` returns the time in
 * milliseconds since 1970.
 */
export async function findUnattributedCookies(
  profile: BrowserContext,
  seenStore: SeenStore,
  partyOf: (host: string) => SeenCookie["party"],
  now: () => number,
): Promise<SeenCookie[]> {
  const found = await findLasting(async () =>
    seenStore.findUnattributed(await readCookieJar(profile)),
  );
  return toSeenCookies(found, partyOf, now());
}

/** Returns all cookies in the jar; none if the browser has crashed. */
export function readCookieJar(profile: BrowserContext): Promise<Cookie[]> {
  return profile.cookies().catch(() => []);
}

/**
 * Converts cookies from the jar. Their lifetime is what remains of it at `now`, in milliseconds since 1970, and
 * may have been limited by the browser.
 */
function toSeenCookies(
  jar: readonly Cookie[],
  partyOf: (host: string) => SeenCookie["party"],
  now: number,
): SeenCookie[] {
  return jar.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite, ...rest }) => {
    const host = domain.replace(/^\./, "");
    return {
      storage: "cookie",
      name,
      domain: host,
      hostOnly: host === domain,
      path,
      lifetime: expires < 0 ? null : roundLifetime(expires - now / 1000),
      secure,
      httpOnly,
      // Also “Lax”, the browser’s default, if the attribute was missing.
      sameSite: sameSite === "Lax" ? null : sameSite,
      partitionKey: rest.partitionKey ?? null,
      party: partyOf(host),
      setBy: UNKNOWN_SETTER,
      valueLength: Buffer.byteLength(value),
      refused: null,
    };
  });
}
