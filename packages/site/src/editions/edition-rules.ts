import {
  error,
  type Inventory,
  type Located,
  type Problem,
  type Project,
  readSource,
  type Source,
} from "cookie-inventory";
import type { LocatedPage } from "../pages/page-reader.ts";
import {
  type ChangeLog,
  CHANGES_FILE,
  type Digests,
  type Edition,
  getNextEditionNumber,
} from "./change-log.ts";
import { digestContent } from "./content-digests.ts";
import { getFrozenFilePath } from "./frozen-edition.ts";

/** The content as it would be published now. */
export interface CurrentContent {
  readonly statement: LocatedPage;
  readonly inventory: Located<Inventory>;
}

/**
 * Reports content that differs from the latest edition and its corrections. `today`, such as 2026-11-23, is the date
 * of the correction that the hint suggests.
 */
export function checkUnfrozenChanges(
  project: Project,
  { statement, inventory }: CurrentContent,
  log: Located<ChangeLog>,
  today: string,
): Problem[] {
  const last = log.data.editions.at(-1);
  if (last === undefined) return [];
  const digests = digestContent(statement, inventory.data);
  const published = getPublishedDigests(last);
  const hint = createUnfrozenChangeHint(last, digests, today, log);
  const compare = (part: keyof Digests, subject: string, { source }: Located) =>
    digests[part] === published[part]
      ? []
      : error(
          { file: source.file, line: findFirstDifference(project, last, part, source), column: 1 },
          "unfrozen-change",
          `${subject} differs from edition ${last.edition}, and no later edition or correction records the change.`,
          hint,
        );
  return [
    compare("statement", "The statement", statement),
    compare("cookies", "The cookie inventory", inventory),
    checkEditionAndDate(statement, last),
  ].flat();
}

/** Returns the digests of the content that was published last: the edition’s, or those of its latest correction. */
export function getPublishedDigests({ reads, corrections }: Edition): Digests {
  return corrections.at(-1)?.reads ?? reads;
}

/** Returns the first line that differs from the frozen file; 1 after a correction, when the line is unknown. */
function findFirstDifference(
  project: Project,
  { edition, corrections }: Edition,
  part: keyof Digests,
  { text }: Source,
): number {
  const read = readSource(project, getFrozenFilePath(edition, part));
  const frozen = read.ok ? read.value.text.split("\n") : [];
  const index = text.split("\n").findIndex((line, lineIndex) => line !== frozen[lineIndex]);
  return corrections.length > 0 ? 1 : Math.max(index, 0) + 1;
}

function createUnfrozenChangeHint(
  { edition, corrections }: Edition,
  reads: Digests,
  today: string,
  log: Located<ChangeLog>,
): string {
  const next = `${getNextEditionNumber(edition, "minor")} or ${getNextEditionNumber(edition, "major")}`;
  const index = log.data.editions.length - 1;
  const { line } = log.at(["editions", index, "corrections"]);
  const entry = JSON.stringify({ date: today, what: "Corrected a spelling mistake.", reads });
  const position = corrections.length === 0 ? "" : ", after the last one and a comma";
  return `If the meaning has changed, make an edition (${next}): run “npx privacy-notice edition”, which asks what changed and why. If you only corrected the form, such as spelling or an outdated link, run “npx privacy-notice edition --correction "Corrected a spelling mistake."”, or add this to “corrections” on line ${line} of ${CHANGES_FILE}${position}: ${entry}`;
}

/** Checks the edition and the date that the statement shows. */
function checkEditionAndDate({ data, at }: LocatedPage, last: Edition): Problem | [] {
  if (data.edition === last.edition && data.date === last.date) return [];
  const field = data.edition === last.edition ? "date" : "edition";
  return error(
    at([field]),
    "edition-mismatch",
    `The statement is marked as edition ${data.edition} of ${data.date}, but the latest edition in ${CHANGES_FILE} is ${last.edition} of ${last.date}.`,
    `Write “edition: "${last.edition}"” and “date: ${last.date}”. To make a new edition, run “npx privacy-notice edition”, which changes both.`,
  );
}

/** Reports editions and corrections with a date in the future. */
export function checkEditionDates({ data, at }: Located<ChangeLog>, today: string): Problem[] {
  return data.editions.flatMap(({ edition, date, corrections }, index) =>
    [date, ...corrections.map((correction) => correction.date)].flatMap((day, position) => {
      if (day <= today) return [];
      const path = position === 0 ? ["date"] : ["corrections", position - 1, "date"];
      return error(
        at(["editions", index, ...path]),
        "edition-in-future",
        `Edition ${edition} has a date in the future: ${day}.`,
        "Write the date of publication.",
      );
    }),
  );
}
