import { parseArgs } from "node:util";
import { closest, distance } from "fastest-levenshtein";
import { ANSWER_NAMES, type Answers, QUESTIONS } from "./questions.ts";

/** An error that the user can fix: only its message is printed, without a stack. */
export class UserError extends Error {
  override name = "UserError";
}

export interface Arguments {
  readonly folder: string | undefined;
  readonly answers: Partial<Answers>;
  readonly yes: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const FLAGS = ["yes", "help", "version"] as const;

/** Parses the arguments. Throws UserError for an unknown option or a missing value. */
export function parseArguments(args: readonly string[]): Arguments {
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
      const similar = findSimilar(token.name, [...ANSWER_NAMES, ...FLAGS]);
      throw new UserError(
        `There is no option ${token.rawName}.${similar === undefined ? "" : ` Did you mean --${similar}?`}\n${SEE_HELP}`,
      );
    }
    const takesValue = ANSWER_NAMES.some((name) => name === token.name);
    if (takesValue && (token.value === undefined || isNextOption(token.value, token.inlineValue)))
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

/** Whether the value is the next option, as in `--name --yes`. */
function isNextOption(value: string, isInline: boolean | undefined): boolean {
  return !isInline && value.startsWith("--");
}

const SEE_HELP = "Run “npm create privacy-notice -- --help” for the options.";

/** Returns the text of --help. */
export function formatHelp(): string {
  const rows = [
    ...ANSWER_NAMES.map((name) => {
      const { text, example, defaultAnswer } = QUESTIONS[name];
      const hasFixedDefault = defaultAnswer !== undefined && name !== "domains";
      return [
        `--${name} <value>`,
        `${text}, ${hasFixedDefault ? `by default ${defaultAnswer("")}` : `such as ${example}`}`,
      ];
    }),
    ["--yes", "Ask no questions: use the default for each answer that has one"],
    ["--version", "Print the version"],
    ["--help", "Print this help"],
  ] as const;
  const width = Math.max(...rows.map(([option]) => option.length));
  return [
    "Usage: npm create privacy-notice [folder] -- [options]",
    "",
    "Creates a council’s privacy notice in a new folder. Asks for the answers that no option gives.",
    "",
    "Options:",
    ...rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`),
    "",
    "Exit codes: 0 created; 2 could not run, and nothing was created.",
  ].join("\n");
}

/** Returns the name that is most similar to `typed`, if one is similar enough. */
function findSimilar(typed: string, names: readonly string[]): string | undefined {
  const best = closest(typed.toLowerCase(), names);
  return distance(typed.toLowerCase(), best) <= Math.max(2, Math.floor(best.length / 3))
    ? best
    : undefined;
}
