/** How grave a Problem is: an error stops the build, a warning does not, a question waits for somebody's answer. */
type Severity = "error" | "warning" | "question";

/** A place in a file. Lines and columns count from 1, as editors show them. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
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
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Thrown where an interface of somebody else's leaves no other way to hand on Problems. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
  }
}

/** A Problem of severity "error" at `place`. */
export function error(place: Place, rule: string, message: string, hint: string): Problem {
  return { ...place, rule, severity: "error", message, hint };
}

/** A Reading that holds `value`, unless there are problems. */
export function reading<T>(value: () => T, problems: readonly Problem[]): Reading<T> {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: value() };
}
