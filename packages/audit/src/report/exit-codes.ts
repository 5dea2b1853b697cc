import { type Conclusion, toConclusion } from "./verdict.ts";

const EXIT_CODES: Readonly<Record<Conclusion, 0 | 1 | 2>> = {
  clean: 0,
  listed: 0,
  problems: 1,
  inconclusive: 2,
};

/** The exit codes of the commands that report, for their help. */
export const EXIT_CODES_HELP = `\nExit codes: ${EXIT_CODES.clean} no problems found, or no inventory to compare with; ${EXIT_CODES.problems} problems found; ${EXIT_CODES.inconclusive} inconclusive or could not run.`;

/** Returns the exit code for an audit. */
export function toExitCode(audit: Parameters<typeof toConclusion>[0]): 0 | 1 | 2 {
  return EXIT_CODES[toConclusion(audit)];
}
