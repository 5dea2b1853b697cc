type Say = (host: string) => string;

const notValid =
  (why: string): Say =>
  (host) =>
    `The certificate of ${host} is not valid: ${why}.`;
const unheard: Say = (host) => `No website answers at ${host}.`;
const refused: Say = (host) => `${host} refuses connections.`;
const broken: Say = (host) => `${host} broke off the connection.`;
const silent: Say = (host) => `${host} did not answer in time.`;
const unreachable: Say = (host) => `There is no way to ${host} from here.`;
const circle: Say = (host) => `${host} leads in a circle.`;
const insecure: Say = (host) => `${host} offers no secure connection that browsers accept.`;
const garbled: Say = (host) => `${host} does not answer as a website does.`;
const offline: Say = () => "This computer is not connected to the internet.";
const lost: Say = (host) => `The name ${host} could not be looked up just now.`;

const otherName = notValid("it was issued for another name");
const unknownIssuer = notValid("browsers do not trust who issued it");
const selfSigned = notValid("the website issued it to itself");
const revoked = notValid("it has been revoked");

/**
 * What goes wrong between a browser and a website, by the names that Node.js and Chromium have for it.
 * https://nodejs.org/api/errors.html#common-system-errors
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const SAYINGS: ReadonlyMap<string, Say> = new Map([
  ["ENOTFOUND", unheard],
  ["ERR_NAME_NOT_RESOLVED", unheard],
  ["EAI_AGAIN", lost],
  ["ECONNREFUSED", refused],
  ["ERR_CONNECTION_REFUSED", refused],
  ["ECONNRESET", broken],
  ["EPIPE", broken],
  ["ERR_CONNECTION_RESET", broken],
  ["ERR_CONNECTION_CLOSED", broken],
  ["ERR_CONNECTION_ABORTED", broken],
  ["ERR_CONTENT_LENGTH_MISMATCH", broken],
  ["ERR_INCOMPLETE_CHUNKED_ENCODING", broken],
  ["ERR_STREAM_PREMATURE_CLOSE", broken],
  ["ERR_EMPTY_RESPONSE", (host) => `${host} takes connections and answers nothing.`],
  ["ETIMEDOUT", silent],
  ["ERR_TIMED_OUT", silent],
  ["ERR_CONNECTION_TIMED_OUT", silent],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["ERR_ADDRESS_UNREACHABLE", unreachable],
  ["ERR_INTERNET_DISCONNECTED", offline],
  ["ERR_NETWORK_CHANGED", () => "The connection to the internet changed in the meantime."],
  ["ERR_TOO_MANY_REDIRECTS", circle],
  ["ERR_ABORTED", (host) => `${host} broke off the loading of the page.`],
  ["ERR_INVALID_RESPONSE", garbled],
  ["ERR_INVALID_HTTP_RESPONSE", garbled],
  ["ERR_HTTP2_PROTOCOL_ERROR", garbled],
  ["ERR_CONTENT_DECODING_FAILED", garbled],
  ["ERR_SSL_PROTOCOL_ERROR", insecure],
  ["ERR_SSL_VERSION_OR_CIPHER_MISMATCH", insecure],
  ["EPROTO", insecure],
  ["CERT_HAS_EXPIRED", notValid("it has expired")],
  ["CERT_NOT_YET_VALID", notValid("its time has not begun yet")],
  ["ERR_CERT_DATE_INVALID", notValid("it has expired, or its time has not begun yet")],
  ["ERR_TLS_CERT_ALTNAME_INVALID", otherName],
  ["ERR_CERT_COMMON_NAME_INVALID", otherName],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", selfSigned],
  ["SELF_SIGNED_CERT_IN_CHAIN", unknownIssuer],
  ["UNABLE_TO_GET_ISSUER_CERT", unknownIssuer],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", unknownIssuer],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", unknownIssuer],
  ["ERR_CERT_AUTHORITY_INVALID", unknownIssuer],
  ["CERT_REVOKED", revoked],
  ["ERR_CERT_REVOKED", revoked],
]);

/** Kinds of which there are many. */
const KINDS: readonly (readonly [RegExp, (name: string) => Say])[] = [
  [/^(?:ERR_)?CERT_/, (name) => notValid(`browsers call it ${name}`)],
  [/^ERR_SSL_/, () => insecure],
  [/^HPE_/, () => garbled],
  [/^Z_|^ERR__ERROR_FORMAT_|^ERR_BROTLI_/, () => garbled],
];

/**
 * Why a website could not be opened, in one sentence for people who edit websites. `cause` is what Node.js or
 * Playwright threw, and `host` whom it is about. What has no words here is told by its name.
 */
export function inWords(cause: unknown, host: string): string {
  const name = nameOf(cause);
  const say = SAYINGS.get(name) ?? KINDS.find(([kind]) => kind.test(name))?.[1](name);
  return say?.(host) ?? `${host} could not be opened (${name}).`;
}

function nameOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const inBrowser = /net::(ERR_\w+)/.exec(text)?.[1];
  if (inBrowser !== undefined) return inBrowser;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string")
    return cause.code;
  return text.split("\n", 1).join("") || "nobody knows why";
}
