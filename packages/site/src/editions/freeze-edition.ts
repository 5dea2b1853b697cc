import { digestOf, ProblemsError, UserError } from "cookie-inventory";
import { STATEMENT_FILE } from "../pages/page-files.ts";
import {
  type ChangeLog,
  CHANGES_FILE,
  compareEditionNumbers,
  type Edition,
  getNextEditionNumber,
  type RecordedEdition,
  type RecordedText,
} from "./change-log.ts";
import { type ContentToFreeze, digestLanguages } from "./content-digests.ts";
import { reportChangedFacts } from "./correction-rules.ts";
import { describeLanguages, isPublished, listMissingLanguages } from "./edition-rules.ts";
import type { FactChange } from "./fact-changes.ts";
import { type FrozenPart, getFrozenFilePath } from "./frozen-edition.ts";

/** How the number of a statement starts that was not published yet, as in the template of a new council. */
const DRAFT = "0.";
const FIRST = "1.0";

/** The details of an edition that an editor enters. */
export interface EditionDetails extends Pick<Edition, "kind" | "date"> {
  readonly what: readonly RecordedText[];
  readonly why: RecordedText;
  readonly effect: RecordedText;
  /** The number, if it is not the next one. */
  readonly number?: string;
}

/** The content to freeze, and the editions so far. */
export interface EditionSources extends ContentToFreeze {
  /** Undefined in a project without editions. */
  readonly log: ChangeLog | undefined;
  /** The same editions, with their texts in all languages. */
  readonly recorded: readonly RecordedEdition[];
  /** The facts that differ from the latest edition. */
  readonly changedFacts: readonly FactChange[];
}

/** Texts of files to write, by path. */
export type FilesToWrite = ReadonlyMap<string, string>;

/** The HTML that is frozen with an edition, in one language. The first edition in a language has no comparison. */
export interface FrozenHtml {
  readonly page: string;
  readonly comparison: string | undefined;
}

/** The HTML that is frozen with an edition: in the first language, and in the others by their codes. */
export interface EditionHtml extends FrozenHtml {
  readonly translations: ReadonlyMap<string, FrozenHtml>;
}

/** Whether the statement and the inventory are those of the latest edition, or of its latest correction. */
export function isStatementPublished(sources: EditionSources): boolean {
  const last = sources.log?.editions.at(-1);
  // Facts that were recorded as a correction need an edition.
  return (
    last !== undefined &&
    isPublished(last, digestLanguages(sources)) &&
    sources.changedFacts.length === 0
  );
}

/**
 * Creates an edition and the files to write for it: the frozen files, the change log, and the statement with its new
 * edition and date. Throws UserError if nothing has changed, or the number or date would go backwards.
 */
export function freezeEdition(
  sources: EditionSources,
  details: EditionDetails,
  html: EditionHtml,
): { edition: string; files: FilesToWrite } {
  const { statement, inventory, log, recorded } = sources;
  const { kind, what, why, effect, date } = details;
  const last = log?.editions.at(-1);
  if (last !== undefined && isStatementPublished(sources)) {
    throw new UserError(
      `Nothing has changed since edition ${last.edition}. Change the statement or the inventory first.`,
    );
  }
  const number = chooseEditionNumber(sources, details);
  checkNumberAndDate(last, number, date);
  const text = setEditionAndDate(statement.source.text, number, date);
  const { reads, translations } = digestLanguages(sources);
  const own = freezeLanguage(number, text, html);
  const { statement: ofStatement, ...ofHtml } = own.frozen;
  const others = sources.translations.map(({ language: { code }, statement: translated }) => {
    const ofLanguage = html.translations.get(code);
    if (ofLanguage === undefined) throw new Error(`The edition has no HTML in “${code}”.`);
    return { code, ...freezeLanguage(number, translated.source.text, ofLanguage, code) };
  });
  const edition = {
    edition: number,
    date,
    kind,
    what,
    why,
    effect,
    reads,
    frozen: { statement: ofStatement, cookies: digestOf(inventory.source.text), ...ofHtml },
    ...(translations && {
      translations: Object.fromEntries(
        others.flatMap(({ code, frozen }) => {
          const ofLanguage = translations[code];
          return ofLanguage === undefined ? [] : [[code, { ...ofLanguage, frozen }]];
        }),
      ),
    }),
    corrections: [],
  };
  const files = new Map<string, string>([
    ...own.files,
    [getFrozenFilePath(number, "cookies"), inventory.source.text],
    ...others.flatMap((each) => each.files),
    [CHANGES_FILE, formatChangeLog([...recorded, edition])],
    [STATEMENT_FILE, text],
  ]);
  return { edition: number, files };
}

/** Returns the files of an edition in one language, except the inventory, and their digests. */
function freezeLanguage(
  number: string,
  statement: string,
  { page, comparison }: FrozenHtml,
  code?: string,
) {
  const file = (part: FrozenPart, text: string) =>
    [getFrozenFilePath(number, part, code), text] as const;
  return {
    frozen: {
      statement: digestOf(statement),
      page: digestOf(page),
      ...(comparison === undefined ? {} : { comparison: digestOf(comparison) }),
    },
    files: [
      file("statement", statement),
      file("page", page),
      ...(comparison === undefined ? [] : [file("comparison", comparison)]),
    ],
  };
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
  sources: EditionSources,
  what: RecordedText,
  date: string,
): FilesToWrite {
  const { statement, log, recorded, changedFacts } = sources;
  const last = log?.editions.at(-1);
  if (log === undefined || last === undefined) {
    throw new UserError(
      "There is no edition to correct yet. Make the first edition without “--correction”.",
    );
  }
  const digests = digestLanguages(sources);
  if (isPublished(last, digests)) {
    throw new UserError(
      `Nothing has changed since edition ${last.edition}: there is no correction to record.`,
    );
  }
  if (changedFacts.length > 0) {
    const inTerminal = "run “npx privacy-notice edition” without “--correction”";
    throw new ProblemsError(reportChangedFacts(changedFacts, last, inTerminal));
  }
  const missing = listMissingLanguages(last, sources);
  if (missing.length > 0) {
    throw new UserError(
      `Edition ${last.edition} was published without ${describeLanguages(missing)}, which a correction cannot add. Run “npx privacy-notice edition” without “--correction”.`,
    );
  }
  const correction = { date, what, ...digests };
  const entry = recorded.at(-1) ?? last;
  const corrected = { ...entry, corrections: [...entry.corrections, correction] };
  const { text } = statement.source;
  const marked = setEditionAndDate(text, last.edition, last.date);
  return new Map([
    [CHANGES_FILE, formatChangeLog([...recorded.slice(0, -1), corrected])],
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

function formatChangeLog(editions: readonly object[]): string {
  return `${JSON.stringify({ editions }, null, 2)}\n`;
}
