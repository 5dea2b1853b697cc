import { stringify } from "csv-stringify/sync";
import type { PublishedCookie } from "cookie-inventory";
import { openCookie } from "./cookies-json.ts";

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
];

/**
 * The inventory as a table for spreadsheets: CSV (RFC 4180), a line of field names and one for each cookie, with
 * CRLF at the end of each. What is not stated is empty; a cookie's other names have spaces between them, which no
 * name can hold.
 *
 * It starts with a byte order mark. RFC 4180 says nothing of one; without it Excel takes UTF-8 for the code page of
 * the machine and spoils every curly quote, and programs have the JSON.
 *
 * A cell that a spreadsheet would take for a formula has a “'” in front of it
 * (https://owasp.org/www-community/attacks/CSV_Injection): the name of a cookie may well start with “-” or “@”.
 */
export function inventoryCsv(cookies: readonly PublishedCookie[]): string {
  const rows = cookies.map(openCookie).map(({ aliases, provider, ...cookie }) => ({
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
