import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { beginJournal, continueJournal, readJournal, readObservations } from "../../src/journal.ts";
import { observationsJsonSchema } from "../../src/observation-schema.ts";
import { observed, seenSite } from "../support/made-observations.ts";

const SEEN = observed([]);
const RUN = SEEN.run;
const SITE = seenSite();

let folder: string;
let file: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "journal-"));
  file = path.join(folder, "seen.json.part");
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test("What was written is read again, and gone on with", () => {
  beginJournal(file)(RUN);
  continueJournal(file)(SITE);
  expect(readJournal(file)).toEqual([RUN, SITE]);
});

test("A line that was cut off is as if it had not been begun, and is taken out of the file", () => {
  const whole = `${JSON.stringify(RUN)}\n`;
  writeFileSync(file, whole + JSON.stringify(SITE).slice(0, 40));
  expect(readJournal(file)).toEqual([RUN]);
  expect(readFileSync(file, "utf8")).toBe(whole);
  continueJournal(file)(SITE);
  expect(readJournal(file)).toEqual([RUN, SITE]);
});

const BROKEN: readonly [name: string, text: string, says: RegExp][] = [
  ["is empty", "", /holds nothing yet: start the audit again\.$/],
  ["was cut off in its first line", JSON.stringify(RUN).slice(0, 30), /holds nothing yet/],
  [
    "is of another version",
    `${JSON.stringify({ ...RUN, version: 1 })}\n`,
    /was written by another version of the audit \(1; this one reads 2\): start the audit again\.$/,
  ],
  ["is something else", "{}\n", /is no file of observations\.$/],
  ["begins in the middle", `${JSON.stringify(SITE)}\n`, /no .*file of observations/],
  [
    "is damaged",
    `${JSON.stringify(RUN)}\nrubbish\n`,
    /is damaged in line 2: start the audit again\.$/,
  ],
];
for (const [name, text, says] of BROKEN) {
  test(`A journal that ${name} is refused, and left as it is`, () => {
    writeFileSync(file, text);
    expect(() => readJournal(file)).toThrow(says);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
}

test("A journal of another run is not written over", () => {
  beginJournal(file)(RUN);
  expect(() => beginJournal(file)).toThrow(
    /it is there already, from an audit that was cut off\. Continue that one with “--resume”, or delete the file\.$/,
  );
  expect(readJournal(file)).toEqual([RUN]);
});

test("A journal in a folder that does not exist is told", () => {
  expect(() => beginJournal(path.join(folder, "no/seen.part"))).toThrow(
    /cannot be written: name a file in a folder that exists\.$/,
  );
});

test("A full disk is told, with what to do", () => {
  test.skip(process.platform !== "linux", "There is a device that is always full on Linux alone.");
  expect(() => continueJournal("/dev/full")(RUN)).toThrow(
    "“/dev/full” cannot be written: the disk is full. Make room, then continue with “--resume”.",
  );
});

test("What a finished audit has seen is read again", () => {
  writeFileSync(file, JSON.stringify(SEEN));
  expect(readObservations(file)).toEqual(SEEN);
});

const UNREADABLE: readonly [name: string, text: string, says: RegExp][] = [
  [
    "was cut in the middle",
    JSON.stringify(SEEN).slice(0, 200),
    /is no whole file of observations: .*--resume/,
  ],
  [
    "is of another version",
    JSON.stringify({ ...SEEN, version: 3 }),
    /by another version of the audit \(3/,
  ],
  ["is something else", "[]", /is no file of observations\.$/],
];
for (const [name, text, says] of UNREADABLE) {
  test(`A file of observations that ${name} is refused`, () => {
    writeFileSync(file, text);
    expect(() => readObservations(file)).toThrow(says);
  });
}

test("A file that is not there is told", () => {
  expect(() => readObservations(file)).toThrow(
    /cannot be read: name a file that an audit has written\.$/,
  );
});

test("The published schema of observations is the one that the code reads by", () => {
  const committed = readFileSync(
    path.join(import.meta.dirname, "../../schemas/observations.schema.json"),
    "utf8",
  );
  expect(JSON.parse(committed), "run “npm run schema -w storage-audit”").toEqual(
    JSON.parse(JSON.stringify(observationsJsonSchema())),
  );
});
