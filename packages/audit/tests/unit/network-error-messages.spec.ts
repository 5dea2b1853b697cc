import { expect, test } from "playwright/test";
import { networkErrorMessage } from "../../src/crawl/network-error-messages.ts";

function fromNode(code: string): Error {
  return Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code });
}

function fromBrowser(name: string): Error {
  return new Error(`page.goto: net::${name} at https://x.test/\nCall log:\n  - navigating`);
}

const notValid = (why: string) => `The certificate of x.test is not valid: ${why}.`;

test.describe("What goes wrong is told in a sentence:", () => {
  const cases: Record<string, readonly Error[]> = {
    "No website answers at x.test.": [fromNode("ENOTFOUND"), fromBrowser("ERR_NAME_NOT_RESOLVED")],
    "The name x.test could not be looked up just now.": [fromNode("EAI_AGAIN")],
    "x.test refuses connections.": [
      fromNode("ECONNREFUSED"),
      fromBrowser("ERR_CONNECTION_REFUSED"),
    ],
    "x.test broke off the connection.": [
      fromNode("ECONNRESET"),
      fromNode("EPIPE"),
      fromBrowser("ERR_CONNECTION_RESET"),
    ],
    "x.test takes connections and answers nothing.": [fromBrowser("ERR_EMPTY_RESPONSE")],
    "x.test did not answer in time.": [fromNode("ETIMEDOUT"), fromBrowser("ERR_TIMED_OUT")],
    "There is no way to x.test from here.": [
      fromNode("EHOSTUNREACH"),
      fromBrowser("ERR_ADDRESS_UNREACHABLE"),
    ],
    "This computer is not connected to the internet.": [fromBrowser("ERR_INTERNET_DISCONNECTED")],
    "The connection to the internet changed in the meantime.": [fromBrowser("ERR_NETWORK_CHANGED")],
    "x.test leads in a circle.": [fromBrowser("ERR_TOO_MANY_REDIRECTS")],
    "x.test broke off the loading of the page.": [fromBrowser("ERR_ABORTED")],
    "x.test does not answer as a website does.": [
      fromNode("HPE_INVALID_CONSTANT"),
      fromNode("Z_DATA_ERROR"),
      fromBrowser("ERR_INVALID_HTTP_RESPONSE"),
    ],
    "x.test offers no secure connection that browsers accept.": [
      fromNode("EPROTO"),
      fromNode("ERR_SSL_WRONG_VERSION_NUMBER"),
      fromBrowser("ERR_SSL_PROTOCOL_ERROR"),
    ],
    [notValid("it has expired")]: [fromNode("CERT_HAS_EXPIRED")],
    [notValid("its time has not begun yet")]: [fromNode("CERT_NOT_YET_VALID")],
    [notValid("it has expired, or its time has not begun yet")]: [
      fromBrowser("ERR_CERT_DATE_INVALID"),
    ],
    [notValid("it was issued for another name")]: [
      fromNode("ERR_TLS_CERT_ALTNAME_INVALID"),
      fromBrowser("ERR_CERT_COMMON_NAME_INVALID"),
    ],
    [notValid("browsers do not trust who issued it")]: [
      fromNode("SELF_SIGNED_CERT_IN_CHAIN"),
      fromBrowser("ERR_CERT_AUTHORITY_INVALID"),
    ],
    [notValid("the website issued it to itself")]: [fromNode("DEPTH_ZERO_SELF_SIGNED_CERT")],
    [notValid("it has been revoked")]: [fromNode("CERT_REVOKED"), fromBrowser("ERR_CERT_REVOKED")],
    [notValid("browsers call it ERR_CERT_WEAK_KEY")]: [fromBrowser("ERR_CERT_WEAK_KEY")],
    "x.test could not be opened (ERR_UNSAFE_PORT).": [fromBrowser("ERR_UNSAFE_PORT")],
    "x.test could not be opened (EMFILE).": [fromNode("EMFILE")],
    "x.test could not be opened (Page crashed).": [new Error("Page crashed\nmore")],
    "x.test could not be opened (nobody knows why).": [new Error("")],
  };
  for (const [sentence, causes] of Object.entries(cases)) {
    test(sentence, () => {
      for (const cause of causes) expect(networkErrorMessage(cause, "x.test")).toBe(sentence);
    });
  }

  test("even what is no error", () =>
    expect(networkErrorMessage("odd", "x.test")).toBe("x.test could not be opened (odd)."));
});
