import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import {
  inLanguage,
  type Language,
  parseDate,
  ProblemsError,
  type Project,
  projectFolder,
  projectOnDisk,
  resolveUserPath,
  todayOption,
  UserError,
} from "cookie-inventory";
import { readContentFiles } from "../content/content-files.ts";
import { findContentErrors } from "../content/site-content.ts";
import {
  type ChangeLog,
  CHANGES_FILE,
  type Edition,
  getRecordedEditions,
  readChangeLog,
} from "../editions/change-log.ts";
import { renderComparisonHtml } from "../editions/comparison-html.ts";
import { findChangedFacts } from "../editions/correction-rules.ts";
import { type CurrentContent, getContentToFreeze } from "../editions/content-digests.ts";
import {
  chooseEditionNumber,
  type EditionDetails,
  type EditionHtml,
  type EditionSources,
  freezeEdition,
  type FrozenHtml,
  isStatementPublished,
  recordCorrection,
} from "../editions/freeze-edition.ts";
import {
  EDITIONS_FOLDER,
  type FrozenEdition,
  readFrozenEdition,
} from "../editions/frozen-edition.ts";
import { keepPublished } from "../editions/published-editions.ts";
import { writeEdition, writeServiceEditions } from "../editions/write-edition.ts";
import {
  type ChangedService,
  findChangedServices,
  recordServiceEditions,
} from "../services/service-editions.ts";
import { getServiceUrl } from "../services/service-files.ts";
import { getHistoryFile } from "../services/service-history.ts";
import { renderEditionSnapshot } from "../eleventy/edition-snapshot.ts";
import { formatBuildFailure } from "../build/build-failure.ts";
import {
  askWhy,
  completeDetails,
  type EnteredDetails,
  toEditionNumber,
  toSentence,
  toSentences,
} from "./edition-details.ts";

interface Options extends EnteredDetails {
  readonly number?: string;
  readonly date?: Temporal.PlainDate;
  readonly correction?: string;
  readonly published?: string;
  readonly today: Temporal.PlainDate;
}

/** `privacy-notice edition` */
export default function defineEdition(command: Command): void {
  command
    .addOption(
      new Option("--kind <kind>", "how much changes for readers").choices(["major", "minor"]),
    )
    .option("--what <sentence...>", "what changed, in one or more plain sentences", toSentences, [])
    .option("--why <sentence>", "why it changed", toSentence)
    .option("--effect <sentence>", "what it means for readers", toSentence)
    .option("--number <number>", "the edition’s number (default: the next one)", toEditionNumber)
    .option("--date <date>", "the date of publication (default: today)", parseDate)
    .option(
      "--correction <sentence>",
      "record a small correction, such as a spelling mistake, instead of an edition",
      toSentence,
    )
    .option(
      "--published <file>",
      "the change log as it is published: replaces editions and corrections that it does not have",
    )
    .addOption(todayOption())
    .addHelpText(
      "after",
      "\nRecords the statement and the cookies if they have changed, and each notice of a service that has changed. Asks for missing details. Exit codes: 0 written; 2 could not run, and nothing was written.\nSee docs/editing.md.",
    )
    .action(makeEdition);
}

async function makeEdition(options: Options): Promise<void> {
  const root = projectFolder();
  const project = projectOnDisk(root);
  const read = readSources(project, options.published);
  const date = (options.date ?? options.today).toString();
  if (date > options.today.toString()) {
    throw new UserError(
      `${date} is in the future. The date of an edition is the day of its publication.`,
    );
  }
  const { sources, services } = read;
  // If nothing has changed at all, this says so.
  if (services.length === 0 || !isStatementPublished(sources))
    await recordStatement(root, project, read, options, date);
  if (services.length > 0) await recordServices(root, services, options, date);
}

/** Records the statement and the inventory as an edition, or as a correction of the latest one. */
async function recordStatement(
  root: string,
  project: Project,
  { sources, filesToRemove }: ReturnType<typeof readSources>,
  options: Options,
  date: string,
): Promise<void> {
  if (options.correction !== undefined) {
    writeEdition(root, recordCorrection(sources, options.correction, date), filesToRemove);
    console.log(`Recorded a correction in ${CHANGES_FILE}.`);
    return;
  }
  const { number } = options;
  const details = {
    ...(await completeDetails(options)),
    date,
    ...(number === undefined ? {} : { number }),
  };
  const html = await renderFrozenHtml(project, sources, details);
  const { edition, files } = freezeEdition(sources, details, html);
  writeEdition(root, files, filesToRemove);
  console.log(
    `Edition ${edition.edition} of ${edition.date} is frozen in ${EDITIONS_FOLDER}/${edition.edition} and recorded in ${CHANGES_FILE}.\nTo see it, run “npm start” and open /changes/. To undo it before you propose it, discard the changes to these files.`,
  );
}

