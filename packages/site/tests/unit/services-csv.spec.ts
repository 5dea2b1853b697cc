import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, test } from "playwright/test";
import { PROPERTY_RUNS } from "test-support";
import { SERVICE_COLUMNS, toServicesCsv } from "../../src/open-data/services-csv.ts";
import { toServiceRecord } from "../../src/open-data/services-json.ts";
import { COUNCIL, LIBRARIES, publishActivity, publishServices } from "../support/services.ts";

function createCsv(services = publishServices()): string {
  return toServicesCsv(toServiceRecord(services, COUNCIL, "https://schema.example"));
}

/** Parses the rows as a spreadsheet would. */
function importCsv(file: string): Record<string, string>[] {
  return parse(file, { bom: true, columns: true, record_delimiter: "\r\n" });
}

/** Returns the row of the first activity of Libraries with these changes. */
function getRow(changes: Parameters<typeof publishActivity>[0]): Record<string, string> {
  return importCsv(createCsv(publishActivity(changes)))[0] ?? {};
}

const HEADER =
  "id,address,group,service,summary,owner,controller,controllerEmail,dataProtectionOfficer,people,activity,purpose,lawfulBasis,article,laws,interests,withdrawal,data,specialCategories,sources,obligation,otherwise,recipients,transfers,retentionPeriod,retentionFrom,retentionCriteria,automatedDecisions,rights";

test("The CSV file has a header and a line for each activity, in the format of RFC 4180", () => {
  const lines = createCsv().split("\r\n");
  expect(lines[0]).toBe(`\uFEFF${HEADER}`);
  expect(lines[1]).toBe(
    "electoral-roll/register,https://privacy.example.gov.uk/services/electoral-roll/,Council and democracy,Electoral roll,How the list of voters is kept.,,Electoral registration officer,officer@elections.example,,,The list of voters,,,,,,,,,,,,,,,,,,",
  );
  expect(lines.slice(2, 5).map((line) => line.split(",")[0])).toEqual([
    "libraries/membership",
    "libraries/news",
    "libraries/visits",
  ]);
  expect(lines.slice(5)).toEqual([""]);
});

test("Each column is documented, in the order of the file", () => {
  expect(SERVICE_COLUMNS.join(",")).toBe(HEADER);
});

test("A line has every value of its activity, with lists separated by “; ”", () => {
  expect(importCsv(createCsv())[1]).toEqual({
    id: "libraries/membership",
    address: "https://privacy.example.gov.uk/services/libraries/",
    group: "Culture and leisure",
    service: "Libraries",
    summary: "How we use information about you when you use our libraries.",
    owner: "Library Service",
    controller: "Example Council",
    controllerEmail: "data@example.gov.uk",
    dataProtectionOfficer: "dpo@example.gov.uk",
    people: "library members; parents of members under 16",
    activity: "Your library card",
    purpose: "To lend you books, & to remind you if a loan is > 3 weeks old.",
    lawfulBasis: "public-task",
    article: "6(1)(e)",
    laws: "Public Libraries and Museums Act 1964, section 7 (https://www.legislation.gov.uk/ukpga/1964/75/section/7); The council’s own rules",
    interests: "",
    withdrawal: "",
    data: "name and address; the books that you borrow",
    specialCategories:
      "health (9(2)(g), schedule1 16); criminal-offences (10); racial-or-ethnic-origin",
    sources: "person; your school (other); the electoral register (public)",
    obligation: "needed-for-the-service",
    otherwise: "Without it we cannot lend you books.",
    recipients:
      "Catalogue Systems Ltd (US, processor, https://www.catalogue.example/, It runs our catalogue.); Example County Council (GB, joint-controller); The police (controller, They look into thefts.)",
    transfers: "US (transfer-addendum, Ask the Library Service.); JP (adequacy-regulations); IN",
    retentionPeriod: "P2Y",
    retentionFrom: "you last use your library card",
    retentionCriteria: "",
    automatedDecisions:
      "A computer adds up your fines. You cannot borrow above £20. https://www.gov.uk/algorithmic-transparency-records/library-fines; not stated",
    rights: "access; rectification; restriction; objection",
  });
});

const LISTS = [
  "laws",
  "specialCategories",
  "recipients",
  "transfers",
  "automatedDecisions",
] as const;
for (const list of LISTS) {
  test(`“${list}” is “none” if its list is empty, and empty if it is not stated`, () => {
    expect(getRow({ [list]: [] })[list]).toBe("none");
    expect(getRow({ [list]: null })[list]).toBe("");
  });
}

/** Characters that start a formula in a spreadsheet (OWASP, CSV Injection), including full-width ones. */
const FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];

test("A cell that would be a formula gets a prefix, and others do not", () => {
  for (const start of FORMULA_STARTS) {
    const formula = `${start}HYPERLINK("https://a.example")`;
    expect(getRow({ purpose: formula, data: [formula, "b"] })).toMatchObject({
      purpose: `'${formula}`,
      data: `'${formula}; b`,
    });
  }
  for (const purpose of ["a=b", "1-2", "’tis", "'quoted'", " =1", 'a "b", <c> & d; e'])
    expect(getRow({ purpose })["purpose"]).toBe(purpose);
});

/** One line of text with special characters of CSV and spreadsheets. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FORMULA_STARTS, '"', ",", ";", "'", " ", "\uFEFF", "“"),
      fc.string({ unit: "grapheme" }),
    ),
    { minLength: 1 },
  )
  .map((parts) => parts.join("").replaceAll("\n", ""));

test("A spreadsheet reads any text back, and no cell is a formula", () => {
  const [activity] = LIBRARIES.activities;
  const guard = (value: string) => (FORMULA_STARTS.includes(value.charAt(0)) ? `'${value}` : value);
  fc.assert(
    fc.property(text, text, (purpose, kind) => {
      const row = getRow({ ...activity, purpose, data: [kind] });
      expect(Object.values(row).filter((cell) => FORMULA_STARTS.includes(cell.charAt(0)))).toEqual(
        [],
      );
      expect([row["purpose"], row["data"]]).toEqual([guard(purpose), guard(kind)]);
    }),
    PROPERTY_RUNS,
  );
});

test("Nothing that is internal is in the file", () => {
  expect(createCsv()).not.toMatch(/inside-|2099-10-31/);
});
