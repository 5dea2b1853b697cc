import type { PublishedCookie } from "cookie-inventory";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { PROPERTY_RUNS } from "test-support";
import { toInventoryCsv } from "../../src/open-data/cookies-csv.ts";

const COOKIE: PublishedCookie = {
  anchor: "theme",
  name: "theme",
  aliases: [],
  storage: "cookie",
  persistence: "persistent",
  category: "functional",
  domain: "example.gov.uk",
  purpose: "Remembers your colours.",
  provider: { name: "Example Council", home: "https://www.example.gov.uk", privacyPolicy: null },
  expiry: { when: "after", duration: "P1Y" },
  consent: "asked",
  lastVerified: null,
};

const HEADER =
  "name,aliases,storage,persistence,expires,duration,category,domain,purpose,consent,providerName,providerHome,providerPrivacyPolicy,realName,lastVerified";

function createCsv(...changes: readonly Partial<PublishedCookie>[]): string {
  return toInventoryCsv(changes.map((change) => ({ ...COOKIE, ...change })));
}

/** Parses the rows as a spreadsheet would. */
function importCsv(file: string): Record<string, string>[] {
  return parse(file, { bom: true, columns: true, record_delimiter: "\r\n" });
}

test("The CSV file has a header and a line for each cookie, in the format of RFC 4180", () => {
  const file = createCsv(
    {
      aliases: ["colours", "look"],
      realName: "look",
      lastVerified: "2027-01-01",
      purpose: "Remembers “dark”, or light.",
    },
    { expiry: { when: "not-stated" }, consent: "not-stated", purpose: 'Says "yes".' },
  );
  expect(file).toBe(
    [
      `\uFEFF${HEADER}`,
      'theme,colours look,cookie,persistent,after,P1Y,functional,example.gov.uk,"Remembers “dark”, or light.",asked,Example Council,https://www.example.gov.uk,,look,2027-01-01',
      'theme,,cookie,persistent,,,functional,example.gov.uk,"Says ""yes"".",,Example Council,https://www.example.gov.uk,,,',
      "",
    ].join("\r\n"),
  );
});

test("A CSV file without cookies has a header", () => {
  expect(createCsv()).toBe(`\uFEFF${HEADER}\r\n`);
});

/** Characters that start a formula in a spreadsheet (OWASP, CSV Injection), including full-width ones. */
const FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];

test("A cell that would be a formula gets a prefix, and others do not", () => {
  for (const start of FORMULA_STARTS) {
    const name = `${start}HYPERLINK("https://a.example")`;
    const [row] = importCsv(createCsv({ name, provider: { ...COOKIE.provider, name } }));
    expect(row).toMatchObject({ name: `'${name}`, providerName: `'${name}` });
  }
  for (const name of ["_ga_*", "<unnamed>", "a=b", "1-2", "’tis", "'quoted'", " =1", 'a "b"\nc'])
    expect(importCsv(createCsv({ name }))[0]?.["name"]).toBe(name);
});

/** One line of text with special characters of CSV and spreadsheets. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FORMULA_STARTS, '"', ",", ";", "'", " ", "\uFEFF", "“"),
      fc.string({ unit: "grapheme" }),
    ),
  )
  .map((parts) => parts.join("").replaceAll("\n", ""));

test("A spreadsheet reads any text back, and no cell is a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (texts) => {
      const rows = importCsv(
        createCsv(
          ...texts.map(([purpose, name]) => ({ purpose, provider: { ...COOKIE.provider, name } })),
        ),
      );
      const cells = rows.flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => FORMULA_STARTS.includes(cell.charAt(0)))).toEqual([]);
      expect(rows.map((row) => [row["purpose"], row["providerName"]])).toEqual(
        texts.map((pair) =>
          pair.map((value) => (FORMULA_STARTS.includes(value.charAt(0)) ? `'${value}` : value)),
        ),
      );
    }),
    PROPERTY_RUNS,
  );
});
