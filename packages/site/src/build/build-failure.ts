import {
  formatProblems,
  type Problem,
  ProblemsError,
  projectOnDisk,
  UserError,
} from "cookie-inventory";
import { toTemplateProblem } from "./template-problem.ts";

/**
 * Formats the reason for a failed build. Throws `cause` again if it is a UserError or an internal error of this package.
 */
export function formatBuildFailure(cause: unknown): string {
  return formatProblems(toBuildProblems(cause));
}

/**
 * Returns the problems because of which a build of the current folder failed: in the content, in a template or in the
 * configuration. Throws `cause` again if it is a UserError or an internal error of this package.
 */
export function toBuildProblems(cause: unknown): readonly Problem[] {
  const chain = [...listErrorChain(cause)];
  const contentError = chain.find((link) => link instanceof ProblemsError);
  if (contentError !== undefined) return contentError.problems;
  const [first] = chain;
  if (first === undefined || first instanceof UserError || isInternal(first)) throw cause;
  return [toTemplateProblem(projectOnDisk(process.cwd()), chain)];
}

/**
 * Whether this package caused the error. Eleventy wraps errors in templates, so those have a different type; other data
 * that it cannot use, such as a collection called “constructor”, makes it fail in its own code.
 */
function isInternal({ name, stack = "" }: Error): boolean {
  const [, firstCall = ""] = /^ +at (.*)$/m.exec(stack) ?? [];
  const isInEleventy = /[/\\]@11ty[/\\]/.test(firstCall);
  return ["TypeError", "RangeError", "ReferenceError"].includes(name) && !isInEleventy;
}

/** Yields an error and its causes. Eleventy stores the cause in “originalError”. */
function* listErrorChain(cause: unknown): Generator<Error> {
  if (!(cause instanceof Error)) return;
  yield cause;
  yield* listErrorChain("originalError" in cause ? cause.originalError : cause.cause);
}
