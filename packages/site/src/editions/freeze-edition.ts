import { digestOf, ProblemsError, UserError } from "cookie-inventory";
import { STATEMENT_FILE } from "../pages/page-reader.ts";
import {
  type ChangeLog,
  CHANGES_FILE,
  compareEditionNumbers,
  type Edition,
  getNextEditionNumber,
} from "./change-log.ts";
import { type CurrentContent, digestContent } from "./content-digests.ts";
import { reportChangedFacts } from "./correction-rules.ts";
import { isPublished } from "./edition-rules.ts";
import type { FactChange } from "./fact-changes.ts";
import { getFrozenFilePath } from "./frozen-edition.ts";

/** How the number of a statement starts that was not published yet, as in the template of a new council. */
const DRAFT = "0.";
const FIRST = "1.0";

/** The details of an edition that an editor enters. */
export interface EditionDetails extends Pick<Edition, "kind" | "what" | "why" | "effect" | "date"> {
  /** The number, if it is not the next one. */
  readonly number?: string;
}

/** The content to freeze, and the editions so far. */
export interface EditionSources extends CurrentContent {
  /** Undefined in a project without editions. */
  readonly log: ChangeLog | undefined;
  /** The facts that differ from the latest edition. */
  readonly changedFacts: readonly FactChange[];
}

/** Texts of files to write, by path. */
export type FilesToWrite = ReadonlyMap<string, string>;

/** The HTML that is frozen with an edition. The first edition has no comparison. */
export interface FrozenHtml {
  readonly page: string;
  readonly comparison: string | undefined;
}

/** Whether the statement and the inventory are those of the latest edition, or of its latest correction. */
export function isStatementPublished({
  statement,
  inventory,
  log,
  changedFacts,
}: EditionSources): boolean {
  const last = log?.editions.at(-1);
  // Facts that were recorded as a correction need an edition.
  return (
    last !== undefined &&
    isPublished(last, digestContent(statement, inventory.data)) &&
    changedFacts.length === 0
  );
}

/**
 * Creates an edition and the files to write for it: the frozen files, the change log, and the statement with its new
 * edition and date. Throws UserError if nothing has changed, or the number or date would go backwards.
 */
export function freezeEdition(
  sources: EditionSources,
  details: EditionDetails,
  html: FrozenHtml,
): { edition: Edition; files: FilesToWrite } {
  const { statement, inventory, log } = sources;
  const { kind, what, why, effect, date } = details;
  const digests = digestContent(statement, inventory.data);
  const last = log?.editions.at(-1);
  if (last !== undefined && isStatementPublished(sources)) {
    throw new UserError(
      `Nothing has changed since edition ${last.edition}. Change the statement or the inventory first.`,
    );
  }
  const number = chooseEditionNumber(sources, details);
  checkNumberAndDate(last, number, date);
  const text = setEditionAndDate(statement.source.text, number, date);
  const edition: Edition = {
    edition: number,
    date,
    kind,
    what,
    why,
    effect,
    reads: digests,
    frozen: {
      statement: digestOf(text),
      cookies: digestOf(inventory.source.text),
      page: digestOf(html.page),
      ...(html.comparison === undefined ? {} : { comparison: digestOf(html.comparison) }),
    },
    corrections: [],
  };
  const files = new Map<string, string>([
    [getFrozenFilePath(number, "statement"), text],
    [getFrozenFilePath(number, "cookies"), inventory.source.text],
    [getFrozenFilePath(number, "page"), html.page],
    ...(html.comparison === undefined
      ? []
      : [[getFrozenFilePath(number, "comparison"), html.comparison] as const]),
    [CHANGES_FILE, formatChangeLog([...(log?.editions ?? []), edition])],
    [STATEMENT_FILE, text],
  ]);
  return { edition, files };
}

/**
 * Returns the number of the edition: the one entered, or the next one. The first edition has the statement’s, or 1.0 if
 * the statement is a draft.
 */
export function chooseEditionNumber(
  { statement, log }: EditionSources,
  { number, kind }: EditionDetails,
): string {
  const last = log?.editions.at(-1);
  if (number !== undefined) return number;
  if (last !== undefined) return getNextEditionNumber(last.edition, kind);
  const { edition = DRAFT } = statement.data;
  return edition.startsWith(DRAFT) ? FIRST : edition;
}

/**
 * Returns the change log with a correction, which `what` describes, and the statement if its front matter has to change.
 * Throws UserError if there is no edition to correct, or nothing has changed, and ProblemsError if facts have changed.
 */
export function recordCorrection(
  { statement, inventory, log, changedFacts }: EditionSources,
  what: string,
  date: string,
): FilesToWrite {
  const last = log?.editions.at(-1);
  if (log === undefined || last === undefined) {
    throw new UserError(
      "There is no edition to correct yet. Make the first edition without “--correction”.",
    );
  }
  const reads = digestContent(statement, inventory.data);
  if (isPublished(last, reads)) {
    throw new UserError(
      `Nothing has changed since edition ${last.edition}: there is no correction to record.`,
    );
  }
  if (changedFacts.length > 0) {
    const inTerminal = "run “npx privacy-notice edition” without “--correction”";
    throw new ProblemsError(reportChangedFacts(changedFacts, last, inTerminal));
  }
  const corrected = { ...last, corrections: [...last.corrections, { date, what, reads }] };
  const { text } = statement.source;
  const marked = setEditionAndDate(text, last.edition, last.date);
  return new Map([
    [CHANGES_FILE, formatChangeLog([...log.editions.slice(0, -1), corrected])],
    ...(marked === text ? [] : [[STATEMENT_FILE, marked] as const]),
  ]);
}

function checkNumberAndDate(last: Edition | undefined, number: string, date: string): void {
  if (last === undefined) return;
  if (compareEditionNumbers(number, last.edition) <= 0) {
    throw new UserError(
      `Edition ${number} cannot follow edition ${last.edition}. Choose a higher number, or leave out “--number”.`,
    );
  }
  if (date < last.date) {
    throw new UserError(
      `Edition ${number} would have the date ${date}, which is before edition ${last.edition} of ${last.date}. Choose a later date.`,
    );
  }
}

/** Returns the statement’s text with a new edition and date in its front matter. */
function setEditionAndDate(text: string, number: string, date: string): string {
  const end = text.indexOf("\n---", 3);
  const frontMatter = text
    .slice(0, end)
    .replace(/^edition:.*$/m, `edition: "${number}"`)
    .replace(/^date:.*$/m, `date: ${date}`);
  return frontMatter + text.slice(end);
}

function formatChangeLog(editions: readonly Edition[]): string {
  return `${JSON.stringify({ editions }, null, 2)}\n`;
}
