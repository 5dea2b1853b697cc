import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import {
  correct,
  type Files,
  freeze,
  type Present,
  SOURCES,
  type Words,
} from "../editions/freeze.ts";
import { EDITIONS_FOLDER } from "../editions/frozen.ts";
import { CHANGES_FILE } from "../editions/log.ts";
import { INVISIBLE } from "../files/fields.ts";
import { type Project, projectOnDisk, readSource } from "../files/project.ts";
import { findErrors, readParts } from "../site/content.ts";
import { toText } from "../problems/text.ts";
import { ROOT, runCommand, todayOption, toDay, writeWhole } from "./command.ts";
import { paintFor, textOfFiles } from "./terminal.ts";

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

/** What is asked for what was not said as an option. */
const QUESTIONS = {
  kind: "Has what people can expect of us changed (major), or is it only told better (minor)? ",
  what: "What changed? One plain sentence: ",
  why: "Why did it change? ",
  effect: "What does it mean for readers? ",
} as const;

const command = new Command("npm run edition --")
  .description(
    "Freezes the statement and the inventory as a new edition, or marks a correction of form.",
  )
  .addOption(new Option("--kind <kind>", "what it is to readers").choices(["major", "minor"]))
  .option("--what <sentence...>", "what changed, each in a plain sentence", toWords, [])
  .option("--why <sentence>", "why it changed", (typed) => toWords(typed)[0])
  .option("--effect <sentence>", "what that means for readers", (typed) => toWords(typed)[0])
  .option("--number <number>", "the edition’s number, if it is not the next one", toNumber)
  .option("--date <day>", "the day of its publication, if it is not today", toDay)
  .option(
    "--correction <sentence>",
    "no edition: only the form was corrected, and how",
    (typed) => toWords(typed)[0],
  )
  .addOption(todayOption())
  .addHelpText(
    "after",
    "\nAsks for what is not said. Ends with 0, or with 2 if it could not run: then nothing was written.\ndocs/editing.md tells more.",
  );

await runCommand(command, () => run(command.opts<Options>()));

async function run(options: Options): Promise<number> {
  const project = projectOnDisk(ROOT);
  const present = readPresent(project);
  const date = (options.date ?? dateOf(present, options)).toString();
  if (date > options.today.toString()) {
    throw new Error(`${date} is yet to come: an edition gets the day on which it is published.`);
  }
  if (options.correction !== undefined) {
    write(correct(present, options.correction, date));
    console.log(`Marked as a correction of form in ${CHANGES_FILE}.`);
    return 0;
  }
  const words = await complete(options);
  const { number } = options;
  const { edition, files } = freeze(present, {
    ...words,
    date,
    ...(number === undefined ? {} : { number }),
  });
  write(files);
  console.log(
    `Edition ${edition.edition} of ${edition.date} is frozen in ${EDITIONS_FOLDER}/${edition.edition} and told in ${CHANGES_FILE}.\nLook at it with “npm start”: /changes/. To take it back before you propose it, undo the changes of these files.`,
  );
  return 0;
}

/** The first edition has the day that the statement has. */
function dateOf({ log, statement }: Present, { today }: Options): Temporal.PlainDate {
  const { date } = statement.data;
  return log === undefined && date !== undefined ? Temporal.PlainDate.from(date) : today;
}

/** The project as it is. Throws an Error that tells every mistake in it. */
function readPresent(project: Project): Present {
  const parts = readParts(project);
  const problems = findErrors(project, parts);
  const statement = parts.statement.page;
  const { inventory } = parts.inventory;
  const [text, cookies] = [SOURCES.statement, SOURCES.cookies].map((file) =>
    readSource(project, file),
  );
  if (
    problems.length > 0 ||
    statement === undefined ||
    inventory === undefined ||
    !parts.log.ok ||
    !text?.ok ||
    !cookies?.ok
  ) {
    const told = toText(problems, textOfFiles(project), paintFor(process.stderr));
    throw new Error(`${told}\n\nNothing was frozen: mend this first.`);
  }
  const texts = { statement: text.value, cookies: cookies.value };
  return { statement, inventory, texts, log: parts.log.value?.data };
}

/** Asks for what was not said; without anybody to ask, throws an Error that names all of it. */
async function complete({ kind, what, why, effect }: Options): Promise<Omit<Words, "date">> {
  const missing = Object.entries({ kind, what: what[0], why, effect })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `--${name}`);
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new Error(
      `Say ${missing.join(", ")}, such as: npm run edition -- --kind minor --what "We name the data protection officer." --why "People asked whom to write to." --effect "You can write to the officer."`,
    );
  }
  return {
    kind: kind ?? (await askFor(QUESTIONS.kind, toKind)),
    what: what.length > 0 ? [...what] : [await askFor(QUESTIONS.what, toWord)],
    why: why ?? (await askFor(QUESTIONS.why, toWord)),
    effect: effect ?? (await askFor(QUESTIONS.effect, toWord)),
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

function toKind(answer: string): Words["kind"] | undefined {
  return (["major", "minor"] as const).find((kind) => kind === answer.trim());
}

function toWord(answer: string): string | undefined {
  const word = answer.trim();
  return word === "" || INVISIBLE.test(word) ? undefined : word;
}

function toWords(typed: string, before: readonly string[] = []): string[] {
  const word = toWord(typed);
  if (word === undefined) throw new InvalidArgumentError("Write a plain sentence in one line.");
  return [...before, word];
}

function toNumber(typed: string): string {
  if (/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(typed)) return typed;
  throw new InvalidArgumentError("Write two numbers with a dot between them, such as 1.1.");
}

/** Writes all of the files or, where one cannot be written, none. */
function write(files: Files): void {
  const folders = new Set([...files.keys()].filter(isFrozen).map((file) => path.dirname(file)));
  for (const folder of folders) {
    if (!existsSync(inside(folder))) continue;
    throw new Error(
      `${folder} is there already, and no edition in ${CHANGES_FILE} has it: take it out, or choose another “--number”.`,
    );
  }
  const before = new Map(
    [...files.keys()].filter(existsInside).map((file) => [file, readFileSync(inside(file))]),
  );
  try {
    for (const folder of folders) mkdirSync(inside(folder), { recursive: true });
    // The log comes last: as long as it does not name the edition, there is none.
    const inTurn = [...files].toSorted(
      ([a], [b]) => Number(a === CHANGES_FILE) - Number(b === CHANGES_FILE),
    );
    for (const [file, text] of inTurn) writeWhole(inside(file), text);
  } catch (cause) {
    for (const folder of folders) rmSync(inside(folder), { recursive: true, force: true });
    for (const [file, content] of before) writeFileSync(inside(file), content);
    throw cause;
  }
}

function inside(file: string): string {
  return path.join(ROOT, file);
}

function isFrozen(file: string): boolean {
  return file.startsWith(`${EDITIONS_FOLDER}/`);
}

function existsInside(file: string): boolean {
  return existsSync(inside(file));
}
