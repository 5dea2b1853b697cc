import type { PublishedCookie } from "cookie-inventory";
import { stringify } from "csv-stringify/sync";
import { toOpenCookie } from "./cookies-json.ts";

const COLUMNS = [
  "name",
  "aliases",
  "storage",
  "persistence",
  "expires",
  "duration",
  "category",
  "domain",
  "purpose",
  "consent",
  "providerName",
  "providerHome",
  "providerPrivacyPolicy",
  "realName",
  "lastVerified",
];

/**
 * Returns the inventory as CSV (RFC 4180): a header and a line for each cookie, which end with CRLF. Unstated values are
 * empty. Aliases are separated by spaces, which a name cannot contain.
 *
 * It starts with a byte order mark: without it, Excel does not read UTF-8 and garbles curly quotes.
 *
 * A cell that a spreadsheet would read as a formula gets the prefix “'”
 * (https://owasp.org/www-community/attacks/CSV_Injection): the name of a cookie may start with “-” or “@”.
 */
export function toInventoryCsv(cookies: readonly PublishedCookie[]): string {
  const rows = cookies.map(toOpenCookie).map(({ aliases, provider, ...cookie }) => ({
    ...cookie,
    aliases: aliases.join(" "),
    providerName: provider.name,
    providerHome: provider.home,
    providerPrivacyPolicy: provider.privacyPolicy,
  }));
  return stringify(rows, {
    bom: true,
    columns: COLUMNS,
    escape_formulas: true,
    header: true,
    record_delimiter: "windows",
  });
}
