const notValid = (why: string) => `The certificate of {host} is not valid: ${why}.`;
const INSECURE = "{host} offers no secure connection that browsers accept.";
const INVALID_RESPONSE = "{host} sent an invalid response.";

/**
 * The messages for network errors, with the codes that Node.js, undici and Chromium use for them.
 * https://nodejs.org/api/errors.html#common-system-errors
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const MESSAGES: readonly (readonly [message: string, codes: string])[] = [
  ["{host} could not be found.", "ENOTFOUND ERR_NAME_NOT_RESOLVED"],
  ["The DNS lookup of {host} failed temporarily.", "EAI_AGAIN"],
  ["{host} refused the connection.", "ECONNREFUSED ERR_CONNECTION_REFUSED"],
  [
    "{host} closed the connection.",
    "ECONNRESET EPIPE ERR_CONNECTION_RESET ERR_CONNECTION_CLOSED ERR_CONNECTION_ABORTED ERR_CONTENT_LENGTH_MISMATCH ERR_INCOMPLETE_CHUNKED_ENCODING ERR_STREAM_PREMATURE_CLOSE UND_ERR_SOCKET UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  ],
  ["{host} sent an empty response.", "ERR_EMPTY_RESPONSE"],
  ["{host} did not respond in time.", "ETIMEDOUT ERR_TIMED_OUT ERR_CONNECTION_TIMED_OUT"],
  [
    "{host} cannot be reached from this network.",
    "EHOSTUNREACH ENETUNREACH ERR_ADDRESS_UNREACHABLE",
  ],
  ["This computer is not connected to the internet.", "ERR_INTERNET_DISCONNECTED"],
  ["The network connection changed while the page was loading.", "ERR_NETWORK_CHANGED"],
  ["{host} redirects in a loop.", "ERR_TOO_MANY_REDIRECTS"],
  ["{host} stopped loading the page.", "ERR_ABORTED"],
  [
    INVALID_RESPONSE,
    "ERR_INVALID_RESPONSE ERR_INVALID_HTTP_RESPONSE ERR_HTTP2_PROTOCOL_ERROR ERR_CONTENT_DECODING_FAILED",
  ],
  [INSECURE, "ERR_SSL_PROTOCOL_ERROR ERR_SSL_VERSION_OR_CIPHER_MISMATCH EPROTO"],
  [notValid("it has expired"), "CERT_HAS_EXPIRED"],
  [notValid("its start date is in the future"), "CERT_NOT_YET_VALID"],
  [notValid("it has expired, or its start date is in the future"), "ERR_CERT_DATE_INVALID"],
  [
    notValid("it was issued for another name"),
    "ERR_TLS_CERT_ALTNAME_INVALID ERR_CERT_COMMON_NAME_INVALID",
  ],
  [notValid("it is self-signed"), "DEPTH_ZERO_SELF_SIGNED_CERT"],
  [
    notValid("browsers do not trust its issuer"),
    "SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE ERR_CERT_AUTHORITY_INVALID",
  ],
  [notValid("it has been revoked"), "CERT_REVOKED ERR_CERT_REVOKED"],
];

const BY_CODE = new Map(
  MESSAGES.flatMap(([message, codes]) => codes.split(" ").map((code) => [code, message] as const)),
);

/** The messages for groups of codes that have no message above. */
const PATTERNS: readonly (readonly [RegExp, (code: string) => string])[] = [
  [/^(?:ERR_)?CERT_/, (code) => notValid(`browsers report ${code}`)],
  [/^ERR_SSL_/, () => INSECURE],
  [/^HPE_|^Z_|^ERR__ERROR_FORMAT_|^ERR_BROTLI_/, () => INVALID_RESPONSE],
];

/**
 * Returns why a website could not be opened, in one sentence for people who edit websites. `cause` is an error of
 * Node.js, undici or Playwright. An error that has no message here is quoted.
 */
export function networkErrorMessage(cause: unknown, host: string): string {
  const code = codeOf(cause);
  const message = BY_CODE.get(code) ?? PATTERNS.find(([pattern]) => pattern.test(code))?.[1](code);
  return message?.replace("{host}", () => host) ?? `${host} could not be opened (${code}).`;
}

function codeOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const chromiumCode = /net::(ERR_\w+)/.exec(text)?.[1];
  if (chromiumCode !== undefined) return chromiumCode;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string")
    return cause.code;
  if (cause instanceof Error && cause.name === "HTTPParserError") return "HPE_INVALID";
  return text.split("\n", 1).join("") || "unknown error";
}
