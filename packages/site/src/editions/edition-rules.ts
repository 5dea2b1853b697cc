import {
  describeLanguage,
  error,
  type Language,
  listLanguages,
  type Located,
  type Partly,
  type Problem,
  type Project,
  readSource,
  type Source,
} from "cookie-inventory";
import type { LocatedPage } from "../pages/page-reader.ts";
import { type ChangeLog, CHANGES_FILE, type Digests, type Edition } from "./change-log.ts";
import {
  type ContentToFreeze,
  type CurrentContent,
  digestContent,
  digestLanguages,
  type DigestsOfLanguages,
} from "./content-digests.ts";
import {
  checkCorrections,
  findChangedFacts,
  IN_BROWSER,
  listNextNumbers,
} from "./correction-rules.ts";
import type { FactChange } from "./fact-changes.ts";
import { getFrozenFilePath } from "./frozen-edition.ts";

/**
 * Reports content that differs from the latest edition and its corrections, in any language, and corrections that change
 * facts. `today`, such as 2026-11-23, is the date of the correction that the hint suggests.
 */
export function checkUnfrozenChanges(
  project: Project,
  content: ContentToFreeze,
  log: Located<ChangeLog>,
  today: string,
): Problem[] {
  const last = log.data.editions.at(-1);
  if (last === undefined) return [];
  const digests = digestLanguages(content);
  const mismatch = checkEditionAndDate(content.statement, last);
  if (isPublished(last, digests)) return [...checkCorrections(project, content, log), ...mismatch];
  const facts = findChangedFacts(project, content, last);
  const missing = listMissingLanguages(last, content);
  const hint =
    facts.length > 0
      ? createChangedFactsHint(last, facts)
      : missing.length > 0
        ? createMissingLanguagesHint(last, missing)
        : createUnfrozenChangeHint(last, digests, today, log, listLanguages(project)[0]);
  return [...findChanges(project, content, last, hint), ...mismatch];
}

/** Returns an error for each part that has changed, in each language. */
function findChanges(
  project: Project,
  content: ContentToFreeze,
  last: Edition,
  hint: string,
): Problem[] {
  const isSame = (part: keyof Digests, version: CurrentContent, language?: Language) =>
    getPublishedDigests(last, language)?.[part] === digestContent(version)[part];
  const compare = (part: keyof Digests, version: CurrentContent, language?: Language) => {
    if (isSame(part, version, language)) return [];
    const { source } = part === "statement" ? version.statement : version.inventory;
    const line = findFirstDifference(project, last, part, source, language);
    const subject = part === "statement" ? "The statement" : "The cookie inventory";
    const inLanguage = language === undefined ? "" : ` in ${describeLanguage(language)}`;
    const message = `${subject}${inLanguage} differs from edition ${last.edition}, and no later edition or correction records the change.`;
    return [error({ file: source.file, line, column: 1 }, "unfrozen-change", message, hint)];
  };
  const ofCookies = compare("cookies", content);
  return [
    ...compare("statement", content),
    ...ofCookies,
    ...content.translations.flatMap((translation) => {
      const { language, statement } = translation;
      if (getPublishedDigests(last, language) === undefined) {
        const message = `Edition ${last.edition} was published without ${describeLanguage(language)}, and no later edition has this translation.`;
        return [error({ file: statement.data.file }, "unfrozen-change", message, hint)];
      }
      return [
        ...compare("statement", translation, language),
        // A change to the facts is one in every language.
        ...(ofCookies.length > 0 ? [] : compare("cookies", translation, language)),
      ];
    }),
  ];
}

/** Whether the content is that of the edition, or of its latest correction, in every language. */
export function isPublished(
  edition: Edition,
  { reads, translations }: DigestsOfLanguages,
): boolean {
  const versions = Object.entries(translations ?? {});
  return [[undefined, { reads }] as const, ...versions].every(([code, current]) => {
    const published = getPublishedDigests(edition, code === undefined ? code : { code });
    return (
      published?.statement === current.reads.statement &&
      published.cookies === current.reads.cookies
    );
  });
}

