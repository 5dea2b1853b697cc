import { expect, test } from "playwright/test";
import { networkErrorMessage } from "../../src/crawl/network-error-messages.ts";

/** An error of Node.js, or of a browser where its name begins with “net::”. */
function errorOf(name: string): Error {
  return name.startsWith("net::")
    ? new Error(`page.goto: ${name} at https://x.test/\nCall log:\n  - navigating`)
    : Object.assign(new Error(`connect ${name} 192.0.2.1:443`), { code: name });
}

const notValid = (why: string) => `The certificate of x.test is not valid: ${why}.`;

test.describe("What goes wrong is told in a sentence:", () => {
  const cases: Readonly<Record<string, string>> = {
    "No website answers at x.test.": "ENOTFOUND net::ERR_NAME_NOT_RESOLVED",
    "The name x.test could not be looked up just now.": "EAI_AGAIN",
    "x.test refuses connections.": "ECONNREFUSED net::ERR_CONNECTION_REFUSED",
    "x.test broke off the connection.": "ECONNRESET EPIPE net::ERR_CONNECTION_RESET",
    "x.test takes connections and answers nothing.": "net::ERR_EMPTY_RESPONSE",
    "x.test did not answer in time.": "ETIMEDOUT net::ERR_TIMED_OUT",
    "There is no way to x.test from here.": "EHOSTUNREACH net::ERR_ADDRESS_UNREACHABLE",
    "This computer is not connected to the internet.": "net::ERR_INTERNET_DISCONNECTED",
    "The connection to the internet changed in the meantime.": "net::ERR_NETWORK_CHANGED",
    "x.test leads in a circle.": "net::ERR_TOO_MANY_REDIRECTS",
    "x.test broke off the loading of the page.": "net::ERR_ABORTED",
    "x.test does not answer as a website does.":
      "HPE_INVALID_CONSTANT Z_DATA_ERROR net::ERR_INVALID_HTTP_RESPONSE",
    "x.test offers no secure connection that browsers accept.":
      "EPROTO ERR_SSL_WRONG_VERSION_NUMBER net::ERR_SSL_PROTOCOL_ERROR",
    [notValid("it has expired")]: "CERT_HAS_EXPIRED",
    [notValid("its time has not begun yet")]: "CERT_NOT_YET_VALID",
    [notValid("it has expired, or its time has not begun yet")]: "net::ERR_CERT_DATE_INVALID",
    [notValid("it was issued for another name")]:
      "ERR_TLS_CERT_ALTNAME_INVALID net::ERR_CERT_COMMON_NAME_INVALID",
    [notValid("browsers do not trust who issued it")]:
      "SELF_SIGNED_CERT_IN_CHAIN net::ERR_CERT_AUTHORITY_INVALID",
    [notValid("the website issued it to itself")]: "DEPTH_ZERO_SELF_SIGNED_CERT",
    [notValid("it has been revoked")]: "CERT_REVOKED net::ERR_CERT_REVOKED",
    [notValid("browsers call it ERR_CERT_WEAK_KEY")]: "net::ERR_CERT_WEAK_KEY",
    "x.test could not be opened (ERR_UNSAFE_PORT).": "net::ERR_UNSAFE_PORT",
    "x.test could not be opened (EMFILE).": "EMFILE",
  };
  for (const [sentence, names] of Object.entries(cases)) {
    test(sentence, () => {
      for (const name of names.split(" ")) {
        expect(networkErrorMessage(errorOf(name), "x.test")).toBe(sentence);
      }
    });
  }

  for (const [cause, name] of [
    [new Error("Page crashed\nmore"), "Page crashed"],
    [new Error(""), "nobody knows why"],
    ["odd", "odd"],
  ] as const) {
    test(`even what has no name of its own: ${name}`, () =>
      expect(networkErrorMessage(cause, "x.test")).toBe(`x.test could not be opened (${name}).`));
  }
});
