import type { z } from "zod";
import { error, type Problem, type Reading } from "../problems/problem.ts";
import type { Located, ValuePath } from "./places.ts";

/** How a schema's complaints are put into words for one kind of file. */
export interface Wording {
  /** What each field is for, by its name: shown as the hint when the field is wrong. */
  readonly fields: Readonly<Record<string, string>>;
  /** The name that an editor knows the record at `path` by, such as a cookie's name. */
  readonly record?: (data: unknown, path: ValuePath) => string | undefined;
}

/** Holds data from outside against its schema: a typed value, or every problem with its place. */
export function check<S extends z.ZodType>(
  schema: S,
  located: Located,
  wording: Wording,
): Reading<z.output<S>> {
  const result = schema.safeParse(located.data, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues.flatMap((issue) => toProblems(issue, located, wording)),
  };
}

function toProblems(issue: z.core.$ZodIssue, located: Located, wording: Wording): Problem[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  const record = wording.record?.(located.data, path);
  const within = record === undefined ? "" : ` (in the record “${record}”)`;

  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      error(
        located.at([...path, key]),
        "unknown-field",
        `There is no field called “${key}”${within}.`,
        "Correct its spelling, or take it out.",
      ),
    );
  }
  const field = path.findLast((step) => typeof step === "string") ?? "";
  const hint = wording.fields[field] ?? "Compare it with the other entries in this file.";
  const name = path.length === 0 ? "The file" : `“${field}”`;
  return [error(located.at(path), "wrong-value", `${name} ${complaint(issue)}${within}.`, hint)];
}

/** What is wrong with a field, as the end of a sentence that begins with its name. */
function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing";
  if (issue.code === "invalid_type") return `must be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") {
    const choices = issue.values.map((value) => String(value)).join(", ");
    return issue.input === undefined
      ? `is missing: write one of ${choices}`
      : `must be one of ${choices}`;
  }
  if (issue.code === "invalid_union") return unionComplaint(issue);
  return issue.message;
}

function unionComplaint(issue: z.core.$ZodIssueInvalidUnion): string {
  const options =
    "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  return options.length > 0
    ? `must be one of ${options.join(", ")}`
    : "has a value that is not allowed here";
}

const TYPES: Partial<Record<string, string>> = {
  string: "text in double quotes",
  array: "a list in square brackets",
  object: "a record in curly brackets",
  record: "a record in curly brackets",
  number: "a number without quotes",
  boolean: "true or false, without quotes",
};
