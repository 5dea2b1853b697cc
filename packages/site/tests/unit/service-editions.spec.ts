import { inLanguage, listTranslations, type Problem, readOrganisation } from "cookie-inventory";
import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import {
  checkServiceHistories,
  findChangedServices,
  findUnrecordedServices,
  listServiceEditions,
  recordServiceEditions,
} from "../../src/services/service-editions.ts";
import { readServiceFiles } from "../../src/services/service-files.ts";
import { serviceFiles } from "../support/services.ts";
import { ENGLISH } from "../support/english.ts";
import { inWelsh, withServicesInWelsh } from "../support/welsh.ts";

/* cspell:ignore gennym hysbysiadau Llyfrgelloedd Llyfrgell */

const DETAILS = { kind: "minor", date: "2026-11-23", why: "We have new notices." } as const;
const HISTORY = "editions/services/libraries.json";

/** Returns the files of the council and its services, with what `privacy-notice edition` writes for the services. */
function record(files: Readonly<Record<string, string>>): Record<string, string> {
  const changed = findChangedServices(...readLanguages(files));
  return { ...files, ...Object.fromEntries(recordServiceEditions(changed, DETAILS).files) };
}

const FILES = { ...mereford(), ...serviceFiles() };
const RECORDED = record(FILES);

/** Returns the services in the first language, then those in the others. */
function readLanguages(files: Readonly<Record<string, string>>) {
  const project = projectOf(files);
  const translations = listTranslations(project).map((language) => ({
    language,
    services: readServiceFiles(inLanguage(project, language)),
  }));
  return [readServiceFiles(project), translations] as const;
}

function find(files: Readonly<Record<string, string>>): string[] {
  const project = projectOf(files);
  const [services, translations] = readLanguages(files);
  const organisation = readOrganisation(project);
  const problems: Problem[] = [
    ...checkServiceHistories(project, services, organisation.valid?.formerAddresses),
    ...findUnrecordedServices(services, ENGLISH, translations),
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

/* In two languages. */

const LIBRARIES_FILE = "_data/services/libraries.json";
const BOTH = '"why": { "en": "We have new notices.", "cy": "Mae gennym hysbysiadau newydd." }';

/** Returns the reasons for each edition of the libraries’ notice in both languages, as an editor adds them. */
function withReasons(files: Readonly<Record<string, string>>) {
  const { editions } = JSON.parse(files[HISTORY] ?? "");
  for (const edition of editions.filter(
    ({ translations }: { translations?: object }) => translations,
  ))
    if (typeof edition.why === "string") Object.assign(edition, JSON.parse(`{ ${BOTH} }`));
  return { ...files, [HISTORY]: JSON.stringify({ editions }, null, 2) };
}

/** Returns the number, the reason and the changes of each edition of the libraries’ notice, in both languages. */
function list(files: Readonly<Record<string, string>>) {
  const [english, [welsh]] = readLanguages(files);
  return [english, welsh?.services].map((services) => {
    const service = services?.services.find(({ key }) => key === "libraries");
    if (service === undefined) throw new Error("There are no libraries.");
    return listServiceEditions(service, ENGLISH).map(({ edition, why, changes }) => [
      edition,
      why,
      ...changes,
    ]);
  });
}

const IN_WELSH = withServicesInWelsh(inWelsh(FILES));
const WELSH = withReasons(record(IN_WELSH));

test("An edition records a notice in each complete language, with the reason in each", () => {
  expect(find(record(IN_WELSH))).toContain(
    `${HISTORY} missing-translation: “why” is not in Cymraeg (cy): this site has every text in that language.`,
  );
  expect(find(WELSH).filter((problem) => problem.startsWith(HISTORY))).toEqual([]);
  expect(list(WELSH)).toEqual([
    [["1.0", "We have new notices."]],
    [["1.0", "Mae gennym hysbysiadau newydd."]],
  ]);
});

test("A language that is added has to be recorded, and only lists the editions that it has", () => {
  const added = withServicesInWelsh(inWelsh(RECORDED));
  expect(find(added)).toContain(
    "_data/services/libraries.json unrecorded-service: This notice differs from edition 1.0 of 2026-11-23: It is now in Cymraeg (cy).",
  );
  const again = withReasons(record(added));
  expect(list(again)).toEqual([
    [["1.0", "We have new notices."]],
    [["1.1", "Mae gennym hysbysiadau newydd."]],
  ]);
  expect(JSON.parse(again[HISTORY] ?? "").editions[0]).toEqual(
    JSON.parse(RECORDED[HISTORY] ?? "").editions[0],
  );
});

test("A change to a translation alone is an edition of that language", () => {
  const changed = edit(WELSH, LIBRARIES_FILE, "Cymraeg: Libraries", "Llyfrgelloedd");
  const sentence =
    "This notice was called “Cymraeg: Libraries”, and is now called “Llyfrgelloedd”.";
  expect(find(changed)).toContain(
    `_data/services/libraries.json unrecorded-service: This notice differs from edition 1.0 of 2026-11-23: In Cymraeg (cy): ${sentence}`,
  );
  const again = withReasons(record(changed));
  expect(find(again).filter((problem) => problem.includes("unrecorded-service"))).toEqual([]);
  expect(list(again)).toEqual([
    [["1.0", "We have new notices."]],
    [
      ["1.0", "Mae gennym hysbysiadau newydd."],
      ["1.1", "Mae gennym hysbysiadau newydd.", sentence],
    ],
  ]);
  expect(JSON.stringify(JSON.parse(again[HISTORY] ?? "").editions[0].why)).toContain("Mae gennym");
});

test("A change to a recorded translation is an error", () => {
  expect(find(edit(WELSH, HISTORY, "Cymraeg: Libraries", "Llyfrgell"))).toContain(
    `${HISTORY} edited-edition: Edition 1.0 of this notice was changed after it was recorded.`,
  );
});
