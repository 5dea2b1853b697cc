import {
  checkVerificationDates,
  findInventoryWarnings,
  getLanguage,
  hasKnownLanguages,
  limitProblems,
  listPurposes,
  type Located,
  type Partly,
  type Place,
  type Problem,
  type Project,
  sortProblems,
  type ValuePath,
  warning,
} from "cookie-inventory";
import {
  type ContentFiles,
  getPartialPages,
  getSourcePages,
  listPages,
  readContentFiles,
} from "../content/content-files.ts";
import { findContentErrors } from "../content/site-content.ts";
import type { ChangeLog } from "../editions/change-log.ts";
import { getContentToFreeze } from "../editions/content-digests.ts";
import { checkEditionDates, checkUnfrozenChanges } from "../editions/edition-rules.ts";
import { findUnlistedAddresses } from "../pages/published-addresses.ts";
import { findUnrecordedServices } from "../services/service-editions.ts";
import {
  checkPlainEnglish,
  checkPlainEnglishLines,
  type Prose,
} from "../plain-english/readability.ts";
import { listServiceSentences } from "../services/service-sentences.ts";
import { findServiceWarnings } from "../services/service-rules.ts";
import { findDifferences, findForeignLinks } from "../translations/differing-translations.ts";
import { findOutdatedTranslations } from "../translations/outdated-translations.ts";
import { checkConfirmationDates } from "../transparency/confirmed-answers.ts";
import { checkReviewDate } from "../transparency/review-date.ts";
import { findOpenQuestions } from "../transparency/transparency-checklist.ts";
import { compareTextWithData } from "./compare-text-with-data.ts";

/** Rules about texts that would overflow the stack, or take too long, when they are split into sentences. */
const OVERFLOW_RULES = new Set(["nested-too-deep", "paragraph-too-long", "word-too-long"]);

/** In UTF-16 code units: what can be read for plain English in about three seconds. */
const MAX_ENGLISH = 300_000;

/**
 * Returns all errors, warnings and open questions, sorted by file and line. The build reports the same errors, but no
 * warnings, questions, or errors about editions and about differences between texts and data. Reviews and verification dates are compared with `today`. `files` are
 * those of the project, if they have been read already.
 */
export async function checkProject(
  project: Project,
  today: Temporal.PlainDate,
  files: ContentFiles = readContentFiles(project),
): Promise<Problem[]> {
  const { organisation, checklist, addresses } = files;
  const inventory = files.inventory.valid;
  const pages = getPartialPages(files);
  const domains = organisation.valid?.domains?.filter((domain) => domain !== undefined);
  const errors = findContentErrors(project, files);
  if (!hasKnownLanguages(project)) return errors;
  const problems = [
    ...errors,
    ...(await checkEnglish(project, files, errors)),
    ...listPages(files).flatMap(({ warnings }) => warnings),
    ...pages.flatMap((page) => checkReviewDate(page, today)),
    ...(inventory === undefined ? [] : findInventoryWarnings(inventory, domains)),
    ...(inventory === undefined ? [] : checkVerificationDates(inventory, today)),
    ...findServiceWarnings(files.services, today),
    ...findEditionErrors(project, files, today.toString()).filter(
      (problem) => !isIncomplete(problem, errors),
    ),
    ...compareTextWithData(project, files),
    ...findOutdatedTranslations(project, files),
    ...findDifferences(project, files),
    ...findForeignLinks(project, files),
    ...(checklist.valid === undefined
      ? []
      : [...findOpenQuestions(checklist.valid), ...checkConfirmationDates(checklist.valid, today)]),
    ...(addresses.valid === undefined ? [] : findUnlistedAddresses(addresses.valid, pages)).filter(
      (problem) => !isWithoutSource(problem, errors),
    ),
  ];
  return limitProblems(sortProblems(problems));
}

/**
 * Whether a page or a service differs from what was published, but also has texts without a translation, or the reverse. These
 * may be all that differs, and an edition cannot be made before they are right.
 */
