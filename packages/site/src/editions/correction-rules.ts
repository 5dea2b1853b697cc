import { error, type Located, type Problem, type Project } from "cookie-inventory";
import { type ChangeLog, CHANGES_FILE, type Edition, getNextEditionNumber } from "./change-log.ts";
import type { CurrentContent } from "./content-digests.ts";
import { findChangedCookieFacts } from "./cookie-facts.ts";
import type { FactChange } from "./fact-changes.ts";
import { readFrozenEdition } from "./frozen-edition.ts";
import { findChangedStatementFacts } from "./statement-facts.ts";

/** How to make an edition without a terminal. */
export const IN_BROWSER = "on GitHub, run the workflow “Edition”";

/** Reports each fact that the corrections of the latest edition have changed. */
export function checkCorrections(
  project: Project,
  content: CurrentContent,
  { data: { editions }, at }: Located<ChangeLog>,
): Problem[] {
  const last = editions.at(-1);
  if (last === undefined || last.corrections.length === 0) return [];
  const { line } = at([
    "editions",
    editions.length - 1,
    "corrections",
    last.corrections.length - 1,
  ]);
  return reportChangedFacts(
    findChangedFacts(project, content, last),
    last,
    `remove the correction on line ${line} of ${CHANGES_FILE} and run “npx privacy-notice edition”`,
  );
}

/** Returns the facts that differ from the edition; none if its files cannot be read. */
export function findChangedFacts(
  project: Project,
  { statement, inventory }: CurrentContent,
  { edition }: Edition,
): FactChange[] {
  const frozen = readFrozenEdition(project, edition);
  if (frozen === undefined) return [];
  return [
    ...findChangedStatementFacts(frozen.statement, statement),
    ...findChangedCookieFacts(frozen.inventory, inventory),
  ];
}

/** Returns an error for each changed fact. `inTerminal` says how to make an edition there instead. */
export function reportChangedFacts(
  facts: readonly FactChange[],
  last: Edition,
  inTerminal: string,
): Problem[] {
  return facts.map(({ change, place }) =>
    error(
      place,
      "correction-of-facts",
      `Since edition ${last.edition}, ${change}. That is more than a correction, which is for spelling and wording only.`,
      `If it is a mistake, undo it. If not, make an edition (${listNextNumbers(last)}): ${IN_BROWSER} and choose “minor” or “major”; in a terminal, ${inTerminal}.`,
    ),
  );
}

/** Returns the numbers that the next edition can have, such as “1.1 or 2.0”. */
export function listNextNumbers({ edition }: Edition): string {
  return `${getNextEditionNumber(edition, "minor")} or ${getNextEditionNumber(edition, "major")}`;
}
