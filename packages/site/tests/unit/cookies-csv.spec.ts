import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import type { PublishedCookie } from "cookie-inventory";
import { inventoryCsv } from "../../src/open-data/cookies-csv.ts";

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
};

const HEADER =
  "name,aliases,storage,persistence,expires,duration,category,domain,purpose,consent,providerName,providerHome,providerPrivacyPolicy";

function csv(...changes: readonly Partial<PublishedCookie>[]): string {
  return inventoryCsv(changes.map((change) => ({ ...COOKIE, ...change })));
}

/** The rows as a spreadsheet imports them. */
function imported(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });
}

test("The table has a line of names and one for each cookie, as RFC 4180 has it", () => {
  const text = csv(
    { aliases: ["colours", "look"], purpose: "Remembers “dark”, or light." },
    { expiry: { when: "not-stated" }, consent: "not-stated", purpose: 'Says "yes".' },
  );
  expect(text).toBe(
    [
      `\uFEFF${HEADER}`,
      'theme,colours look,cookie,persistent,after,P1Y,functional,example.gov.uk,"Remembers “dark”, or light.",asked,Example Council,https://www.example.gov.uk,',
      'theme,,cookie,persistent,,,functional,example.gov.uk,"Says ""yes"".",,Example Council,https://www.example.gov.uk,',
      "",
    ].join("\r\n"),
  );
});

test("A table without cookies has its line of names", () => {
  expect(csv()).toBe(`\uFEFF${HEADER}\r\n`);
});

/** What a spreadsheet takes for the start of a formula (OWASP, CSV Injection), wide signs included. */
const STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];

test("A cell that would be a formula has a sign in front of it, and others stay as they are", () => {
  for (const start of STARTS) {
    const name = `${start}HYPERLINK("https://a.example")`;
    const [row] = imported(csv({ name, provider: { ...COOKIE.provider, name } }));
    expect(row).toMatchObject({ name: `'${name}`, providerName: `'${name}` });
  }
  for (const name of ["_ga_*", "<unnamed>", "a=b", "1-2", "’tis", "'quoted'", " =1", 'a "b"\nc'])
    expect(imported(csv({ name }))[0]?.["name"]).toBe(name);
});

/** Text of one line with signs that mean something to CSV or to a spreadsheet. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...STARTS, '"', ",", ";", "'", " ", "\uFEFF", "“"),
      fc.string({ unit: "grapheme" }),
    ),
  )
  .map((parts) => parts.join("").replaceAll("\n", ""));

test("Whatever the inventory says, a spreadsheet reads it back, and no cell is a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, words)), (texts) => {
      const rows = imported(
        csv(
          ...texts.map(([purpose, name]) => ({ purpose, provider: { ...COOKIE.provider, name } })),
        ),
      );
      const cells = rows.flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => STARTS.includes(cell.charAt(0)))).toEqual([]);
      expect(rows.map((row) => [row["purpose"], row["providerName"]])).toEqual(
        texts.map((pair) =>
          pair.map((text) => (STARTS.includes(text.charAt(0)) ? `'${text}` : text)),
        ),
      );
    }),
    { seed: 4180, numRuns: 300 },
  );
});
