import { parseArgs } from "node:util";
import { closest, distance } from "fastest-levenshtein";
import { ANSWER_NAMES, type Answers, QUESTIONS } from "./questions.ts";

/** An error whose message tells the person at the terminal what to do. */
export class UserError extends Error {
  override name = "UserError";
}

/** What was typed. */
export interface CommandLine {
  readonly folder: string | undefined;
  readonly answers: Partial<Answers>;
  readonly yes: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const FLAGS = ["yes", "help", "version"] as const;

/** Reads the arguments. Throws UserError for an option that does not exist, or lacks its value. */
export function readArguments(args: readonly string[]): CommandLine {
  const options = {
    ...Object.fromEntries(ANSWER_NAMES.map((name) => [name, { type: "string" }] as const)),
    yes: { type: "boolean", short: "y" },
    help: { type: "boolean", short: "h" },
    version: { type: "boolean", short: "v" },
  } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(options, token.name)) {
      const near = nearest(token.name, [...ANSWER_NAMES, ...FLAGS]);
      throw new UserError(
        `There is no option ${token.rawName}.${near === undefined ? "" : ` Did you mean --${near}?`}\n${SEE_HELP}`,
      );
    }
    const takesValue = ANSWER_NAMES.some((name) => name === token.name);
    if (takesValue && (token.value === undefined || isOption(token.value, token.inlineValue)))
      throw new UserError(`${token.rawName} needs a value.\n${SEE_HELP}`);
    if (!takesValue && token.value !== undefined)
      throw new UserError(`${token.rawName} takes no value.\n${SEE_HELP}`);
  }
  if (positionals.length > 1)
    throw new UserError(
      `Name one folder, not ${positionals.length}: ${positionals.join(", ")}. Put quotes around a value that has spaces.\n${SEE_HELP}`,
    );
  const given = ANSWER_NAMES.flatMap((name) => {
    const value = values[name];
    return typeof value === "string" ? [[name, value.trim()] as const] : [];
  });
  return {
    folder: positionals[0],
    answers: Object.fromEntries(given),
    yes: values["yes"] === true,
    help: values["help"] === true,
    version: values["version"] === true,
  };
}

function isOption(value: string, isInline: boolean | undefined): boolean {
  return !isInline && value.startsWith("--");
}

const SEE_HELP = "Run “npm create privacy-notice -- --help” for the options.";

/** The text of --help. */
export function helpText(): string {
  const rows = [
    ...ANSWER_NAMES.map((name) => {
      const { text, example, fallback } = QUESTIONS[name];
      const isUsual = fallback !== undefined && name !== "domains";
      return [
        `--${name} <value>`,
        `${text}, ${isUsual ? `if not ${fallback("")}` : `such as ${example}`}`,
      ];
    }),
    ["--yes", "Ask nothing: use the usual answer to each question that has one"],
    ["--version", "Print the version"],
    ["--help", "Print this help"],
  ] as const;
  const width = Math.max(...rows.map(([option]) => option.length));
  return [
    "Usage: npm create privacy-notice [folder] -- [options]",
    "",
    "Writes the files of a council’s privacy notice into a new folder. Asks for what is not given.",
    "",
    "Options:",
    ...rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`),
    "",
    "Exit codes: 0 written; 2 could not run, and nothing was written.",
  ].join("\n");
}

/** The one of `known` that is most like `written`, if any is near. */
function nearest(written: string, known: readonly string[]): string | undefined {
  const best = closest(written.toLowerCase(), known);
  const slips = distance(written.toLowerCase(), best);
  return slips <= Math.max(2, Math.floor(best.length / 3)) ? best : undefined;
}
