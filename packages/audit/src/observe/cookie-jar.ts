import type { BrowserContext, Cookie } from "playwright";
import type { SeenCookie } from "../observation-schema.ts";
import { type CookieTerms, roundLifetime } from "./set-cookie-header.ts";
import type { SeenStore } from "./seen-store.ts";
import { sleep } from "./timeouts.ts";

/** The browser tells of a cookie within this time after it lies in the jar, in milliseconds. */
const TELLING = 250;

/** Whether the browser's jar holds a cookie of this name and domain now. */
export async function isStored(profile: BrowserContext, terms: CookieTerms): Promise<boolean> {
  const domain = terms.hostOnly ? terms.domain : `.${terms.domain}`;
  const jar = await jarOf(profile);
  return jar.some((each) => each.name === terms.name && each.domain === domain);
}

/**
 * Cookies in the browser's jar that nobody was seen setting, even a moment later; `now` gives the time in
 * milliseconds since 1970.
 */
export async function unexplained(
  profile: BrowserContext,
  known: SeenStore,
  party: (host: string) => SeenCookie["party"],
  now: () => number,
): Promise<SeenCookie[]> {
  const look = async () => known.unexplained(await jarOf(profile));
  if ((await look()).length === 0) return [];
  // Another page may have set it just now.
  await sleep(TELLING);
  return leftInJar(await look(), party, now());
}

/** Everything in the browser’s jar; empty where the browser is gone. */
export function jarOf(profile: BrowserContext): Promise<Cookie[]> {
  return profile.cookies().catch(() => []);
}

/**
 * Cookies that lie in the browser's jar though nobody was seen setting them. `now` is in milliseconds since
 * 1970; their lifetime is what is left of it, which the browser may have cut.
 */
function leftInJar(
  jar: readonly Cookie[],
  party: (host: string) => SeenCookie["party"],
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
      // The browser tells its own default where nothing was stated.
      sameSite: sameSite === "Lax" ? null : sameSite,
      partitionKey: rest.partitionKey ?? null,
      party: party(host),
      setBy: { by: "unknown", address: null },
      valueLength: Buffer.byteLength(value),
      refused: null,
    };
  });
}
