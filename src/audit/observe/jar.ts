import type { Cookie } from "playwright";
import type { SeenCookie } from "../observations.ts";
import { roundLifetime } from "./cookies.ts";

/**
 * Cookies that lie in the browser's jar though nobody was seen setting them. `now` is in milliseconds since
 * 1970; their lifetime is what is left of it, which the browser may have cut.
 */
export function leftInJar(
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
