import { futureEditions, unfrozenChanges } from "../editions/edition-rules.ts";
import type { ChangeLog } from "../editions/change-log.ts";
import {
  checkVerificationDates,
  findInventoryWarnings,
  sortProblems,
  type Located,
  type Place,
  type Problem,
  type Project,
  purposes,
  type ValuePath,
} from "cookie-inventory";
import { findErrors, type Parts, readablePages, readParts } from "../content/site-content.ts";
import { unlistedAddresses } from "../pages/kept-addresses.ts";
import { checkPlainEnglish, checkPlainEnglishLines } from "../plain-english/readability.ts";
import { openQuestions } from "../transparency/transparency-checklist.ts";
import { checkReviewDate } from "../transparency/review-date.ts";
import { findWarnings } from "../pages/body-rules.ts";

const ENDLESS = new Set(["nested-too-deep", "paragraph-too-long"]);

/**
 * Everything that is wrong, doubtful or unanswered in what editors wrote, by file and line. The errors
 * are those that the build refuses; warnings and questions belong to the check alone. `today` is the day
 * by which reviews and sightings are judged; `parts` are the project's, where they have been read already.
 */
export async function checkProject(
  project: Project,
  today: Temporal.PlainDate,
  parts: Parts = readParts(project),
): Promise<Problem[]> {
  const { organisation, notice, addresses, plainEnglish } = parts;
  const { inventory } = parts.inventory;
  const pages = readablePages(parts);
  const domains = organisation.ok ? organisation.value.domains : undefined;
  const errors = findErrors(project, parts);
  // What reads sentences would overflow the stack on these.
  const endless = new Set(errors.filter(({ rule }) => ENDLESS.has(rule)).map(({ file }) => file));
  const prose = pages.filter(({ data }) => !endless.has(data.file));
  const english = plainEnglish.ok
    ? await Promise.all([
        ...prose.map((page) => checkPlainEnglish(page, plainEnglish.value)),
        checkPlainEnglishLines(
          inventory === undefined ? [] : purposes(inventory),
          plainEnglish.value,
        ),
        checkPlainEnglishLines(
          parts.log.ok ? latestWords(parts.log.value) : [],
          plainEnglish.value,
        ),
      ])
    : [];
  return sortProblems([
    ...errors,
    ...english.flat(),
    ...pages.flatMap((page) => [...findWarnings(page.body), ...checkReviewDate(page, today)]),
    ...(inventory === undefined ? [] : findInventoryWarnings(inventory, domains)),
    ...(inventory === undefined ? [] : checkVerificationDates(inventory, today)),
    ...editionErrors(project, parts, today.toString()),
    ...(notice.ok ? openQuestions(notice.value) : []),
    ...(addresses.ok ? unlistedAddresses(addresses.value, pages) : []),
  ]);
}

/** What an editor says of the latest edition: those before it are history. */
function latestWords(log: Located<ChangeLog> | undefined): { text: string; place: Place }[] {
  const last = log?.data.editions.at(-1);
  if (log === undefined || last === undefined) return [];
  const at = (...path: ValuePath) => log.at(["editions", log.data.editions.length - 1, ...path]);
  return [
    ...last.what.map((text, index) => ({ text, place: at("what", index) })),
    { text: last.why, place: at("why") },
    { text: last.effect, place: at("effect") },
  ];
}

/**
 * Whether visitors read what the latest edition says. The build does not ask: whoever writes wants to see a
 * change before it is finished.
 */
function editionErrors(
  project: Project,
  { log, statement, inventory: { inventory } }: Parts,
  today: string,
): Problem[] {
  if (!log.ok || log.value === undefined) return [];
  const { page } = statement;
  return [
    ...futureEditions(log.value, today),
    ...(page === undefined || inventory === undefined
      ? []
      : unfrozenChanges(project, { statement: page, inventory }, log.value, today)),
  ];
}
