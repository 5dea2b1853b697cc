/** How grave a Problem is: an error stops the build, a warning does not, a question waits for somebody's answer. */
export type Severity = "error" | "warning" | "question";

/** A position in a text. Lines and columns (UTF-16 code units) count from 1, as editors show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file: the whole file, a point in it, or the text up to `end`, which is not part of it. */
export interface Place extends Partial<Position> {
  readonly file: string;
  readonly end?: Position;
}

/** One thing that is wrong, said so that the person who wrote it can mend it alone. */
export interface Problem extends Place {
  /** Which rule was broken, in kebab case: the same word in tests, docs and reports. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in a full sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
}

/** What reading something from outside gives: a value, or the errors that prevent one. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Thrown where an interface of somebody else's leaves no other way to hand on Problems. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(asLine).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
  }
}

function asLine({ file, line, column, message, hint }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${place}: ${message} ${hint}`;
}

type Maker = (place: Place, rule: string, message: string, hint: string) => Problem;

function maker(severity: Severity): Maker {
  return (place, rule, message, hint) => ({ ...place, rule, severity, message, hint });
}

/** A Problem that stops the build. */
export const error = maker("error");

/** A Problem that somebody should look at. */
export const warning = maker("warning");

/** A Problem that only somebody's answer can mend. */
export const question = maker("question");

/** A Reading that holds `value`, unless there are problems. */
export function readResult<T>(value: T, problems: readonly Problem[]): ReadResult<T> {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** A Reading that holds no value. */
export function failed(...problems: readonly Problem[]): ReadResult<never> {
  return { ok: false, problems };
}

/** What `readings` found wrong, all together. */
export function collectProblems(readings: readonly ReadResult<unknown>[]): Problem[] {
  return readings.flatMap((read) => (read.ok ? [] : read.problems));
}

/** Problems by file, then from top to bottom. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
