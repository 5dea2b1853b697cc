import { expect, test } from "playwright/test";
import { networkErrorMessage } from "../../src/crawl/network-error-messages.ts";

/** An error of Node.js, or of Playwright if its code starts with “net::”. */
function errorOf(code: string): Error {
  return code.startsWith("net::")
    ? new Error(`page.goto: ${code} at https://x.test/\nCall log:\n  - navigating`)
    : Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code });
}

const notValid = (why: string) => `The certificate of x.test is not valid: ${why}.`;

test.describe("A network error has the message:", () => {
  const cases: Readonly<Record<string, string>> = {
    "x.test could not be found.": "ENOTFOUND net::ERR_NAME_NOT_RESOLVED",
    "The DNS lookup of x.test failed temporarily.": "EAI_AGAIN",
    "x.test refused the connection.": "ECONNREFUSED net::ERR_CONNECTION_REFUSED",
    "x.test closed the connection.": "ECONNRESET EPIPE net::ERR_CONNECTION_RESET",
    "x.test sent an empty response.": "net::ERR_EMPTY_RESPONSE",
    "x.test did not respond in time.": "ETIMEDOUT net::ERR_TIMED_OUT",
    "x.test cannot be reached from this network.": "EHOSTUNREACH net::ERR_ADDRESS_UNREACHABLE",
    "This computer is not connected to the internet.": "net::ERR_INTERNET_DISCONNECTED",
    "The network connection changed while the page was loading.": "net::ERR_NETWORK_CHANGED",
    "x.test redirects in a loop.": "net::ERR_TOO_MANY_REDIRECTS",
    "x.test stopped loading the page.": "net::ERR_ABORTED",
    "x.test sent an invalid response.":
      "HPE_INVALID_CONSTANT Z_DATA_ERROR net::ERR_INVALID_HTTP_RESPONSE",
    "x.test offers no secure connection that browsers accept.":
      "EPROTO ERR_SSL_WRONG_VERSION_NUMBER net::ERR_SSL_PROTOCOL_ERROR",
    [notValid("it has expired")]: "CERT_HAS_EXPIRED",
    [notValid("its start date is in the future")]: "CERT_NOT_YET_VALID",
    [notValid("it has expired, or its start date is in the future")]: "net::ERR_CERT_DATE_INVALID",
    [notValid("it was issued for another name")]:
      "ERR_TLS_CERT_ALTNAME_INVALID net::ERR_CERT_COMMON_NAME_INVALID",
    [notValid("browsers do not trust its issuer")]:
      "SELF_SIGNED_CERT_IN_CHAIN net::ERR_CERT_AUTHORITY_INVALID",
    [notValid("it is self-signed")]: "DEPTH_ZERO_SELF_SIGNED_CERT",
    [notValid("it has been revoked")]: "CERT_REVOKED net::ERR_CERT_REVOKED",
    [notValid("browsers report ERR_CERT_WEAK_KEY")]: "net::ERR_CERT_WEAK_KEY",
    "x.test could not be opened (ERR_UNSAFE_PORT).": "net::ERR_UNSAFE_PORT",
    "x.test could not be opened (EMFILE).": "EMFILE",
  };
  for (const [message, codes] of Object.entries(cases)) {
    test(message, () => {
      for (const code of codes.split(" ")) {
        expect(networkErrorMessage(errorOf(code), "x.test")).toBe(message);
      }
    });
  }

  for (const [cause, text] of [
    [new Error("Page crashed\nmore"), "Page crashed"],
    [new Error(""), "unknown error"],
    ["odd", "odd"],
  ] as const) {
    test(`and quotes an error without a code: ${text}`, () =>
      expect(networkErrorMessage(cause, "x.test")).toBe(`x.test could not be opened (${text}).`));
  }
});