/** Records the notices of services that have changed. What has changed in them follows from their data. */
async function recordServices(
  root: string,
  services: readonly ChangedService[],
  { kind = "minor", why, what, correction }: Options,
  date: string,
): Promise<void> {
  const reason = why ?? correction ?? (what.join(" ") || (await askWhy()));
  const { files, numbers } = recordServiceEditions(services, { kind, date, why: reason });
  writeServiceEditions(root, files);
  for (const [key, number] of numbers)
    console.log(
      `Edition ${number} of the notice ${getServiceUrl(key)} is recorded in ${getHistoryFile(key)}.`,
    );
}

/** Renders the HTML to freeze. Throws UserError if a template has an error. */
async function renderFrozenHtml(
  project: Project,
  sources: EditionSources,
  details: EditionDetails,
): Promise<EditionHtml> {
  const last = sources.log?.editions.at(-1);
  const number = chooseEditionNumber(sources, details);
  try {
    const codes = sources.translations.map(({ language }) => language.code);
    const { templates, translations, ...own } = await renderEditionSnapshot(codes);
    const freeze = (
      { statement, inventory }: CurrentContent,
      { html, locale }: typeof own,
      language?: Language,
    ): FrozenHtml => {
      const before = last && readEditionBefore(project, last, language);
      const after = { statement, inventory: inventory.data };
      const comparison = before && renderComparisonHtml(templates, before, after, number, locale);
      return { page: html, comparison };
    };
    return {
      ...freeze(sources, own),
      translations: new Map(
        sources.translations.flatMap((translation) => {
          const { language } = translation;
          const rendered = translations.get(language.code);
          return rendered ? [[language.code, freeze(translation, rendered, language)]] : [];
        }),
      ),
    };
  } catch (cause) {
    throw new UserError(`${formatBuildFailure(cause)}\n\nNothing was frozen.`);
  }
}

/** Returns the edition before in one language; undefined if it was published without it. */
function readEditionBefore(
  project: Project,
  { edition, translations }: Edition,
  language: Language | undefined,
): FrozenEdition | undefined {
  if (language === undefined) return readFrozenEdition(project, edition);
  if (translations?.[language.code] === undefined) return undefined;
  return readFrozenEdition(inLanguage(project, language), edition);
}

/**
 * Reads the content to freeze, and which frozen files it replaces. `published` is a file with the change log as it is
 * published. Throws ProblemsError with all errors in the project, or UserError.
 */
function readSources(
  project: Project,
  published: string | undefined,
): {
  sources: EditionSources;
  filesToRemove: readonly string[];
  services: readonly ChangedService[];
} {
  const files = readContentFiles(project);
  const problems = findContentErrors(project, files);
  const content = getContentToFreeze(files);
  if (problems.length > 0 || !content || !files.log.ok) throw new ProblemsError(problems);
  const own = files.log.value?.data;
  const { log, filesToRemove } =
    published === undefined
      ? { log: own, filesToRemove: [] }
      : keepPublished(own, readPublishedLog(project, published));
  const last = log?.editions.at(-1);
  const changedFacts = last ? findChangedFacts(project, content, last) : [];
  const recorded = log ? getRecordedEditions(project, log.editions) : [];
  return {
    sources: { ...content, log, recorded, changedFacts },
    filesToRemove,
    services: findChangedServices(files.services),
  };
}

/** Reads a change log from another place. An empty file is that of a project without editions. */
function readPublishedLog(project: Project, file: string): ChangeLog | undefined {
  let content: Uint8Array;
  try {
    content = readFileSync(resolveUserPath(file));
  } catch {
    throw new UserError(`“${file}” cannot be read: check the file after “--published”.`);
  }
  if (content.length === 0) return undefined;
  const read = readChangeLog({
    ...project,
    read: (name) => (name === CHANGES_FILE ? { ok: true, value: content } : project.read(name)),
  });
  if (!read.ok) throw new ProblemsError(read.problems);
  return read.value?.data;
}
