import { readFileSync } from "node:fs";
import path from "node:path";
import { askQuestions } from "./ask-questions.ts";
import { helpText, readArguments, UserError } from "./command-line.ts";
import {
  ANSWER_NAMES,
  answerError,
  type AnswerName,
  type Answers,
  QUESTIONS,
} from "./questions.ts";
import { requireEmpty, writeProject } from "./write-project.ts";

const COULD_NOT_RUN = 2;
const USUAL_FOLDER = "privacy-notice";

try {
  await create(process.argv.slice(2));
} catch (cause) {
  console.error(cause instanceof UserError ? cause.message : cause);
  process.exitCode = COULD_NOT_RUN;
}

async function create(args: readonly string[]): Promise<void> {
  const { folder = USUAL_FOLDER, answers: given, yes, help, version } = readArguments(args);
  const manifest = new URL("../package.json", import.meta.url);
  const { version: own } = JSON.parse(readFileSync(manifest, "utf8"));
  if (help) return console.log(helpText());
  if (version) return console.log(own);

  const target = path.resolve(folder);
  requireEmpty(target);
  refuse(given);
  const isAsking = !yes && process.stdin.isTTY;
  const answers = isAsking ? await askQuestions(given, process.stdin, process.stdout) : given;
  writeProject(target, complete(answers), own, today());
  const enter =
    target === process.cwd() ? "" : `  cd ${/\s/.test(folder) ? `"${folder}"` : folder}\n`;
  console.log(
    `The privacy notice is in ${target}.\n\nNext:\n${enter}  npm install\n  npm start\n\nREADME.md in that folder says what to do first.`,
  );
}

/** Throws UserError with a line for each wrong answer. */
function refuse(answers: Partial<Answers>): void {
  const wrong = ANSWER_NAMES.flatMap((name) => {
    const answer = answers[name];
    const message = answer === undefined ? undefined : answerError(name, answer);
    return message === undefined ? [] : `--${name}: ${message}`;
  });
  if (wrong.length > 0) throw new UserError(wrong.join("\n"));
}

/** The answers, with the usual one where there is none. Throws UserError that names what has none. */
function complete(answers: Partial<Answers>): Answers {
  const missing = ANSWER_NAMES.filter(
    (name) => answers[name] === undefined && QUESTIONS[name].fallback === undefined,
  );
  if (missing.length > 0) {
    const options = missing.map((name) => `--${name} "${QUESTIONS[name].example}"`);
    throw new UserError(`Add what is missing, such as: ${options.join(" ")}`);
  }
  const home = answers.home ?? "";
  const answer = (name: AnswerName) => answers[name] ?? QUESTIONS[name].fallback?.(home) ?? "";
  const all: Answers = {
    name: answer("name"),
    home,
    address: answer("address"),
    domains: answer("domains"),
    languages: answer("languages"),
    email: answer("email"),
    colour: answer("colour"),
    "engine-repository": answer("engine-repository"),
  };
  refuse(all);
  return all;
}

/** The day in the United Kingdom, such as "2026-11-23". */
function today(): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts().map(({ type, value }) => [type, value]));
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
}
