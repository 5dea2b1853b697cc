import {
  checkVerificationDates,
  findInventoryWarnings,
  listPurposes,
  type Located,
  type Place,
  type Problem,
  type Project,
  sortProblems,
  type ValuePath,
} from "cookie-inventory";
import {
  type ContentFiles,
  findContentErrors,
  getReadablePages,
  readContentFiles,
} from "../content/site-content.ts";
import type { ChangeLog } from "../editions/change-log.ts";
import { checkEditionDates, checkUnfrozenChanges } from "../editions/edition-rules.ts";
import { findBodyWarnings } from "../pages/page-body-rules.ts";
import { findUnlistedAddresses } from "../pages/published-addresses.ts";
import { checkPlainEnglish, checkPlainEnglishLines } from "../plain-english/readability.ts";
import { checkConfirmationDates } from "../transparency/confirmed-answers.ts";
import { checkReviewDate } from "../transparency/review-date.ts";
import { findOpenQuestions } from "../transparency/transparency-checklist.ts";
import { compareTextWithData } from "./compare-text-with-data.ts";

/** Rules about pages that would overflow the stack when they are split into sentences. */
const OVERFLOW_RULES = new Set(["nested-too-deep", "paragraph-too-long"]);

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
  const { organisation, checklist, addresses, plainEnglish } = files;
  const { inventory } = files.inventory;
  const pages = getReadablePages(files);
  const domains = organisation.ok ? organisation.value.domains : undefined;
  const errors = findContentErrors(project, files);
  const skipped = new Set(
    errors.filter(({ rule }) => OVERFLOW_RULES.has(rule)).map(({ file }) => file),
  );
  const prose = pages.filter(({ data }) => !skipped.has(data.file));
  const english = plainEnglish.ok
    ? await Promise.all([
        ...prose.map((page) => checkPlainEnglish(page, plainEnglish.value)),
        checkPlainEnglishLines(
          inventory === undefined ? [] : listPurposes(inventory),
          plainEnglish.value,
        ),
        checkPlainEnglishLines(
          files.log.ok ? getLatestEditionTexts(files.log.value) : [],
          plainEnglish.value,
        ),
      ])
    : [];
  return sortProblems([
    ...errors,
    ...english.flat(),
    ...pages.flatMap((page) => [...findBodyWarnings(page.body), ...checkReviewDate(page, today)]),
    ...(inventory === undefined ? [] : findInventoryWarnings(inventory, domains)),
    ...(inventory === undefined ? [] : checkVerificationDates(inventory, today)),
    ...findEditionErrors(project, files, today.toString()),
    ...compareTextWithData(project, files),
    ...(checklist.ok ? findOpenQuestions(checklist.value) : []),
    ...(checklist.ok ? checkConfirmationDates(checklist.value, today) : []),
    ...(addresses.ok ? findUnlistedAddresses(addresses.value, pages) : []),
  ]);
}

/** Returns the texts about the latest edition. Those about earlier editions cannot be changed. */
function getLatestEditionTexts(
  log: Located<ChangeLog> | undefined,
): { text: string; place: Place }[] {
  const last = log?.data.editions.at(-1);
  if (log === undefined || last === undefined) return [];
  const at = (...path: ValuePath) => log.at(["editions", log.data.editions.length - 1, ...path]);
  return [
    ...last.what.map((text, index) => ({ text, place: at("what", index) })),
    { text: last.why, place: at("why") },
    { text: last.effect, place: at("effect") },
  ];
}

/** Checks that the latest edition has the current content. The build does not, so that editors can preview a change. */
function findEditionErrors(
  project: Project,
  { log, statement, inventory: { inventory } }: ContentFiles,
  today: string,
): Problem[] {
  if (!log.ok || log.value === undefined) return [];
  const { page } = statement;
  return [
    ...checkEditionDates(log.value, today),
    ...(page === undefined || inventory === undefined
      ? []
      : checkUnfrozenChanges(project, { statement: page, inventory }, log.value, today)),
  ];
}
