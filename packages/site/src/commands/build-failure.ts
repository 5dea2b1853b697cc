import { formatProblems, ProblemsError, UserError } from "cookie-inventory";

/** In UTF-16 code units. Eleventy lists every page of a template that failed, and there may be thousands. */
const MAX_MESSAGE_LENGTH = 600;

/**
 * Formats the reason for a failed build: problems in the content, or Eleventy’s error about a template. Throws `cause`
 * again if it is a UserError or an internal error of this package.
 */
export function formatBuildFailure(cause: unknown): string {
  const chain = [...listErrorChain(cause)];
  const contentError = chain.find((link) => link instanceof ProblemsError);
  if (contentError !== undefined) return formatProblems(contentError.problems);
  const [first] = chain;
  if (first === undefined || first instanceof UserError || isInternal(first)) throw cause;
  const reasons = chain.map(({ message }) => shorten(message)).join("\n  because: ");
  return `${reasons}\n\nFix the template or configuration named above.`;
}

/** Whether a build failed because of problems in the content. */
export function isContentError(cause: unknown): boolean {
  return listErrorChain(cause).some((link) => link instanceof ProblemsError);
}

/** Whether this package caused the error. Eleventy wraps errors in templates, so those have a different type. */
function isInternal(error: Error): boolean {
  return ["TypeError", "RangeError", "ReferenceError"].includes(error.name);
}

function shorten(message: string): string {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  return `${message.slice(0, MAX_MESSAGE_LENGTH / 2)} … ${message.slice(-MAX_MESSAGE_LENGTH / 2)}`;
}

/** Yields an error and its causes. Eleventy stores the cause in “originalError”. */
function* listErrorChain(cause: unknown): Generator<Error> {
  if (!(cause instanceof Error)) return;
  yield cause;
  yield* listErrorChain("originalError" in cause ? cause.originalError : cause.cause);
}
