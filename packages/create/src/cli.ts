import { readFileSync } from "node:fs";
import path from "node:path";
import { askQuestions } from "./ask-questions.ts";
import { formatHelp, parseArguments, UserError } from "./parse-arguments.ts";
import {
  ANSWER_NAMES,
  type AnswerName,
  type Answers,
  checkAnswer,
  QUESTIONS,
} from "./questions.ts";
import { requireEmpty, writeProject } from "./write-project.ts";

const COULD_NOT_RUN = 2;
const DEFAULT_FOLDER = "privacy-notice";

try {
  await create(process.argv.slice(2));
} catch (cause) {
  console.error(cause instanceof UserError ? cause.message : cause);
  process.exitCode = COULD_NOT_RUN;
}

async function create(args: readonly string[]): Promise<void> {
  const { folder = DEFAULT_FOLDER, answers: given, yes, help, version } = parseArguments(args);
  const manifest = new URL("../package.json", import.meta.url);
  const { version: packageVersion } = JSON.parse(readFileSync(manifest, "utf8"));
  if (help) return console.log(formatHelp());
  if (version) return console.log(packageVersion);

  const target = path.resolve(folder);
  requireEmpty(target);
  requireValid(given);
  const isInteractive = !yes && process.stdin.isTTY;
  const answers = isInteractive ? await askQuestions(given, process.stdin, process.stdout) : given;
  writeProject(target, addDefaults(answers), packageVersion, getToday());
  const changeFolder =
    target === process.cwd() ? "" : `  cd ${/\s/.test(folder) ? `"${folder}"` : folder}\n`;
  console.log(
    `The privacy notice is in ${target}.\n\nNext:\n${changeFolder}  npm install\n  npm start\n\nREADME.md in that folder explains what to do next.`,
  );
}

/** Throws UserError with a line for each invalid answer. */
function requireValid(answers: Partial<Answers>): void {
  const errors = ANSWER_NAMES.flatMap((name) => {
    const answer = answers[name];
    const message = answer === undefined ? undefined : checkAnswer(name, answer);
    return message === undefined ? [] : `--${name}: ${message}`;
  });
  if (errors.length > 0) throw new UserError(errors.join("\n"));
}

/** Adds the default for each missing answer. Throws UserError if one has no default. */
function addDefaults(answers: Partial<Answers>): Answers {
  const missing = ANSWER_NAMES.filter(
    (name) => answers[name] === undefined && QUESTIONS[name].defaultAnswer === undefined,
  );
  if (missing.length > 0) {
    const options = missing.map((name) => `--${name} "${QUESTIONS[name].example}"`);
    throw new UserError(`Add the missing options, for example: ${options.join(" ")}`);
  }
  const home = answers.home ?? "";
  const answer = (name: AnswerName) => answers[name] ?? QUESTIONS[name].defaultAnswer?.(home) ?? "";
  const all: Answers = {
    name: answer("name"),
    home,
    address: answer("address"),
    domains: answer("domains"),
    languages: answer("languages"),
    email: answer("email"),
    colour: answer("colour"),
    "workflows-repository": answer("workflows-repository"),
  };
  requireValid(all);
  return all;
}

/** Returns today’s date in the United Kingdom, such as "2026-11-23". */
function getToday(): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts().map(({ type, value }) => [type, value]));
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
}
