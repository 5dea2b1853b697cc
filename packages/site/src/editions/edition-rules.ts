import {
  error,
  type Located,
  type Partly,
  type Problem,
  type Project,
  readSource,
  type Source,
} from "cookie-inventory";
import type { LocatedPage } from "../pages/page-reader.ts";
import { type ChangeLog, CHANGES_FILE, type Digests, type Edition } from "./change-log.ts";
import { type CurrentContent, digestContent } from "./content-digests.ts";
import {
  checkCorrections,
  findChangedFacts,
  IN_BROWSER,
  listNextNumbers,
} from "./correction-rules.ts";
import type { FactChange } from "./fact-changes.ts";
import { getFrozenFilePath } from "./frozen-edition.ts";

/**
 * Reports content that differs from the latest edition and its corrections, and corrections that change facts. `today`,
 * such as 2026-11-23, is the date of the correction that the hint suggests.
 */
export function checkUnfrozenChanges(
  project: Project,
  content: CurrentContent,
  log: Located<ChangeLog>,
  today: string,
): Problem[] {
  const { statement, inventory } = content;
  const last = log.data.editions.at(-1);
  if (last === undefined) return [];
  const digests = digestContent(statement, inventory.data);
  const mismatch = checkEditionAndDate(statement, last);
  if (isPublished(last, digests)) return [...checkCorrections(project, content, log), ...mismatch];

  const published = getPublishedDigests(last);
  const facts = findChangedFacts(project, content, last);
  const hint =
    facts.length > 0
      ? createChangedFactsHint(last, facts)
      : createUnfrozenChangeHint(last, digests, today, log);
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
    mismatch,
  ].flat();
}

/** Whether the content is that of the edition, or of its latest correction. */
export function isPublished(edition: Edition, { statement, cookies }: Digests): boolean {
  const published = getPublishedDigests(edition);
  return published.statement === statement && published.cookies === cookies;
}

/** Returns the digests of the content that was published last: the edition’s, or those of its latest correction. */
function getPublishedDigests({ reads, corrections }: Edition): Digests {
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

/** The number of changed facts that a hint lists. */
const MAX_FACTS = 3;

function createChangedFactsHint(last: Edition, facts: readonly FactChange[]): string {
  const listed = facts.slice(0, MAX_FACTS).map(({ change }) => change);
  const others = facts.length - listed.length;
  const list = [...listed, ...(others > 0 ? [`${others} more`] : [])].join("; ");
  return `Make an edition (${listNextNumbers(last)}): ${IN_BROWSER}, or in a terminal “npx privacy-notice edition”. Both ask what changed and why. This is more than a correction: ${list}.`;
}

function createUnfrozenChangeHint(
  last: Edition,
  reads: Digests,
  today: string,
  log: Located<ChangeLog>,
): string {
  const index = log.data.editions.length - 1;
  const { line } = log.at(["editions", index, "corrections"]);
  const entry = JSON.stringify({ date: today, what: "Corrected a spelling mistake.", reads });
  const position = last.corrections.length === 0 ? "" : ", after the last one and a comma";
  return `If the meaning has changed, make an edition (${listNextNumbers(last)}): ${IN_BROWSER}, or in a terminal “npx privacy-notice edition”. Both ask what changed and why. If you only corrected the wording, such as spelling, choose “correction” in that workflow, run “npx privacy-notice edition --correction "Corrected a spelling mistake."”, or add this to “corrections” on line ${line} of ${CHANGES_FILE}${position}: ${entry}`;
}

/** Checks the edition and the date that the statement shows. */
function checkEditionAndDate({ data, at }: LocatedPage, last: Edition): Problem[] {
  if (data.edition === last.edition && data.date === last.date) return [];
  const field = data.edition === last.edition ? "date" : "edition";
  return [
    error(
      at([field]),
      "edition-mismatch",
      `The statement is marked as edition ${data.edition} of ${data.date}, but the latest edition in ${CHANGES_FILE} is ${last.edition} of ${last.date}.`,
      `Write “edition: "${last.edition}"” and “date: ${last.date}”. A new edition changes both: ${IN_BROWSER}, or in a terminal “npx privacy-notice edition”.`,
    ),
  ];
}

/** Reports editions and corrections with a date in the future. */
export function checkEditionDates(
  { data, at }: Located<Partly<ChangeLog>>,
  today: string,
): Problem[] {
  return (data.editions ?? []).flatMap((entry, index) => {
    const { edition, date, corrections = [] } = entry ?? {};
    return [date, ...corrections.map((correction) => correction?.date)].flatMap((day, position) => {
      if (day === undefined || day <= today) return [];
      const path = position === 0 ? ["date"] : ["corrections", position - 1, "date"];
      return error(
        at(["editions", index, ...path]),
        "edition-in-future",
        `Edition ${edition ?? `number ${index + 1}`} has a date in the future: ${day}.`,
        "Write the date of publication.",
      );
    });
  });
}