/** Returns the languages that an edition was published without. */
export function listMissingLanguages(
  edition: Edition,
  { translations }: ContentToFreeze,
): readonly Language[] {
  return translations
    .map(({ language }) => language)
    .filter(({ code }) => edition.translations?.[code] === undefined);
}

/**
 * Returns the digests of the content that was published last: the edition’s, or those of its latest correction; undefined
 * if the edition does not have the language.
 */
function getPublishedDigests(
  { reads, translations, corrections }: Edition,
  language?: Pick<Language, "code">,
): Digests | undefined {
  const last = corrections.at(-1);
  if (language === undefined) return last?.reads ?? reads;
  const { code } = language;
  const corrected = corrections.findLast((each) => each.translations?.[code] !== undefined);
  return (corrected?.translations ?? translations)?.[code]?.reads;
}

/** Returns the first line that differs from the frozen file; 1 after a correction, when the line is unknown. */
function findFirstDifference(
  project: Project,
  { edition, corrections }: Edition,
  part: keyof Digests,
  { text }: Source,
  language: Language | undefined,
): number {
  const read = readSource(project, getFrozenFilePath(edition, part, language?.code));
  const frozen = read.ok ? read.value.text.split("\n") : [];
  const index = text.split("\n").findIndex((line, lineIndex) => line !== frozen[lineIndex]);
  return corrections.length > 0 ? 1 : Math.max(index, 0) + 1;
}

/** The number of changed facts that a hint lists. */
const MAX_FACTS = 3;

/** Returns how to make the next edition. */
function describeNewEdition(last: Edition): string {
  return `Make an edition (${listNextNumbers(last)}): ${IN_BROWSER}, or in a terminal “npx privacy-notice edition”. Both ask what changed and why.`;
}

/** Returns the names of languages, such as “Cymraeg (cy) and العربية (ar)”. */
export function describeLanguages(languages: readonly Language[]): string {
  return new Intl.ListFormat("en-GB").format(languages.map(describeLanguage));
}

function createChangedFactsHint(last: Edition, facts: readonly FactChange[]): string {
  const listed = facts.slice(0, MAX_FACTS).map(({ change }) => change);
  const others = facts.length - listed.length;
  const list = [...listed, ...(others > 0 ? [`${others} more`] : [])].join("; ");
  return `${describeNewEdition(last)} This is more than a correction: ${list}.`;
}

function createMissingLanguagesHint(last: Edition, missing: readonly Language[]): string {
  return `${describeNewEdition(last)} A correction cannot add ${describeLanguages(missing)} to an edition that was published without it.`;
}

function createUnfrozenChangeHint(
  last: Edition,
  digests: DigestsOfLanguages,
  today: string,
  log: Located<ChangeLog>,
  first: Language,
): string {
  const codes = Object.keys(digests.translations ?? {});
  const sentence = "Corrected a spelling mistake.";
  const options = [sentence, ...codes.map((code) => `${code}: …`)];
  const command = `npx privacy-notice edition ${options.map((text) => `--correction "${text}"`).join(" ")}`;
  const others = Object.fromEntries(codes.map((code) => [code, "…"]));
  const what = codes.length === 0 ? sentence : { [first.code]: sentence, ...others };
  const index = log.data.editions.length - 1;
  const { line } = log.at(["editions", index, "corrections"]);
  const entry = JSON.stringify({ date: today, what, ...digests });
  const position = last.corrections.length === 0 ? "" : ", after the last one and a comma";
  return `If the meaning has changed, make an edition (${listNextNumbers(last)}): ${IN_BROWSER}, or in a terminal “npx privacy-notice edition”. Both ask what changed and why. If you only corrected the wording, such as spelling, choose “correction” in that workflow, run “${command}”, or add this to “corrections” on line ${line} of ${CHANGES_FILE}${position}: ${entry}`;
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
