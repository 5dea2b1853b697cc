import type { SeenCookie, SeenItem } from "../../src/observation-schema.ts";

/** Part of every stored value, so that tests can check that the audit saves no values. */
export const SECRET = "s3cret";

/** The domains of the fictional council. */
export const DOMAINS = ["council.test", "council-libraries.test"] as const;

/** The first-party domains. */
const FIRST_PARTY = [...DOMAINS, "hostile.test", "big.test"];

/** An item that the test websites store, and that the audit should find. */
export interface PlantedItem {
  /** The address of the first page that stores it. */
  readonly page: string;
  /** The address of the response, script or document that stores it. */
  readonly source: string;
  readonly method: "header" | "header with Expires" | "document.cookie" | "cookieStore" | "storage";
  /** Whether an inline script deletes it immediately. */
  readonly isDeleted: boolean;
  /** The result that an audit should have. */
  readonly expected: SeenCookie | SeenItem;
}

/** Where a cookie differs from the usual: a host-only session cookie with Secure and SameSite=Lax. */
type CookieChange = Partial<SeenCookie>;

interface Origin {
  /** The host and path of the response or script that sets the cookie, if it is not the page itself. */
  readonly source?: string;
  readonly method?: PlantedItem["method"];
  readonly isDeleted?: boolean;
}

/** A cookie that a response sets; `page` is a host and path. */
export function headerCookie(
  name: string,
  page: string,
  change: CookieChange = {},
  origin: Origin = {},
): PlantedItem {
  return cookie(name, page, "header", change, { method: "header", ...origin });
}

/** A cookie that a script sets: the inline script of the page, or the file `source`. */
export function scriptCookie(
  name: string,
  page: string,
  change: CookieChange = {},
  origin: Origin = {},
): PlantedItem {
  return cookie(name, page, "script", change, { method: "document.cookie", ...origin });
}

/** An item other than a cookie, which the inline script of the document `source` stores. */
export function storageItem(
  storage: SeenItem["storage"],
  name: string,
  page: string,
  source: string = page,
): PlantedItem {
  const isMeasured = storage === "localStorage" || storage === "sessionStorage";
  return {
    page: `https://${page}`,
    source: `https://${source}`,
    method: "storage",
    isDeleted: false,
    expected: {
      storage,
      name,
      origin: `https://${hostOf(source)}`,
      party: partyOf(hostOf(source)),
      setBy: { by: "script", address: `https://${source}`, line: null },
      valueLength: isMeasured ? SECRET.length : null,
    },
  };
}

function cookie(
  name: string,
  page: string,
  by: "header" | "script",
  change: CookieChange,
  { source = page, method = "header", isDeleted = false }: Origin,
): PlantedItem {
  const { domain = hostOf(source) } = change;
  return {
    page: `https://${page}`,
    source: `https://${source}`,
    method,
    isDeleted,
    expected: {
      storage: "cookie",
      name,
      domain,
      hostOnly: true,
      path: "/",
      lifetime: null,
      secure: true,
      httpOnly: false,
      sameSite: method === "cookieStore" ? "Strict" : "Lax",
      partitionKey: null,
      party: partyOf(domain),
      setBy: { by, address: `https://${source}`, line: null },
      valueLength: SECRET.length,
      refused: null,
      ...change,
    },
  };
}

/** Returns the item with the line of `sourceText`, that of its source, on which a script stores it. */
export function withLine(item: PlantedItem, sourceText: string): PlantedItem {
  const { expected } = item;
  if (expected.setBy.by !== "script") return item;
  const name = JSON.stringify(expected.name.replace(/^\//, "")).slice(0, -1);
  const lines = sourceText.split("\n").map((text) => text.trim().replace("<script>", ""));
  const line = lines.findIndex((text) => STORES_SOMETHING.test(text) && text.includes(name)) + 1;
  return { ...item, expected: { ...expected, setBy: { ...expected.setBy, line } } };
}

const STORES_SOMETHING =
  /^(?:await )?(?:document|cookieStore|\w+Storage|indexedDB|caches|navigator)\b/;

/** Formats a cookie for Set-Cookie or document.cookie, with Expires if `now` is given (milliseconds since 1970). */
export function formatSetCookie(cookieToSet: SeenCookie, source: string, now?: number): string {
  const { name, domain, hostOnly, path, lifetime, sameSite } = cookieToSet;
  const formatLifetime = (seconds: number) =>
    now === undefined
      ? `Max-Age=${seconds}`
      : `Expires=${new Date(now + seconds * 1000).toUTCString()}`;
  // The browser's default is the folder of the address (RFC 6265, section 5.1.4).
  const isDefaultPath = path !== "/" && new URL(".", source).pathname === `${path}/`;
  return [
    name === "" ? SECRET : `${name}=${SECRET}`,
    ...(isDefaultPath ? [] : [`Path=${path}`]),
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(lifetime === null ? [] : [formatLifetime(lifetime)]),
    ...(cookieToSet.secure ? ["Secure"] : []),
    ...(cookieToSet.httpOnly ? ["HttpOnly"] : []),
    ...(sameSite === null ? [] : [`SameSite=${sameSite}`]),
    ...(cookieToSet.partitionKey === null ? [] : ["Partitioned"]),
  ].join("; ");
}

/** Returns the Set-Cookie headers of the response from an address. */
export function setCookieHeaders(planted: readonly PlantedItem[], address: string): string[] {
  return planted.flatMap(({ source, method, expected }) => {
    if (source !== address || expected.storage !== "cookie") return [];
    if (method === "header") return formatSetCookie(expected, source);
    return method === "header with Expires" ? formatSetCookie(expected, source, Date.now()) : [];
  });
}

function partyOf(host: string): "first" | "third" {
  return FIRST_PARTY.some((domain) => host === domain || host.endsWith(`.${domain}`))
    ? "first"
    : "third";
}

function hostOf(place: string): string {
  return new URL(`https://${place}`).hostname;
}