function isIncomplete({ file, rule }: Problem, errors: readonly Problem[]): boolean {
  if (rule !== "unfrozen-change" && rule !== "unrecorded-service") return false;
  // A service’s introductions have names like that of its file.
  const start = file.replace(/json$/, "");
  return errors.some((error) => error.file.startsWith(start) && TRANSLATION_RULES.has(error.rule));
}

const TRANSLATION_RULES = new Set(["missing-translation", "translation-without-source"]);

/** Whether a page or a heading translates nothing, so that its address is probably wrong. */
function isWithoutSource({ file, line }: Problem, errors: readonly Problem[]): boolean {
  return errors.some(
    (error) =>
      error.rule === "translation-without-source" && error.file === file && error.line === line,
  );
}

/** Returns the warnings about plain English, except in files whose texts are too long to check. Translations have none. */
async function checkEnglish(
  project: Project,
  files: ContentFiles,
  errors: readonly Problem[],
): Promise<Problem[]> {
  const exceptions = files.plainEnglish.valid?.data;
  if (exceptions === undefined || getLanguage(project).code !== "en") return [];
  const tooLong = new Set(
    errors.filter(({ rule }) => OVERFLOW_RULES.has(rule)).map(({ file }) => file),
  );
  const { valid: inventory } = files.inventory;
  const introductions = files.services.services.flatMap(({ introduction }) => introduction ?? []);
  const prose: Prose[] = [...getSourcePages(files), ...introductions];
  const purposes = inventory === undefined ? [] : listPurposes(inventory);
  const ofServices = listServiceSentences(files.services);
  const ofEdition = getLatestEditionTexts(files.log.valid);

  let left = MAX_ENGLISH;
  let firstSkipped: Place | undefined;
  const isChecked = (text: string, place: Place) => {
    left -= text.length;
    if (left < 0) firstSkipped ??= place;
    return left >= 0;
  };
  const found: Problem[] = [];
  // One after the other: the sentences of a page take a thousand times the memory of its text.
  for (const each of prose.filter(({ source }) => !tooLong.has(source.file))) {
    if (isChecked(each.source.text, { file: each.source.file }))
      found.push(...(await checkPlainEnglish(each, exceptions)));
  }
  for (const texts of [purposes, ofServices, ofEdition]) {
    const lines = texts.filter(({ text, place }) => isChecked(text, place));
    found.push(...(await checkPlainEnglishLines(lines, exceptions)));
  }
  return firstSkipped === undefined ? found : [...found, skippedEnglish(firstSkipped)];
}

function skippedEnglish(place: Place): Problem {
  const message =
    "From here on, nothing was checked for plain English: the pages and data have more than 300,000 characters.";
  const hint = "Read the rest yourself, or publish some of the pages on another website.";
  return warning(place, "english-not-checked", message, hint);
}

/** Returns the texts about the latest edition. Those about earlier editions cannot be changed. */
function getLatestEditionTexts(
  log: Located<Partly<ChangeLog>> | undefined,
): { text: string; place: Place }[] {
  const editions = log?.data.editions ?? [];
  const last = editions.at(-1);
  if (log === undefined || last === undefined) return [];
  const { what = [], why, effect } = last;
  const entry = (text: string | undefined, ...path: ValuePath) =>
    text === undefined ? [] : { text, place: log.at(["editions", editions.length - 1, ...path]) };
  return [
    ...what.map((text, index) => entry(text, "what", index)),
    entry(why, "why"),
    entry(effect, "effect"),
  ].flat();
}

/** Checks that the latest edition has the current content. The build does not, so that editors can preview a change. */
function findEditionErrors(project: Project, files: ContentFiles, today: string): Problem[] {
  const { log, services, translations, locale } = files;
  if (log.valid === undefined) return [];
  const content = getContentToFreeze(files);
  return [
    ...checkEditionDates(log.valid, today),
    ...findUnrecordedServices(services, locale, translations),
    ...(!log.ok || log.value === undefined || content === undefined
      ? []
      : checkUnfrozenChanges(project, content, log.value, today)),
  ];
}
