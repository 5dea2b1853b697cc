import { formatProblems, type Problem, ProblemsError, UserError } from "cookie-inventory";
import { CONFIG_FILE } from "./eleventy-config.ts";

/** A line of .eleventy.ts in a stack, which Eleventy has imported with a query if it was changed. */
const CONFIG_LINE = /\/\.eleventy\.ts(?:\?[^:]*)?:(\d+)/;

/** In UTF-16 code units. Eleventy lists every page of a template that failed, and there may be thousands. */
const MAX_MESSAGE_LENGTH = 600;

/**
 * Formats the reason for a failed build: problems in the content, or Eleventy’s error about a template. Throws `cause`
 * again if it is a UserError or an internal error of this package.
 */
export function formatBuildFailure(cause: unknown): string {
  const problems = getContentProblems(cause);
  if (problems.length > 0) return formatProblems(problems);
  const [first] = listErrorChain(cause);
  if (first === undefined || first instanceof UserError || isInternal(first)) throw cause;
  return formatTemplateError(cause);
}

/** Returns the problems in the content because of which a build failed; none if it failed for another reason. */
export function getContentProblems(cause: unknown): readonly Problem[] {
  return listErrorChain(cause).find((link) => link instanceof ProblemsError)?.problems ?? [];
}

/** Formats Eleventy’s error about a template or the configuration, or the stack of an internal error. */
export function formatTemplateError(cause: unknown): string {
  if (cause instanceof Error && isInternal(cause)) return String(cause.stack);
  const reasons = [...listErrorChain(cause)].map(
    (link) => `${shorten(link.message)}${formatConfigLine(link)}`,
  );
  return `${reasons.join("\n  because: ")}\n\nFix the template or configuration named above.`;
}

/** Whether this package caused the error. Eleventy wraps errors in templates, so those have a different type. */
function isInternal(error: Error): boolean {
  return ["TypeError", "RangeError", "ReferenceError"].includes(error.name);
}

/** Returns the line of the configuration that an error is about, if its stack names one. */
function formatConfigLine({ stack = "" }: Error): string {
  const line = CONFIG_LINE.exec(stack)?.[1];
  return line === undefined ? "" : ` (${CONFIG_FILE}, line ${line})`;
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
