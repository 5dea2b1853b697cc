import { ProblemsError, formatProblems, UserError } from "cookie-inventory";

/** Eleventy names every page of a template that failed: there may be thousands. In UTF-16 code units. */
const LONGEST_MESSAGE = 600;

/**
 * Why a build failed, as text for the person who has to fix it: the problems in what editors wrote, or what Eleventy
 * says about a template. Throws `cause` again if it is a UserError, or an error of this package.
 */
export function buildFailureText(cause: unknown): string {
  const chain = [...causes(cause)];
  const found = chain.find((link) => link instanceof ProblemsError);
  if (found !== undefined) return formatProblems(found.problems);
  const [first] = chain;
  if (first === undefined || first instanceof UserError || isInternal(first)) throw cause;
  const reasons = chain.map(({ message }) => shortened(message)).join("\n  because: ");
  return `${reasons}\n\nFix the template or the configuration that is named above.`;
}

/** Whether it is what editors wrote that made a build fail. */
export function isAboutFiles(cause: unknown): boolean {
  return causes(cause).some((link) => link instanceof ProblemsError);
}

/** Eleventy wraps what goes wrong in a template; an error by itself is one of this package. */
function isInternal(error: Error): boolean {
  return ["TypeError", "RangeError", "ReferenceError"].includes(error.name);
}

function shortened(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  return `${message.slice(0, LONGEST_MESSAGE / 2)} … ${message.slice(-LONGEST_MESSAGE / 2)}`;
}

/** An error and what led to it; Eleventy keeps the cause under a name of its own. */
function* causes(cause: unknown): Generator<Error> {
  if (!(cause instanceof Error)) return;
  yield cause;
  yield* causes("originalError" in cause ? cause.originalError : cause.cause);
}
