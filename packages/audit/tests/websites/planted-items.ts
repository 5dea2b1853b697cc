import type { SeenCookie, SeenItem } from "../../src/observation-schema.ts";

/** Stands in every value that is stored, so that a test can prove that no value is kept. */
export const SECRET = "s3cret";

/** The domains of the made-up council. */
export const DOMAINS = ["council.test", "council-libraries.test"] as const;

/** The domains that are audited: their own, and no other, is first party. */
const AUDITED = [...DOMAINS, "hostile.test", "big.test"];

/** One item that the test websites store on purpose. */
export interface Planted {
  /** The address of the page on which it is first set. */
  readonly on: string;
  /** The address of the response, script or document that sets it. */
  readonly from: string;
  readonly how: "header" | "header with Expires" | "document.cookie" | "cookieStore" | "storage";
  /** Whether an inline script deletes it as soon as it is there. */
  readonly isTakenAway: boolean;
  /** What an audit that misses nothing tells of it. */
  readonly seen: SeenCookie | SeenItem;
}

/** A cookie by how it departs from the common one: host-only, secure, SameSite=Lax, of the session. */
type Terms = Partial<SeenCookie>;

interface Place {
  /** Host and path of what sets it, where that is not the page itself. */
  readonly from?: string;
  readonly how?: Planted["how"];
  readonly isTakenAway?: boolean;
}

/** A cookie that an answer sets; `on` is the page's host and path. */
export function byHeader(name: string, on: string, terms: Terms = {}, place: Place = {}): Planted {
  return cookie(name, on, "header", terms, { how: "header", ...place });
}

/** A cookie that a script sets: that in the page itself, or the file `from`. */
export function byScript(name: string, on: string, terms: Terms = {}, place: Place = {}): Planted {
  return cookie(name, on, "script", terms, { how: "document.cookie", ...place });
}

/** An entry of another storage, which a script in the document `from` makes. */
export function kept(
  storage: SeenItem["storage"],
  name: string,
  on: string,
  from: string = on,
): Planted {
  const isMeasured = storage === "localStorage" || storage === "sessionStorage";
  return {
    on: `https://${on}`,
    from: `https://${from}`,
    how: "storage",
    isTakenAway: false,
    seen: {
      storage,
      name,
      origin: `https://${hostOf(from)}`,
      party: partyOf(hostOf(from)),
      valueLength: isMeasured ? SECRET.length : null,
    },
  };
}

function cookie(
  name: string,
  on: string,
  by: "header" | "script",
  terms: Terms,
  { from = on, how = "header", isTakenAway = false }: Place,
): Planted {
  const { domain = hostOf(from) } = terms;
  return {
    on: `https://${on}`,
    from: `https://${from}`,
    how,
    isTakenAway,
    seen: {
      storage: "cookie",
      name,
      domain,
      hostOnly: true,
      path: "/",
      lifetime: null,
      secure: true,
      httpOnly: false,
      sameSite: how === "cookieStore" ? "Strict" : "Lax",
      partitionKey: null,
      party: partyOf(domain),
      setBy: { by, address: `https://${from}` },
      valueLength: SECRET.length,
      refused: null,
      ...terms,
    },
  };
}

/** A cookie as Set-Cookie and document.cookie have it; `now` is in milliseconds since 1970. */
export function lineOf(seen: SeenCookie, from: string, now?: number): string {
  const { name, domain, hostOnly, path, lifetime, sameSite } = seen;
  const age = (seconds: number) =>
    now === undefined
      ? `Max-Age=${seconds}`
      : `Expires=${new Date(now + seconds * 1000).toUTCString()}`;
  // Left to the browser, which takes the folder of the address (RFC 6265, section 5.1.4).
  const isOwnFolder = path !== "/" && new URL(".", from).pathname === `${path}/`;
  return [
    name === "" ? SECRET : `${name}=${SECRET}`,
    ...(isOwnFolder ? [] : [`Path=${path}`]),
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(lifetime === null ? [] : [age(lifetime)]),
    ...(seen.secure ? ["Secure"] : []),
    ...(seen.httpOnly ? ["HttpOnly"] : []),
    ...(sameSite === null ? [] : [`SameSite=${sameSite}`]),
    ...(seen.partitionKey === null ? [] : ["Partitioned"]),
  ].join("; ");
}

/** The Set-Cookie headers of an answer. */
export function headersOf(planted: readonly Planted[], address: string): string[] {
  return planted.flatMap(({ from, how, seen }) => {
    if (from !== address || seen.storage !== "cookie") return [];
    if (how === "header") return lineOf(seen, from);
    return how === "header with Expires" ? lineOf(seen, from, Date.now()) : [];
  });
}

function partyOf(host: string): "first" | "third" {
  return AUDITED.some((own) => host === own || host.endsWith(`.${own}`)) ? "first" : "third";
}

function hostOf(place: string): string {
  return new URL(`https://${place}`).hostname;
}
