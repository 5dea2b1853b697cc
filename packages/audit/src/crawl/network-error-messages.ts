const notValid = (why: string) => `The certificate of {host} is not valid: ${why}.`;
const INSECURE = "{host} offers no secure connection that browsers accept.";
const GARBLED = "{host} does not answer as a website does.";

/**
 * What goes wrong between a browser and a website, with the names that Node.js, undici and Chromium have for it.
 * https://nodejs.org/api/errors.html#common-system-errors
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const MESSAGES: readonly (readonly [message: string, names: string])[] = [
  ["No website answers at {host}.", "ENOTFOUND ERR_NAME_NOT_RESOLVED"],
  ["The name {host} could not be looked up just now.", "EAI_AGAIN"],
  ["{host} refuses connections.", "ECONNREFUSED ERR_CONNECTION_REFUSED"],
  [
    "{host} broke off the connection.",
    "ECONNRESET EPIPE ERR_CONNECTION_RESET ERR_CONNECTION_CLOSED ERR_CONNECTION_ABORTED ERR_CONTENT_LENGTH_MISMATCH ERR_INCOMPLETE_CHUNKED_ENCODING ERR_STREAM_PREMATURE_CLOSE UND_ERR_SOCKET UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  ],
  ["{host} takes connections and answers nothing.", "ERR_EMPTY_RESPONSE"],
  ["{host} did not answer in time.", "ETIMEDOUT ERR_TIMED_OUT ERR_CONNECTION_TIMED_OUT"],
  ["There is no way to {host} from here.", "EHOSTUNREACH ENETUNREACH ERR_ADDRESS_UNREACHABLE"],
  ["This computer is not connected to the internet.", "ERR_INTERNET_DISCONNECTED"],
  ["The connection to the internet changed in the meantime.", "ERR_NETWORK_CHANGED"],
  ["{host} leads in a circle.", "ERR_TOO_MANY_REDIRECTS"],
  ["{host} broke off the loading of the page.", "ERR_ABORTED"],
  [
    GARBLED,
    "ERR_INVALID_RESPONSE ERR_INVALID_HTTP_RESPONSE ERR_HTTP2_PROTOCOL_ERROR ERR_CONTENT_DECODING_FAILED",
  ],
  [INSECURE, "ERR_SSL_PROTOCOL_ERROR ERR_SSL_VERSION_OR_CIPHER_MISMATCH EPROTO"],
  [notValid("it has expired"), "CERT_HAS_EXPIRED"],
  [notValid("its time has not begun yet"), "CERT_NOT_YET_VALID"],
  [notValid("it has expired, or its time has not begun yet"), "ERR_CERT_DATE_INVALID"],
  [
    notValid("it was issued for another name"),
    "ERR_TLS_CERT_ALTNAME_INVALID ERR_CERT_COMMON_NAME_INVALID",
  ],
  [notValid("the website issued it to itself"), "DEPTH_ZERO_SELF_SIGNED_CERT"],
  [
    notValid("browsers do not trust who issued it"),
    "SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_CERT_AUTHORITY_INVALID",
  ],
  [notValid("it has been revoked"), "CERT_REVOKED ERR_CERT_REVOKED"],
];

const BY_NAME = new Map(
  MESSAGES.flatMap(([message, names]) => names.split(" ").map((name) => [name, message] as const)),
);

/** Kinds of names of which there are many. */
const KINDS: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^(?:ERR_)?CERT_/, (name) => notValid(`browsers call it ${name}`)],
  [/^ERR_SSL_/, () => INSECURE],
  [/^HPE_|^Z_|^ERR__ERROR_FORMAT_|^ERR_BROTLI_/, () => GARBLED],
];

/**
 * Why a website could not be opened, in one sentence for people who edit websites. `cause` is what Node.js, undici or
 * Playwright threw, and `host` whom it is about. What has no message here is called by its name.
 */
export function networkErrorMessage(cause: unknown, host: string): string {
  const name = nameOf(cause);
  const message = BY_NAME.get(name) ?? KINDS.find(([kind]) => kind.test(name))?.[1](name);
  return message?.replace("{host}", () => host) ?? `${host} could not be opened (${name}).`;
}

function nameOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const inBrowser = /net::(ERR_\w+)/.exec(text)?.[1];
  if (inBrowser !== undefined) return inBrowser;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string")
    return cause.code;
  if (cause instanceof Error && cause.name === "HTTPParserError") return "HPE_INVALID";
  return text.split("\n", 1).join("") || "nobody knows why";
}
