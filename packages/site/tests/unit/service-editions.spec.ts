import { type Problem, readOrganisation } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import {
  checkServiceHistories,
  findChangedServices,
  findUnrecordedServices,
  recordServiceEditions,
} from "../../src/services/service-editions.ts";
import { readServiceFiles } from "../../src/services/service-files.ts";
import { serviceFiles } from "../support/services.ts";
import { ENGLISH } from "../support/english.ts";

const DETAILS = { kind: "minor", date: "2026-11-23", why: "We have new notices." } as const;
const HISTORY = "editions/services/libraries.json";

/** Returns the files of the council and its services, with what `privacy-notice edition` writes for the services. */
function record(files: Readonly<Record<string, string>>): Record<string, string> {
  const changed = findChangedServices(readServiceFiles(projectOf(files)));
  return { ...files, ...Object.fromEntries(recordServiceEditions(changed, DETAILS).files) };
}

const FILES = { ...mereford(), ...serviceFiles() };
const RECORDED = record(FILES);

function find(files: Readonly<Record<string, string>>): string[] {
  const project = projectOf(files);
  const services = readServiceFiles(project);
  const organisation = readOrganisation(project);
  const problems: Problem[] = [
    ...checkServiceHistories(project, services, organisation.valid?.formerAddresses),
    ...findUnrecordedServices(services, ENGLISH),
  ];
  return problems.map(({ file, rule, message }) => `${file} ${rule}: ${message}`);
}

/** Returns the files with a text in one of them replaced. */
function edit(files: Readonly<Record<string, string>>, file: string, from: string, to: string) {
  const text = files[file] ?? "";
  if (!text.includes(from)) throw new Error(`“${from}” is not in ${file}.`);
  return { ...files, [file]: text.replace(from, to) };
}

test("A notice without an edition has to be recorded, and one that is recorded is right", () => {
  expect(find(FILES)).toEqual([
    "_data/services/electoral-roll.json unrecorded-service: The notice at /services/electoral-roll/ is new, and no edition records it.",
    "_data/services/libraries.json unrecorded-service: The notice at /services/libraries/ is new, and no edition records it.",
  ]);
  expect(find(RECORDED)).toEqual([]);
});

test("A change to a rule that a notice refers to has to be recorded, as the next edition", () => {
  const changed = edit(RECORDED, "_data/retention.json", '"p2y"', '"P1Y"');
  expect(find(changed)).toEqual([
    "_data/services/libraries.json unrecorded-service: This notice differs from edition 1.0 of 2026-11-23: We now keep information for “Your library card” for 1 year after you last use your library card, not for 2 years.",
  ]);
  const again = record(changed);
  expect(find(again)).toEqual([]);
  const { editions } = JSON.parse(again[HISTORY] ?? "");
  expect(editions.map(({ edition }: { edition: string }) => edition)).toEqual(["1.0", "1.1"]);
});

test("Internal notes, review dates and records that no notice uses need no edition", () => {
  let files = edit(RECORDED, "_data/services/libraries.json", "inside-service-notes", "Other.");
  files = edit(files, "_data/services/libraries.json", "2099-10-31", "2098-10-31");
  files = edit(files, "_data/recipients.json", "inside-recipient-notes", "Other.");
  files = edit(files, "_data/retention.json", '"P6Y"', '"P7Y"');
  expect(find(files)).toEqual([]);
});

test("Editions have no internal notes", () => {
  expect(RECORDED[HISTORY]).toContain("Catalogue Systems Ltd");
  expect(RECORDED[HISTORY]).not.toContain("inside-");
});

test("An edition that was edited is an error", () => {
  const edited = edit(RECORDED, HISTORY, "It runs our catalogue.", "It runs everything.");
  expect(find(edited)).toEqual([
    `${HISTORY} edited-edition: Edition 1.0 of this notice was changed after it was recorded.`,
  ]);
});

test("The address of a notice that was published has to work for ever", () => {
  const { "_data/services/libraries.json": _removed, ...gone } = RECORDED;
  expect(find(gone)).toEqual([
    `${HISTORY} lost-page: There is no longer a notice at /services/libraries/, and other websites may link to it.`,
  ]);
  const file = "_data/organisation.json";
  const redirected = { ...JSON.parse(gone[file] ?? ""), formerAddresses: ["/services/libraries/"] };
  expect(find({ ...gone, [file]: JSON.stringify(redirected) })).toEqual([]);
});
