import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { readKnownCookies } from "../../src/suggest/known-cookies.ts";
import { parseRetentionPeriod } from "../../src/suggest/retention-period.ts";

const ROW = {
  id: "1",
  category: "Analytics",
  cookie: "_visits_",
  domain: ".counter.test (3rd party) or .stats.test",
  description: " Counts\n\tvisits.\u200E ",
  retentionPeriod: "2 years",
  dataController: "Counter Ltd",
  privacyLink: "https://counter.test/privacy",
  wildcardMatch: "1",
};
const HEADER =
  "ID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,User Privacy & GDPR Rights Portals,Wildcard match";
const CSV_ROW =
  '1,Counter,Analytics,_visits_,.counter.test (3rd party) or .stats.test," Counts\n\tvisits.\u200E ",2 years,Counter Ltd,https://counter.test/privacy,1';

const KNOWN = {
  name: "_visits_",
  isPrefix: true,
  domains: ["counter.test", "stats.test"],
  platform: "Counter",
  controller: "Counter Ltd",
  category: "Analytics",
  description: "Counts visits.",
  retention: "2 years",
};

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "known-cookies-"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function readText(content: string | Uint8Array) {
  const file = path.join(folder, "database");
  writeFileSync(file, content);
  return readKnownCookies(file);
}

test("Reads the database as JSON and as CSV", () => {
  expect(readText(JSON.stringify({ Counter: [ROW] }))).toEqual([KNOWN]);
  expect(readText(`\uFEFF${HEADER}\r\n${CSV_ROW}\r\n`)).toEqual([KNOWN]);
});

test("Skips rows without a name", () => {
  const rows = [{ ...ROW, cookie: " " }, ROW];
  expect(readText(JSON.stringify({ Counter: rows })).map(({ name }) => name)).toEqual(["_visits_"]);
});

/** Files of another form, and what the message says about them. */
const WRONG: Readonly<Record<string, readonly [content: string | Uint8Array, problem: string]>> = {
  "JSON that is cut short": ['{\n"Counter": [', "Line 2: A closing “}” is missing."],
  "a list without platforms": [
    '[{"name": "_visits_"}]',
    "Line 1: Its list of cookies has another form.",
  ],
  "a row without a category": [
    `{"Counter": [\n${JSON.stringify({ ...ROW, category: undefined })}]}`,
    "Line 2: “category” is missing, or is not text.",
  ],
  "no rows": ["{}", "It describes no cookies."],
  "a header only": [HEADER, "It describes no cookies."],
  "an empty file": ["", "Line 1: there is no column “Platform”."],
  "a web page": [
    "<!DOCTYPE html>\n<title>open-cookie-database.csv</title>",
    "Line 1: there is no column “Platform”.",
  ],
  "another table": ["Name,Category\n_visits_,Analytics", "Line 1: there is no column “Platform”."],
  "a row with too many cells": [`${HEADER}\n${CSV_ROW},x`, "Line 3: it is not valid CSV."],
  "text that is not UTF-8": [new Uint8Array([0x7b, 0xff]), "It is not saved as UTF-8 text."],
  "a file that is too large": [new Uint8Array(10_000_001), "It is larger than 10 MB."],
};
for (const [name, [content, problem]] of Object.entries(WRONG)) {
  test(`Refuses ${name}, with one message and the file to use instead`, () => {
    expect(() => readText(content)).toThrow(
      `“${folder}/database” cannot be used as “--known-cookies”. ${problem} Download open-cookie-database.json or open-cookie-database.csv from https://github.com/jkwakman/Open-Cookie-Database (“Download raw file”), and name that file.`,
    );
  });
}

test("Refuses a file that does not exist, and a folder", () => {
  for (const file of [path.join(folder, "none.json"), folder]) {
    expect(() => readKnownCookies(file)).toThrow(
      `“${file}” cannot be used as “--known-cookies”. It cannot be read.`,
    );
  }
});

test("Converts retention periods that are certain", () => {
  const periods = ["1 year", "13 Months", "30 mins", "24 hours", "2 Weeks", "90 sec", " 7 days "];
  expect(periods.map(parseRetentionPeriod)).toEqual([
    "P1Y",
    "P13M",
    "PT30M",
    "PT24H",
    "P2W",
    "PT90S",
    "P7D",
  ]);
  const others = ["session", "", "0 days", "Varies", "30 seconds till 1 year", "1 hour or longer"];
  expect(others.map(parseRetentionPeriod)).toEqual(others.map(() => undefined));
});
