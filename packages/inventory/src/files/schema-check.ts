import type { z } from "zod";
import { error, type Problem, type ReadResult, readResult } from "../problems/problem.ts";
import { didYouMean } from "./did-you-mean.ts";
import { fieldOf } from "./field-of.ts";
import { readJson } from "./json-reader.ts";
import type { Project } from "./project.ts";
import type { Located, ValuePath } from "./source-places.ts";

/** Options for the messages about a file. */
export interface MessageOptions {
  /** The hint for each field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Returns the name that editors know the record at `path` by, such as a cookie’s name. */
  readonly recordName?: (data: unknown, path: ValuePath) => string | undefined;
}

/** Names the records of a list by one of their fields, or by their number if they lack it. */
export function nameRecordsBy(field: string): NonNullable<MessageOptions["recordName"]> {
  return (data, [list, index]) => {
    if (list === undefined || index === undefined) return undefined;
    const name = fieldOf(fieldOf(fieldOf(data, list), index), field);
    return typeof name === "string" ? name : `number ${Number(index) + 1}`;
  };
}

/** Reads a JSON file of the project and checks it against its schema, then against `rule`. */
export function readJsonWithSchema<S extends z.ZodType>(
  project: Project,
  file: string,
  schema: S,
  options: MessageOptions,
  rule: (located: Located<z.output<S>>) => readonly Problem[] = () => [],
): ReadResult<Located<z.output<S>>> {
  const json = readJson(project, file);
  const checked = json.ok ? checkAgainstSchema(schema, json.value, options) : json;
  return checked.ok ? readResult(checked.value, rule(checked.value)) : checked;
}

/** Validates data against a schema. Returns the typed data, or every problem with its place. */
export function checkAgainstSchema<S extends z.ZodType>(
  schema: S,
  located: Located,
  options: MessageOptions,
): ReadResult<Located<z.output<S>>> {
  const result = schema.safeParse(located.data, { reportInput: true });
  if (result.success) return { ok: true, value: { ...located, data: result.data } };
  const problems = result.error.issues.flatMap((issue) => toProblems(issue, located, options));
  return { ok: false, problems };
}

function toProblems(issue: z.core.$ZodIssue, located: Located, options: MessageOptions): Problem[] {
  const { fields, recordName } = options;
  const path = issue.path.filter((step) => typeof step !== "symbol");
  const nested = issuesOfMatchingOption(issue);
  if (nested.length > 0) {
    return nested.flatMap((each) =>
      toProblems({ ...each, path: [...issue.path, ...each.path] }, located, options),
    );
  }
  const record = recordName?.(located.data, path);
  const context = record === undefined ? "" : ` (in the record “${record}”)`;

  if (issue.code === "unrecognized_keys") {
    const names = Object.keys(fields);
    return issue.keys.map((key) =>
      error(
        located.at([...path, key]),
        "unknown-field",
        `There is no field called “${key}”${context}.`,
        `${didYouMean(key, names)}Correct its spelling, or remove it.`,
      ),
    );
  }
  const field = path.findLast((step) => typeof step === "string");
  const types = located.source.file.endsWith(".json") ? JSON_TYPES : YAML_TYPES;
  const subject = field === undefined ? "The file" : `“${field}”`;
  const rule = valueOf(issue) === undefined ? "missing-field" : "wrong-value";
  const hint =
    fields[field ?? ""] ?? "Compare it with another entry, or with the version before your change.";
  const message = `${subject} ${describeIssue(issue, types)}${context}.`;
  return [error(located.at(path), rule, message, `${suggestValue(issue)}${hint}`)];
}

/** Returns the issues inside the option of a union that has the type of the value; empty if none has. */
function issuesOfMatchingOption(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [];
  return issue.errors.find((each) => each.every(({ path }) => path.length > 0)) ?? [];
}

/** Returns what is wrong with a field, to complete a sentence that starts with its name. */
function describeIssue(issue: z.core.$ZodIssue, types: typeof JSON_TYPES): string {
  const choices = choicesOf(issue);
  const allowed = choices.length === 1 ? `“${choices[0]}”` : `one of ${choices.join(", ")}`;
  if (valueOf(issue) === undefined) {
    return choices.length === 0 ? "is missing" : `is missing: write ${allowed}`;
  }
  if (choices.length > 0) return `must be ${allowed}`;
  if (issue.code === "invalid_type") return `must be ${types[issue.expected] ?? issue.expected}`;
  return issue.message;
}

/** Returns a suggestion to start the hint with, if the value is similar to an allowed one. */
function suggestValue(issue: z.core.$ZodIssue): string {
  const input = valueOf(issue);
  if (typeof input !== "string") return "";
  if (issue.code === "invalid_value" && issue.values.some((value) => String(value) === input)) {
    return "Remove the quotes. ";
  }
  return didYouMean(input, choicesOf(issue));
}

/** Returns the value with the issue; for a discriminated union, the value of its discriminator. */
function valueOf(issue: z.core.$ZodIssue): unknown {
  if (issue.code !== "invalid_union" || issue.discriminator === undefined) return issue.input;
  const { input } = issue;
  return typeof input === "object" && input !== null ? fieldOf(input, issue.discriminator) : input;
}

function choicesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  const options: unknown =
    issue.code === "invalid_union" ? Reflect.get(issue, "options") : undefined;
  return Array.isArray(options) ? options.map(String) : [];
}

/** Names of types in the languages that editors write. */
const JSON_TYPES: Partial<Record<string, string>> = {
  string: "text in double quotes",
  array: "a list in square brackets",
  object: "a record in curly brackets",
  record: "a record in curly brackets",
  number: "a number without quotes",
  int: "a whole number without quotes",
  boolean: "true or false, without quotes",
};
const YAML_TYPES: Partial<Record<string, string>> = {
  string: "text; put it in quotes if it looks like a number or a date",
  object: "lines of the form “name: value”",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};
