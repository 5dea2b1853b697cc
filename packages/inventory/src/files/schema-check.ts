import type { z } from "zod";
import { error, type Problem, type ReadResult, readResult } from "../problems/problem.ts";
import type { Located, ValuePath } from "./source-places.ts";
import type { Project } from "./project.ts";
import { readJson } from "./json-reader.ts";
import { fieldOf } from "./field-of.ts";
import { didYouMean } from "./did-you-mean.ts";

/** How a schema's complaints are put into words for one kind of file. */
export interface Wording {
  /** What each field is for, by its name: shown as the hint when the field is wrong. */
  readonly fields: Readonly<Record<string, string>>;
  /** The name that an editor knows the record at `path` by, such as a cookie's name. */
  readonly record?: (data: unknown, path: ValuePath) => string | undefined;
}

/** Names the records of a list by one of their fields, or else by their number. */
export function recordNamedBy(field: string): NonNullable<Wording["record"]> {
  return (data, [list, index]) => {
    if (list === undefined || index === undefined) return undefined;
    const name = fieldOf(fieldOf(fieldOf(data, list), index), field);
    return typeof name === "string" ? name : `number ${Number(index) + 1}`;
  };
}

/** Reads a JSON file of the project: by its schema, and by `rule` what that cannot say. */
export function readJsonWithSchema<S extends z.ZodType>(
  project: Project,
  file: string,
  schema: S,
  wording: Wording,
  rule: (located: Located<z.output<S>>) => readonly Problem[] = () => [],
): ReadResult<Located<z.output<S>>> {
  const json = readJson(project, file);
  const checked = json.ok ? checkAgainstSchema(schema, json.value, wording) : json;
  return checked.ok ? readResult(checked.value, rule(checked.value)) : checked;
}

/** Holds data from outside against its schema: the typed value, or every problem with its place. */
export function checkAgainstSchema<S extends z.ZodType>(
  schema: S,
  located: Located,
  wording: Wording,
): ReadResult<Located<z.output<S>>> {
  const result = schema.safeParse(located.data, { reportInput: true });
  if (result.success) return { ok: true, value: { ...located, data: result.data } };
  const problems = result.error.issues.flatMap((issue) => toProblems(issue, located, wording));
  return { ok: false, problems };
}

function toProblems(issue: z.core.$ZodIssue, located: Located, wording: Wording): Problem[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  const record = wording.record?.(located.data, path);
  const within = record === undefined ? "" : ` (in the record “${record}”)`;

  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(wording.fields);
    return issue.keys.map((key) =>
      error(
        located.at([...path, key]),
        "unknown-field",
        `There is no field called “${key}”${within}.`,
        `${didYouMean(key, known)}Correct its spelling, or take it out.`,
      ),
    );
  }
  const field = path.findLast((step) => typeof step === "string");
  const types = located.source.file.endsWith(".json") ? JSON_TYPES : YAML_TYPES;
  const subject = field === undefined ? "The file" : `“${field}”`;
  const rule = writtenIn(issue) === undefined ? "missing-field" : "wrong-value";
  const about =
    wording.fields[field ?? ""] ??
    "Compare it with another entry, or with the version before your change.";
  const message = `${subject} ${complaint(issue, types)}${within}.`;
  return [error(located.at(path), rule, message, `${meant(issue)}${about}`)];
}

/** What is wrong with a field, as the end of a sentence that begins with its name. */
function complaint(issue: z.core.$ZodIssue, types: typeof JSON_TYPES): string {
  const choices = choicesOf(issue);
  const allowed = choices.length === 1 ? `“${choices[0]}”` : `one of ${choices.join(", ")}`;
  if (writtenIn(issue) === undefined) {
    return choices.length === 0 ? "is missing" : `is missing: write ${allowed}`;
  }
  if (choices.length > 0) return `must be ${allowed}`;
  if (issue.code === "invalid_type") return `must be ${types[issue.expected] ?? issue.expected}`;
  return issue.message;
}

/** What the editor may have meant, in front of the hint. */
function meant(issue: z.core.$ZodIssue): string {
  const written = writtenIn(issue);
  const choices = choicesOf(issue);
  if (typeof written !== "string") return "";
  if (issue.code === "invalid_value" && issue.values.some((value) => String(value) === written)) {
    return "Take the quotes away. ";
  }
  return didYouMean(written, choices);
}

/** What stands in the field; for records that one of their fields tells apart, what stands in that. */
function writtenIn(issue: z.core.$ZodIssue): unknown {
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

/** What each type is called in the two languages that editors write. */
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
