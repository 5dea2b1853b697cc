/*
 * The test websites on which the audit is tested: a made-up council, those whose scripts and pictures it
 * lets in, and a website that means harm. All are served from one port of 127.0.0.1, by their names; a browser
 * gets there by `TestWebsites.hostOverrides`. Each site is a table of what it plants, from which its headers and scripts are
 * made, and a table of what it answers by host and path.
 *
 *   council-websites.ts       www.council.test and its subdomains: every way to store something, one page for each way.
 *                             A complete crawl of https://www.council.test/ is possible.
 *   third-party-websites.ts   what pages of the council's embed: tracker.test, analytics.test, widget.test and more
 *   login-website.ts          login.council.test: nothing to see without signing in
 *   odd-website.ts            odd.council.test: what can happen on the way, from downloads to calendars without end;
 *                             no page of the other websites leads there
 *   banner-websites.ts        behaves.council.test and more: every way to ask about cookies, and to take the answer
 *   hostile-website.ts        hostile.test: ways to keep an audit from ending
 *   big-website.ts            www.big.test, a server of its own: as many pages as a test asks for
 *   test-inventories.ts       inventories of the council's: a true one, and one that is wrong in every way
 *
 * The certificates are self-signed, on the curve P-256. certificate.pem is for all hosts but one, and lasts from
 * 2020 to 2120; broken.pem is for broken-tls.council.test, and was good for the first day of 2020. Their keys
 * protect nothing.
 */

import { banners } from "./banner-websites.ts";
import { council, planted as plantedByCouncil } from "./council-websites.ts";
import { hostile } from "./hostile-website.ts";
import { login } from "./login-website.ts";
import { odd } from "./odd-website.ts";
import { type TestWebsites, serve } from "./websites-server.ts";
import { planted as plantedByOthers, thirdParties } from "./third-party-websites.ts";

export { ASKING } from "./banner-websites.ts";
export { CONTACTED } from "./council-websites.ts";
export { DOMAINS, SECRET } from "./planted-items.ts";
export type { TestWebsites } from "./websites-server.ts";

/** The address from which a crawl meets all of the council's websites but the odd one. */
export const START = "https://www.council.test/";

/** All that a complete crawl from START meets. */
export const PLANTED = [...plantedByCouncil, ...plantedByOthers];

/** Serves all test websites, until it is closed. */
export function startTestWebsites(): Promise<TestWebsites> {
  return serve([council, thirdParties, login, odd, hostile, banners]);
}
