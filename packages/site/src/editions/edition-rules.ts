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
import { frozenFile } from "./frozen-edition.ts";
import {
  CHANGES_FILE,
  type Digests,
  type Edition,
  type ChangeLog,
  nextNumber,
} from "./change-log.ts";
import { readsOf } from "./content-digests.ts";

/** What visitors read today, and where each part of it stands. */
export interface Current {
  readonly statement: LocatedPage;
  readonly inventory: Located<Inventory>;
}

/**
 * Whether what visitors read is the latest edition, corrections of form included. `today` is written into
 * the entry that the hint proposes, like 2026-11-23.
 */
export function unfrozenChanges(
  project: Project,
  { statement, inventory }: Current,
  log: Located<ChangeLog>,
  today: string,
): Problem[] {
  const last = log.data.editions.at(-1);
  if (last === undefined) return [];
  const reads = readsOf(statement, inventory.data);
  const known = last.corrections.at(-1)?.reads ?? last.reads;
  const hint = waysOut(last, reads, today, log);
  const problem = (what: keyof Digests, subject: string, { source }: Located) =>
    reads[what] === known[what]
      ? []
      : error(
          { file: source.file, line: firstDifference(project, last, what, source), column: 1 },
          "unfrozen-change",
          `${subject} is not what edition ${last.edition} tells visitors, and no later edition says so.`,
          hint,
        );
  return [
    problem("statement", "The statement", statement),
    problem("cookies", "The inventory of cookies", inventory),
    misnumbered(statement, last),
  ].flat();
}

/** The line from which on a file is not what was frozen; after corrections nobody knows, and it is the first. */
function firstDifference(
  project: Project,
  { edition, corrections }: Edition,
  what: keyof Digests,
  { text }: Source,
): number {
  const read = readSource(project, frozenFile(edition, what));
  const was = read.ok ? read.value.text.split("\n") : [];
  const index = text.split("\n").findIndex((line, turn) => line !== was[turn]);
  return corrections.length > 0 ? 1 : Math.max(index, 0) + 1;
}

function waysOut(
  { edition, corrections }: Edition,
  reads: Digests,
  today: string,
  log: Located<ChangeLog>,
): string {
  const next = `${nextNumber(edition, "minor")} or ${nextNumber(edition, "major")}`;
  const index = log.data.editions.length - 1;
  const { line } = log.at(["editions", index, "corrections"]);
  const entry = JSON.stringify({ date: today, what: "Corrected a spelling mistake.", reads });
  const comma =
    corrections.length === 0 ? "" : " behind the last one, with a comma between the two";
  return `If what is said has changed, make an edition (${next}): run “npx privacy-notice edition”, which asks what changed and why. If only the form has (spelling, a link that had moved), run “npx privacy-notice edition --correction "Corrected a spelling mistake."”, or write into “corrections” in line ${line} of ${CHANGES_FILE}${comma}: ${entry}`;
}

/** Readers see the number and the day at the top of the statement. */
function misnumbered({ data, at }: LocatedPage, last: Edition): Problem | [] {
  if (data.edition === last.edition && data.date === last.date) return [];
  const field = data.edition === last.edition ? "date" : "edition";
  return error(
    at([field]),
    "edition-mismatch",
    `The statement calls itself edition ${data.edition} of ${data.date}, and the latest in ${CHANGES_FILE} is ${last.edition} of ${last.date}.`,
    `Write “edition: "${last.edition}"” and “date: ${last.date}”. A new edition is made by “npx privacy-notice edition”, which changes both.`,
  );
}

/** Editions and corrections of days that are yet to come. */
export function futureEditions({ data, at }: Located<ChangeLog>, today: string): Problem[] {
  return data.editions.flatMap(({ edition, date, corrections }, index) =>
    [date, ...corrections.map((each) => each.date)].flatMap((day, turn) => {
      if (day <= today) return [];
      const path = turn === 0 ? ["date"] : ["corrections", turn - 1, "date"];
      return error(
        at(["editions", index, ...path]),
        "edition-in-future",
        `Edition ${edition} has a day that is yet to come: ${day}.`,
        "Write the day on which it was published.",
      );
    }),
  );
}
