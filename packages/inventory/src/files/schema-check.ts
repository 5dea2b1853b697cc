import type { z } from "zod";
import type { TranslatableFields } from "../languages/text-records.ts";
import { chooseTexts } from "../languages/translated-texts.ts";
import { error, failed, MAX_PROBLEMS, type Problem, type ReadResult } from "../problems/problem.ts";
import { didYouMean } from "./did-you-mean.ts";
import { fieldOf } from "./field-of.ts";
import { readJsonFile } from "./json-reader.ts";
import type { Project } from "./project.ts";
import type { Located, ValuePath } from "./source-places.ts";
import { type Partly, removeWrongValues, replaceValues } from "./valid-values.ts";

/** Options for the messages about a file. */
export interface MessageOptions {
  /** The hint for each field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Returns the name that editors know the record at `path` by, such as a cookie’s name. */
  readonly recordName?: (data: unknown, path: ValuePath) => string | undefined;
  /** The texts that can be in several languages; none by default. */
  readonly translatable?: TranslatableFields;
}

/** Names the records of a list by one of their fields, or by their number if they lack it. */
export function nameRecordsBy(field: string): NonNullable<MessageOptions["recordName"]> {
  return (data, [list, index]) => {
    if (list === undefined || index === undefined) return undefined;
    const name = fieldOf(fieldOf(fieldOf(data, list), index), field);
    return typeof name === "string" ? name : `number ${Number(index) + 1}`;
  };
}

/** A file’s data if all of it is right; otherwise its problems. Either way, the values that match the schema. */
export type CheckedFile<T> = ReadResult<Located<T>> & {
  /** Undefined if the file cannot be read, or is not made of fields at all. */
  readonly valid: Located<Partly<T>> | undefined;
};

/**
 * Reads a JSON file of the project, with its texts in the language in which the project is read. Checks it against its
 * schema and against `rule`, which gets the values that match the schema, so that one wrong value hides no other problem.
 */
export function readJsonWithSchema<S extends z.ZodType>(
  project: Project,
  file: string,
  schema: S,
  options: MessageOptions,
  rule: (valid: Located<Partly<z.output<S>>>) => readonly Problem[] = () => [],
): CheckedFile<z.output<S>> {
  const { located, problems: ofText } = readJsonFile(project, file);
  if (located === undefined) return { ...failed(...ofText), valid: undefined };
  const texts = chooseTexts(project, located, options.translatable);
  const {
    complete,
    valid,
    problems: ofSchema,
  } = checkAgainstSchema(schema, texts.located, options);
  const problems = [
    ...ofText,
    ...texts.problems,
    ...ofSchema,
    ...(valid === undefined ? [] : rule(valid)),
  ];
  if (complete === undefined || problems.length > 0) return { ...failed(...problems), valid };
  return { ok: true, value: complete, valid };
}

/** Data that was checked against its schema. */
export interface CheckedData<T> {
  /** The typed data; undefined if any value is wrong. */
  readonly complete: Located<T> | undefined;
  /** The data without its wrong values; undefined if it is not made of fields at all. */
  readonly valid: Located<Partly<T>> | undefined;
  readonly problems: readonly Problem[];
}

/** Checks data against a schema. Returns every problem with its place. */
export function checkAgainstSchema<S extends z.ZodType>(
  schema: S,
  located: Located,
  options: MessageOptions,
): CheckedData<z.output<S>> {
  const result = schema.safeParse(located.data, { reportInput: true });
  const issues = result.success ? [] : addHiddenIssues(result.error.issues, schema, located.data);
  const data: unknown = result.success ? result.data : removeWrongValues(located.data, issues);
  return {
    complete: result.success ? { ...located, data: result.data } : undefined,
    valid: isPartly(schema, data) ? { ...located, data } : undefined,
    // One more than are reported, which says that there are more.
    problems: issues
      .slice(0, MAX_PROBLEMS + 1)
      .flatMap((issue) => toProblems(issue, located, options)),
  };
}

/** Whether there is data left after its wrong values have been removed: it then has the types of the schema. */
function isPartly<S extends z.ZodType>(_schema: S, data: unknown): data is Partly<z.output<S>> {
  return data !== undefined;
}

/**
 * Adds the issues in records whose kind is unknown, such as those with a misspelt status: zod does not look at their
 * other fields. Compares them with the first kind of the schema, which must be the one that requires least.
 */
function addHiddenIssues(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  data: unknown,
): readonly z.core.$ZodIssue[] {
  const unknown = issues.filter(
    (issue) => issue.code === "invalid_union" && issue.discriminator !== undefined,
  );
  if (unknown.length === 0) return issues;
  const known = replaceValues(
    data,
    unknown.map((issue) => ({ path: issue.path, value: choicesOf(issue)[0] })),
  );
  const { error: others } = schema.safeParse(known, { reportInput: true });
  return [...unknown, ...(others?.issues ?? [])];
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
    const hints = new Map(Object.entries(fields));
    const names = [...hints.keys()];
    return issue.keys.slice(0, MAX_PROBLEMS + 1).map((key) =>
      error(
        located.at([...path, key]),
        "unknown-field",
        `There is no field called “${key}”${context}.`,
        // A field that belongs elsewhere is not misspelt.
        hints.has(key)
          ? `It cannot be here: remove it. ${hints.get(key)}`
          : `${didYouMean(key, names)}Correct its spelling, or remove it.`,
      ),
    );
  }
  const field = path.findLast((step) => typeof step === "string");
  const types = located.source.file.endsWith(".json") ? JSON_TYPES : YAML_TYPES;
  const subject = field === undefined ? "The file" : `“${field}”`;
  const rule = valueOf(issue) === undefined ? "missing-field" : "wrong-value";
  const hints = new Map(Object.entries(fields));
  const hint =
    hints.get(path.join(".")) ??
    hints.get(field ?? "") ??
    "Compare it with another entry, or with the version before your change.";
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
  // In YAML, nothing after the colon.
  if (types === YAML_TYPES && valueOf(issue) === null) return "is empty";
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
