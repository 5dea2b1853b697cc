import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import {
  createJournal,
  formatResults,
  openJournal,
  readJournal,
  readObservations,
  replaceJournal,
} from "../../src/journal.ts";
import { observationsJsonSchema } from "../../src/observation-schema.ts";
import { observed, seenSite } from "../support/made-observations.ts";

const RESULTS = observed([]);
const RUN = RESULTS.run;
const SITE = seenSite();

let folder: string;
let file: string;
let results: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "journal-"));
  results = path.join(folder, "results.json");
  file = `${results}.part`;
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test("Entries are read again, and more can be appended", () => {
  createJournal(file)(RUN);
  openJournal(file)(SITE);
  expect(readJournal(file)).toEqual([RUN, SITE]);
});

test("An incomplete last line is ignored, and removed from the file", () => {
  const complete = `${JSON.stringify(RUN)}\n`;
  writeFileSync(file, complete + JSON.stringify(SITE).slice(0, 40));
  expect(readJournal(file)).toEqual([RUN]);
  expect(readFileSync(file, "utf8")).toBe(complete);
  openJournal(file)(SITE);
  expect(readJournal(file)).toEqual([RUN, SITE]);
});

const BROKEN: readonly [name: string, text: string, message: RegExp][] = [
  ["is empty", "", /has no results yet: start the audit again\.$/],
  ["has an incomplete first line", JSON.stringify(RUN).slice(0, 30), /has no results yet/],
  [
    "has another version",
    `${JSON.stringify({ ...RUN, version: 1 })}\n`,
    /was saved by another version of the audit \(format 1; this version reads \d+\): start the audit again\.$/,
  ],
  ["has another format", "{}\n", /is not a results file\.$/],
  ["does not start with the run", `${JSON.stringify(SITE)}\n`, /is not a complete results file/],
  [
    "is damaged",
    `${JSON.stringify(RUN)}\nrubbish\n`,
    /is damaged on line 2: start the audit again\.$/,
  ],
];
for (const [name, text, message] of BROKEN) {
  test(`A journal that ${name} is refused, and not changed`, () => {
    writeFileSync(file, text);
    expect(() => readJournal(file)).toThrow(message);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
}

test("The journal of another run is not overwritten", () => {
  createJournal(file)(RUN);
  expect(() => createJournal(file)).toThrow(
    /it already exists, from an interrupted audit\. Continue that audit with “--resume”, or delete the file\.$/,
  );
  expect(readJournal(file)).toEqual([RUN]);
});

test("An error is thrown if the folder of a journal does not exist", () => {
  expect(() => createJournal(path.join(folder, "no/results.part"))).toThrow(
    /cannot be written: check that the folder exists\.$/,
  );
});

test("An error is thrown if the disk is full", () => {
  test.skip(process.platform !== "linux", "Only Linux has a device that is always full.");
  expect(() => openJournal("/dev/full")(RUN)).toThrow(
    "“/dev/full” cannot be written: the disk is full. Free some space, then continue with “--resume”.",
  );
});

test("The results of a run replace its journal, and are read again", () => {
  createJournal(file)(RUN);
  replaceJournal(file, results, formatResults(RESULTS));
  expect(readObservations(results)).toEqual(RESULTS);
  expect(existsSync(file)).toBe(false);
});

test("A journal is kept if the results cannot be saved, and the error explains how to save them", () => {
  createJournal(file)(RUN);
  mkdirSync(results);
  expect(() => replaceJournal(file, results, formatResults(RESULTS))).toThrow(
    `Nothing is lost. Save them with: npx storage-audit run --resume ${file}`,
  );
  expect(readJournal(file)).toEqual([RUN]);
});

const UNREADABLE: readonly [name: string, text: string, message: RegExp][] = [
  [
    "are incomplete",
    JSON.stringify(RESULTS).slice(0, 200),
    /is not a complete results file: .*--resume/,
  ],
  [
    "have another version",
    JSON.stringify({ ...RESULTS, version: 99 }),
    /by another version of the audit \(format 99/,
  ],
  ["have another format", "[]", /is not a results file\.$/],
];
for (const [name, text, message] of UNREADABLE) {
  test(`Results that ${name} are refused`, () => {
    writeFileSync(file, text);
    expect(() => readObservations(file)).toThrow(message);
  });
}

test("An error is thrown if the file is missing", () => {
  expect(() => readObservations(file)).toThrow(
    /cannot be read: name a file that an audit has saved\.$/,
  );
});

test("The published schema of results is up to date", () => {
  const committed = readFileSync(
    path.join(import.meta.dirname, "../../schemas/observations.schema.json"),
    "utf8",
  );
  expect(JSON.parse(committed), "run “npm run schema -w storage-audit”").toEqual(
    JSON.parse(JSON.stringify(observationsJsonSchema())),
  );
});
