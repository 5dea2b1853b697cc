import { digestOf, UserError } from "cookie-inventory";
import { STATEMENT_FILE } from "../pages/page-reader.ts";
import { frozenFile } from "./frozen-edition.ts";
import {
  CHANGES_FILE,
  compareNumbers,
  type Digests,
  type Edition,
  type ChangeLog,
  nextNumber,
} from "./change-log.ts";
import { readsOf } from "./content-digests.ts";
import type { Current } from "./edition-rules.ts";

/** What an editor says of an edition. */
export interface Words extends Pick<Edition, "kind" | "what" | "why" | "effect" | "date"> {
  /** The number, where it is not the next one. */
  readonly number?: string;
}

/** What visitors read today, and the editions so far. */
export interface Present extends Current {
  /** undefined where the project has not begun with editions. */
  readonly log: ChangeLog | undefined;
}

/** Files to write: their names and their texts. */
export type Files = ReadonlyMap<string, string>;

/** The HTML that is frozen with an edition; no comparison for the first. */
export interface FrozenHtml {
  readonly page: string;
  readonly comparison: string | undefined;
}

/**
 * What an edition changes: the frozen files, the log, and the number and day at the top of the statement. Throws
 * UserError if there is nothing to freeze, or the number or day would go backwards.
 */
export function freeze(
  present: Present,
  words: Words,
  html: FrozenHtml,
): { edition: Edition; files: Files } {
  const { statement, inventory, log } = present;
  const reads = readsOf(statement, inventory.data);
  const last = log?.editions.at(-1);
  if (last !== undefined && isRead(last, reads)) {
    throw new UserError(
      `Visitors read what edition ${last.edition} tells them: there is nothing to freeze. Change the statement or the inventory first.`,
    );
  }
  const number = numberOf(present, words);
  refuseBackwards(last, number, words.date);
  const text = dated(statement.source.text, number, words.date);
  const edition: Edition = {
    edition: number,
    date: words.date,
    kind: words.kind,
    what: words.what,
    why: words.why,
    effect: words.effect,
    reads,
    frozen: {
      statement: digestOf(text),
      cookies: digestOf(inventory.source.text),
      page: digestOf(html.page),
      ...(html.comparison === undefined ? {} : { comparison: digestOf(html.comparison) }),
    },
    corrections: [],
  };
  const files = new Map<string, string>([
    [frozenFile(number, "statement"), text],
    [frozenFile(number, "cookies"), inventory.source.text],
    [frozenFile(number, "page"), html.page],
    ...(html.comparison === undefined
      ? []
      : [[frozenFile(number, "comparison"), html.comparison] as const]),
    [CHANGES_FILE, logText([...(log?.editions ?? []), edition])],
    [STATEMENT_FILE, text],
  ]);
  return { edition, files };
}

/** The number of the next edition. */
export function numberOf({ statement, log }: Present, { number, kind }: Words): string {
  const last = log?.editions.at(-1);
  return (
    number ??
    (last === undefined ? (statement.data.edition ?? "1.0") : nextNumber(last.edition, kind))
  );
}

/** What a correction of form changes: the log alone. `what` says what was corrected. */
export function correct(present: Present, what: string, date: string): Files {
  const { statement, inventory, log } = present;
  const last = log?.editions.at(-1);
  if (log === undefined || last === undefined) {
    throw new UserError("There is no edition yet that could be corrected: make the first one.");
  }
  const reads = readsOf(statement, inventory.data);
  if (isRead(last, reads)) {
    throw new UserError(
      `Visitors read what edition ${last.edition} tells them: there is nothing to mark as a correction.`,
    );
  }
  const corrected = { ...last, corrections: [...last.corrections, { date, what, reads }] };
  return new Map([[CHANGES_FILE, logText([...log.editions.slice(0, -1), corrected])]]);
}

function isRead({ reads, corrections }: Edition, now: Digests): boolean {
  const known = corrections.at(-1)?.reads ?? reads;
  return known.statement === now.statement && known.cookies === now.cookies;
}

function refuseBackwards(last: Edition | undefined, number: string, date: string): void {
  if (last === undefined) return;
  if (compareNumbers(number, last.edition) <= 0) {
    throw new UserError(
      `Edition ${number} would come after edition ${last.edition}: choose a higher number, or leave it out.`,
    );
  }
  if (date < last.date) {
    throw new UserError(
      `Edition ${number} would be of ${date}, before edition ${last.edition} of ${last.date}: choose a later day.`,
    );
  }
}

/** The statement's text with another number and day in its front matter, and nothing else changed. */
function dated(text: string, number: string, date: string): string {
  const end = text.indexOf("\n---", 3);
  const matter = text
    .slice(0, end)
    .replace(/^edition:.*$/m, `edition: "${number}"`)
    .replace(/^date:.*$/m, `date: ${date}`);
  return matter + text.slice(end);
}

function logText(editions: readonly Edition[]): string {
  return `${JSON.stringify({ editions }, null, 2)}\n`;
}
