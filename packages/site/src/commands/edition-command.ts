import { createInterface } from "node:readline/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  INVISIBLE_CHARACTERS,
  ProblemsError,
  type Project,
  projectFolder,
  projectOnDisk,
  todayOption,
  parseDate,
  UserError,
} from "cookie-inventory";
import { findContentErrors, readContentFiles } from "../content/site-content.ts";
import { CHANGES_FILE } from "../editions/change-log.ts";
import {
  correct,
  freeze,
  type FrozenHtml,
  numberOf,
  type Present,
  type Words,
} from "../editions/freeze-edition.ts";
import { EDITIONS_FOLDER, readFrozen } from "../editions/frozen-edition.ts";
import { comparisonHtml } from "../editions/comparison-html.ts";
import { writeEdition } from "../editions/write-edition.ts";
import { renderEditionSnapshot } from "../eleventy/edition-snapshot.ts";
import { buildFailureText } from "./build-failure.ts";

interface Options {
  readonly kind?: Words["kind"];
  readonly what: readonly string[];
  readonly why?: string;
  readonly effect?: string;
  readonly number?: string;
  readonly date?: Temporal.PlainDate;
  readonly correction?: string;
  readonly today: Temporal.PlainDate;
}

/** Asked where there was no option for it. */
const QUESTIONS = {
  kind: "Has what people can expect of us changed (major), or is it only told better (minor)? ",
  what: "What changed? One plain sentence: ",
  why: "Why did it change? ",
  effect: "What does it mean for readers? ",
} as const;

/** `privacy-notice edition` */
export default function defineEdition(command: Command): void {
  command
    .addOption(new Option("--kind <kind>", "what it is to readers").choices(["major", "minor"]))
    .option("--what <sentence...>", "what changed, each in a plain sentence", toSentences, [])
    .option("--why <sentence>", "why it changed", toSentence)
    .option("--effect <sentence>", "what that means for readers", toSentence)
    .option("--number <number>", "the edition’s number, if it is not the next one", toNumber)
    .option("--date <date>", "the day it is published, if that is not today", parseDate)
    .option("--correction <sentence>", "no new edition: what was corrected in the form", toSentence)
    .addOption(todayOption())
    .addHelpText(
      "after",
      "\nAsks for what is not given. Exit codes: 0 written; 2 could not run, and nothing was written.\nSee docs/editing.md.",
    )
    .action(makeEdition);
}

async function makeEdition(options: Options): Promise<void> {
  const root = projectFolder();
  const project = projectOnDisk(root);
  const present = readPresent(project);
  const date = (options.date ?? dateOf(present, options)).toString();
  if (date > options.today.toString()) {
    throw new UserError(
      `${date} is in the future: an edition gets the day on which it is published.`,
    );
  }
  if (options.correction !== undefined) {
    writeEdition(root, correct(present, options.correction, date));
    console.log(`Marked as a correction of form in ${CHANGES_FILE}.`);
    return;
  }
  const { number } = options;
  const words = {
    ...(await complete(options)),
    date,
    ...(number === undefined ? {} : { number }),
  };
  const { edition, files } = freeze(present, words, await frozenHtml(project, present, words));
  writeEdition(root, files);
  console.log(
    `Edition ${edition.edition} of ${edition.date} is frozen in ${EDITIONS_FOLDER}/${edition.edition} and recorded in ${CHANGES_FILE}.\nLook at it with “npm start”: /changes/. To take it back before you propose it, undo the changes of these files.`,
  );
}

/** Renders what the edition freezes. Throws UserError if a template has an error. */
async function frozenHtml(project: Project, present: Present, words: Words): Promise<FrozenHtml> {
  const last = present.log?.editions.at(-1)?.edition;
  const before = last === undefined ? undefined : readFrozen(project, last);
  const now = { statement: present.statement, inventory: present.inventory.data };
  try {
    const { html, templates } = await renderEditionSnapshot();
    const number = numberOf(present, words);
    return { page: html, comparison: before && comparisonHtml(templates, before, now, number) };
  } catch (cause) {
    throw new UserError(`${buildFailureText(cause)}\n\nNothing was frozen.`);
  }
}

/** The first edition has the day that the statement has. */
function dateOf({ log, statement }: Present, { today }: Options): Temporal.PlainDate {
  const { date } = statement.data;
  return log === undefined && date !== undefined ? Temporal.PlainDate.from(date) : today;
}

/** The project as it is. Throws ProblemsError with every error in it. */
function readPresent(project: Project): Present {
  const parts = readContentFiles(project);
  const problems = findContentErrors(project, parts);
  const statement = parts.statement.page;
  const { inventory } = parts.inventory;
  if (problems.length > 0 || !statement || !inventory || !parts.log.ok)
    throw new ProblemsError(problems);
  return { statement, inventory, log: parts.log.value?.data };
}

/** Asks for what was not given. Throws UserError that names all of it if there is no terminal to ask at. */
async function complete({ kind, what, why, effect }: Options): Promise<Omit<Words, "date">> {
  const missing = Object.entries({ kind, what: what[0], why, effect })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new UserError(
      `Add ${missing.join(", ")}, such as: npx privacy-notice edition --kind minor --what "We name the data protection officer." --why "People asked whom to write to." --effect "You can write to the officer."`,
    );
  }
  return {
    kind: kind ?? (await askFor(QUESTIONS.kind, readKind)),
    what: what.length > 0 ? [...what] : [await askFor(QUESTIONS.what, readSentence)],
    why: why ?? (await askFor(QUESTIONS.why, readSentence)),
    effect: effect ?? (await askFor(QUESTIONS.effect, readSentence)),
  };
}

/** Asks until the answer can be used. */
async function askFor<T>(question: string, read: (answer: string) => T | undefined): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const answer = read(await terminal.question(question));
      if (answer !== undefined) return answer;
    }
  } finally {
    terminal.close();
  }
}

function readKind(answer: string): Words["kind"] | undefined {
  return (["major", "minor"] as const).find((kind) => kind === answer.trim());
}

function readSentence(answer: string): string | undefined {
  const sentence = answer.trim();
  return sentence === "" || INVISIBLE_CHARACTERS.test(sentence) ? undefined : sentence;
}

function toSentence(typed: string): string {
  const sentence = readSentence(typed);
  if (sentence === undefined) throw new InvalidArgumentError("Write a plain sentence in one line.");
  return sentence;
}

function toSentences(typed: string, before: readonly string[] = []): string[] {
  return [...before, toSentence(typed)];
}

function toNumber(typed: string): string {
  if (/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(typed)) return typed;
  throw new InvalidArgumentError("Write two numbers with a dot between them, such as 1.1.");
}
