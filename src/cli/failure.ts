import { projectOnDisk } from "../files/project.ts";
import { ProblemsError } from "../problems/problem.ts";
import { toText } from "../problems/text.ts";
import { paintFor, textOfFiles } from "./terminal.ts";

/** Prints why a command failed, for the person who has to mend it, and then `outcome` in one line. */
export function printFailure(cause: unknown, outcome: string): void {
  const chain = [...causes(cause)];
  const found = chain.find((link) => link instanceof ProblemsError);
  const words = found
    ? toText(found.problems, textOfFiles(projectOnDisk(process.cwd())), paintFor(process.stderr))
    : chain.map((link) => shortened(link.message)).join("\n  because: ");
  console.error(`${words}\n\n${outcome}`);
}

/** Eleventy names every page of a template that failed: there may be thousands. */
const LONGEST = 600;

function shortened(message: string): string {
  if (message.length <= LONGEST) return message;
  return `${message.slice(0, LONGEST / 2)} … ${message.slice(-LONGEST / 2)}`;
}

/** Whether it is what editors wrote that made a command fail. */
export function isAboutFiles(cause: unknown): boolean {
  return causes(cause).some((link) => link instanceof ProblemsError);
}

/** An error and what led to it; Eleventy keeps the cause under a name of its own. */
function* causes(cause: unknown): Generator<Error> {
  if (!(cause instanceof Error)) return;
  yield cause;
  yield* causes("originalError" in cause ? cause.originalError : cause.cause);
}
