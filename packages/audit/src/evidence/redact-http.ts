import { parseSetCookie } from "set-cookie-parser";

/* Addresses and headers without the values that may identify a person or a session. */

/** Headers that describe a file, a browser or a policy. All other headers keep only their names. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set(
  `accept accept-encoding accept-language accept-ranges age cache-control connection content-encoding content-language content-length
  content-type cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy date dnt expires host
  keep-alive origin  pragma referrer-policy retry-after sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user server
  strict-transport-security timing-allow-origin transfer-encoding upgrade-insecure-requests user-agent vary
  x-content-type-options x-frame-options access-control-allow-credentials access-control-allow-origin`.split(
    /\s+/,
  ),
);

const HEADERS_WITH_ADDRESS: ReadonlySet<string> = new Set([
  "content-location",
  "location",
  "referer",
]);

/** The attributes of a cookie (RFC 6265bis, section 4.1.2). Others may be anything. */
const COOKIE_ATTRIBUTE =
  /^(?:(?:expires|max-age|domain|path|samesite|priority)=.*|secure|httponly|partitioned)$/i;

export interface HarPair {
  readonly name: string;
  readonly value: string;
}

/** Returns what stands for a value: its length in characters, such as “(12)”. */
export function hideValue(value: string): string {
  return `(${value.length})`;
}

/**
 * Returns an address with the names of its query and path parameters, but without their values, fragment and password.
 * `base` is the address that it is relative to.
 */
export function redactAddress(address: string, base?: string): string {
  const url = URL.parse(address, base);
  if (url === null) return hideValue(address);
  if (!/^https?:$/.test(url.protocol)) return `${url.protocol}${hideValue(url.pathname)}`;
  // Such as “/page;jsessionid=…”.
  const path = url.pathname.replaceAll(
    /;([^/;]*)/g,
    (_match, pair: string) => `;${hidePair(pair)}`,
  );
  const query = redactQuery(address, base).map(({ name, value }) =>
    name === "" ? value : `${name}=${value}`,
  );
  return `${url.origin}${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

/** Returns the address of a script as the results have it: without its query. */
export function toScriptAddress(address: string): string {
  return redactAddress(address).replace(/\?.*/s, "");
}

/** Returns the parameters of an address’s query. One without a name is a value. */
export function redactQuery(address: string, base?: string): HarPair[] {
  const query = URL.parse(address, base)?.search.slice(1) ?? "";
  return query.split(/[&;]/).flatMap((pair) => {
    if (pair === "") return [];
    const [name, value] = splitPair(pair);
    return value === undefined
      ? { name: "", value: hideValue(name) }
      : { name, value: hideValue(value) };
  });
}

/** Returns the headers of a request or response. The browser joins headers of the same name with line breaks. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  address: string,
): HarPair[] {
  return Object.entries(headers).flatMap(([name, joined]) =>
    joined.split("\n").map((value) => ({
      name,
      value: redactHeader(name.toLowerCase(), value, address),
    })),
  );
}

function redactHeader(name: string, value: string, address: string): string {
  if (HARMLESS_HEADERS.has(name)) return value;
  if (HEADERS_WITH_ADDRESS.has(name)) return redactAddress(value, address);
  if (name === "set-cookie") return redactSetCookie(value);
  if (name === "cookie") return value.split(/;\s*/).map(hidePair).join("; ");
  return hideValue(value);
}

function redactSetCookie(header: string): string {
  const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
  return [hidePair(pair), ...attributes.filter((part) => COOKIE_ATTRIBUTE.test(part))].join("; ");
}

/** Returns the cookies of redacted “Cookie” and “Set-Cookie” headers, as in a HAR file. */
export function listCookies(headers: readonly HarPair[]) {
  return headers.flatMap(({ name, value }) => {
    const lines = { "set-cookie": [value], cookie: value.split("; ") }[name.toLowerCase()] ?? [];
    return lines.flatMap((line) =>
      parseSetCookie(line, { decodeValues: false, split: false, silent: true }).map(
        ({ expires, ...cookie }) => ({
          name: cookie.name,
          value: cookie.value,
          ...(cookie.path === undefined ? {} : { path: cookie.path }),
          ...(cookie.domain === undefined ? {} : { domain: cookie.domain }),
          ...(expires === undefined || Number.isNaN(expires.getTime())
            ? {}
            : { expires: expires.toISOString() }),
          httpOnly: cookie.httpOnly ?? false,
          secure: cookie.secure ?? false,
        }),
      ),
    );
  });
}

/** Hides the value of “name=value”. Without “=”, all of it is a value, as in a cookie without a name. */
function hidePair(pair: string): string {
  const [name, value] = splitPair(pair);
  return value === undefined ? hideValue(name) : `${name}=${hideValue(value)}`;
}

function splitPair(pair: string): [string, string?] {
  const index = pair.indexOf("=");
  return index < 0 ? [pair] : [pair.slice(0, index), pair.slice(index + 1)];
}
