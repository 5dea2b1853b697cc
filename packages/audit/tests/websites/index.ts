/*
 * The websites that the audit is tested on: those of a fictional council, of third parties whose content it embeds,
 * and a hostile one. One port of 127.0.0.1 serves all of them by host name; browsers connect to it through
 * `TestWebsites.hostOverrides`. Each site is a table of the items that it stores, from which its headers and scripts
 * are created, and a table of routes.
 *
 *   council-websites.ts       www.council.test and its subdomains: a page for each way to store an item.
 *                             A crawl of https://www.council.test/ is complete.
 *   third-party-websites.ts   embedded in the council's pages: tracker.test, analytics.test, widget.test and more
 *   login-website.ts          login.council.test and my.council.test: store items only after signing in; no other
 *                             website links to the second
 *   odd-website.ts            odd.council.test: unusual pages, from downloads to endless calendars;
 *                             no other website links to it
 *   rewriting-website.ts      rewriting.council.test: each page stores the same items again
 *   banner-websites.ts        behaves.council.test and more: cookie banners of all kinds
 *   hostile-website.ts        hostile.test: tries to stop an audit from finishing
 *   big-website.ts            www.big.test, on its own server: any number of pages
 *   test-inventories.ts       inventories of the council: a correct one, and one with every kind of mistake
 *
 * The certificates are self-signed, with keys on the curve P-256 that are not secret. certificate.pem is for all
 * hosts except one, and is valid from 2020 to 2120; broken.pem is for broken-tls.council.test, and was valid on the
 * first day of 2020.
 */

import { banners } from "./banner-websites.ts";
import { council, planted as plantedByCouncil } from "./council-websites.ts";
import { hostile } from "./hostile-website.ts";
import { login } from "./login-website.ts";
import { odd } from "./odd-website.ts";
import { withLine } from "./planted-items.ts";
import { rewriting } from "./rewriting-website.ts";
import { serveWebsites, type TestWebsites } from "./websites-server.ts";
import { planted as plantedByThirdParties, thirdParties } from "./third-party-websites.ts";

export { BANNER_HOSTS } from "./banner-websites.ts";
export { CONTACTED_HOSTS } from "./council-websites.ts";
export { ACCOUNT } from "./login-website.ts";
export { DOMAINS, SECRET } from "./planted-items.ts";
export type { TestWebsites } from "./websites-server.ts";

/** The address from which a crawl finds all of the council's websites except the odd one and those with banners. */
export const START = "https://www.council.test/";

const ROUTES = { ...council.routes, ...thirdParties.routes };

/** All items that a complete crawl from START finds. */
export const PLANTED = [...plantedByCouncil, ...plantedByThirdParties].map((item) => {
  const { host, pathname } = new URL(item.source);
  const route = ROUTES[host + pathname];
  return withLine(item, route !== undefined && "body" in route ? String(route.body) : "");
});

/** Serves all test websites until they are closed. */
export function startTestWebsites(): Promise<TestWebsites> {
  return serveWebsites([council, thirdParties, login, odd, rewriting, hostile, banners]);
}
