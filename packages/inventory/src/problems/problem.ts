/** An error stops the build; a warning does not; a question waits for the council’s answer. */
export type Severity = "error" | "warning" | "question";

/** A position in a text. Lines and columns (UTF-16 code units) count from 1, as in code editors. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A whole file, a position in it, or the text from there up to `end` (exclusive). */
export interface Place extends Partial<Position> {
  readonly file: string;
  readonly end?: Position;
}

/** Something wrong in a file, explained so that its author can fix it without help. */
export interface Problem extends Place {
  /** The id of the rule, in kebab case, as in tests, docs and reports. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, as a full sentence. */
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
}

/** The value that was read, or the problems that prevent it. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Carries Problems through a third party’s API that reports errors only by exceptions. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
  }
}

function formatProblem({ file, line, column, message, hint }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${place}: ${message} ${hint}`;
}

type CreateProblem = (place: Place, rule: string, message: string, hint: string) => Problem;

/** In UTF-16 code units. Only a quoted value can make a message or a hint so long. */
const MAX_LENGTH = 5000;

function createFactory(severity: Severity): CreateProblem {
  return (place, rule, message, hint) => ({
    ...place,
    rule,
    severity,
    message: shorten(message),
    hint: shorten(hint),
  });
}

function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  return `${text.slice(0, MAX_LENGTH / 2)} … ${text.slice(-MAX_LENGTH / 2)}`;
}

/** Creates a Problem that stops the build. */
export const error = createFactory("error");

/** Creates a Problem that should be checked. */
export const warning = createFactory("warning");

/** Creates a Problem that needs the council’s answer. */
export const question = createFactory("question");

/** Returns a result with `value`, or with the problems if there are any. */
export function readResult<T>(value: T, problems: readonly Problem[]): ReadResult<T> {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** Returns a result with problems and no value. */
export function failed(...problems: readonly Problem[]): ReadResult<never> {
  return { ok: false, problems };
}

/** Returns the problems of all results. */
export function collectProblems(results: readonly ReadResult<unknown>[]): Problem[] {
  return results.flatMap((result) => (result.ok ? [] : result.problems));
}

/** The most problems of one severity that are reported about a file: no one can read more. */
export const MAX_PROBLEMS = 500;

/** Returns the first MAX_PROBLEMS problems of each file and severity, and one that says that there are more. */
export function limitProblems(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  return problems.flatMap((problem) => {
    const { file, severity, rule } = problem;
    // The limit of an earlier call.
    if (rule === MORE_PROBLEMS) return problem;
    const key = `${severity} ${file}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= MAX_PROBLEMS) return problem;
    if (count > MAX_PROBLEMS + 1) return [];
    const message = `This file has more ${severity}s than these ${MAX_PROBLEMS}.`;
    const hint = "Fix these, then run the check again. If one change caused them all, undo it.";
    return createFactory(severity)(problem, MORE_PROBLEMS, message, hint);
  });
}

const MORE_PROBLEMS = "too-many-problems";

/** Sorts problems by file, then by position. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      Number(a.file > b.file) - Number(a.file < b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
