import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import {
  listLanguages,
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
  getRecordedEditions,
  readChangeLog,
  type RecordedText,
} from "../editions/change-log.ts";
import { findChangedFacts } from "../editions/correction-rules.ts";
import { getContentToFreeze } from "../editions/content-digests.ts";
import {
  type EditionSources,
  freezeEdition,
  isStatementPublished,
  recordCorrection,
} from "../editions/freeze-edition.ts";
import { EDITIONS_FOLDER } from "../editions/frozen-edition.ts";
import { describeLanguages } from "../editions/edition-rules.ts";
import { keepPublished } from "../editions/published-editions.ts";
import { writeEdition } from "../editions/write-edition.ts";
import {
  type ChangedService,
  findChangedServices,
  recordServiceEditions,
} from "../services/service-editions.ts";
import { getServiceUrl } from "../services/service-files.ts";
import { getHistoryFile, HISTORIES_FOLDER } from "../services/service-history.ts";
import {
  completeDetails,
  completeReason,
  type EnteredDetails,
  toEditionNumber,
  toSentences,
} from "./edition-details.ts";
import { type EditionLanguages, lacksLanguage, toText } from "./entered-texts.ts";
import { renderFrozenHtml } from "./frozen-html.ts";
import { writeFiles } from "./new-files.ts";

interface Options extends EnteredDetails {
  readonly number?: string;
  readonly date?: Temporal.PlainDate;
  readonly correction?: readonly string[];
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
    .option("--why <sentence>", "why it changed", toSentences)
    .option("--effect <sentence>", "what it means for readers", toSentences)
    .option("--number <number>", "the edition’s number (default: the next one)", toEditionNumber)
    .option("--date <date>", "the date of publication (default: today)", parseDate)
    .option(
      "--correction <sentence>",
      "record a small correction, such as a spelling mistake, instead of an edition",
      toSentences,
    )
    .option(
      "--published <file>",
      "the change log as it is published: replaces editions and corrections that it does not have",
    )
    .addOption(todayOption())
    .addHelpText(
      "after",
      '\nRecords the statement and the cookies if they have changed, and each notice of a service that has changed. Asks for missing details. To give a sentence in another language as well, repeat the option with the language’s code: --why "It was wrong." --why "cy: …" Exit codes: 0 written; 2 could not run, and nothing was written.\nSee docs/editing.md.',
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
  if (services.length > 0) await recordServices(root, read, options, date);
}

/** Records the statement and the inventory as an edition, or as a correction of the latest one. */
async function recordStatement(
  root: string,
  project: Project,
  { sources, filesToRemove, languages }: ReturnType<typeof readSources>,
  options: Options,
  date: string,
): Promise<void> {
  if (options.correction !== undefined) {
    const correction = toText(options.correction, languages);
    writeEdition(root, recordCorrection(sources, correction, date), filesToRemove);
    console.log(`Recorded a correction in ${CHANGES_FILE}.`);
    reportMissingTexts([correction], languages, CHANGES_FILE);
    return;
  }
  const { number } = options;
  const details = {
    ...(await completeDetails(options, languages)),
    date,
    ...(number === undefined ? {} : { number }),
  };
  const html = await renderFrozenHtml(project, sources, details);
  const { edition, files } = freezeEdition(sources, details, html);
  writeEdition(root, files, filesToRemove);
  console.log(
    `Edition ${edition} of ${date} is frozen in ${EDITIONS_FOLDER}/${edition} and recorded in ${CHANGES_FILE}.\nTo see it, run “npm start” and open /changes/. To undo it before you propose it, discard the changes to these files.`,
  );
  reportMissingTexts([...details.what, details.why, details.effect], languages, CHANGES_FILE);
}

/** Says which file has to be completed if texts are not in every language. */
function reportMissingTexts(
  texts: readonly RecordedText[],
  [, ...translations]: EditionLanguages,
  file: string,
): void {
  const missing = translations.filter((each) => texts.some((text) => lacksLanguage(text, [each])));
  if (missing.length > 0)
    console.log(
      `Write its texts in ${describeLanguages(missing)} into ${file}: “npx privacy-notice check” shows where.`,
    );
}

/** Records the notices of services that have changed. What has changed in them follows from their data. */
async function recordServices(
  root: string,
  { services, languages }: ReturnType<typeof readSources>,
  { kind = "minor", why, what, correction }: Options,
  date: string,
): Promise<void> {
  const reason = await completeReason(why ?? correction ?? what, languages);
  const { files, numbers } = recordServiceEditions(services, { kind, date, why: reason });
  writeFiles(root, files);
  for (const [key, number] of numbers)
    console.log(
      `Edition ${number} of the notice ${getServiceUrl(key)} is recorded in ${getHistoryFile(key)}.`,
    );
  reportMissingTexts([reason], languages, HISTORIES_FOLDER);
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
  languages: EditionLanguages;
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
    services: findChangedServices(files.services, files.translations),
    languages: [listLanguages(project)[0], ...content.translations.map(({ language }) => language)],
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
