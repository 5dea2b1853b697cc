import {
  createExcerpt,
  createTextReader,
  type Excerpt,
  formatCounts,
  type Problem,
  type Project,
} from "cookie-inventory";

/** A problem as the pages show it. */
interface ShownProblem extends Pick<Problem, "severity" | "message" | "hint"> {
  /** Such as “_data/cookies.json, line 12”. */
  readonly place: string;
  readonly excerpt: Excerpt | undefined;
}

/** What the development server shows in the pages. */
export interface ProblemReport {
  /** Whether the last build failed, so that the pages are not those of the current files. */
  readonly isOutdated: boolean;
  /** The stack of an error in this package; null if there is none. */
  readonly internalError: string | null;
  readonly problems: readonly ShownProblem[];
  /** Such as “2 errors, 1 warning”; "" if there are none. */
  readonly counts: string;
}

export const NO_PROBLEMS: ProblemReport = {
  isOutdated: false,
  internalError: null,
  problems: [],
  counts: "",
};

/** Creates the report of `problems` in the files of `project`. */
export function createProblemReport(
  project: Project,
  problems: readonly Problem[],
  isOutdated: boolean,
  internalError: string | null,
): ProblemReport {
  const readText = createTextReader(project);
  return {
    isOutdated,
    internalError,
    problems: problems.map((problem) => ({
      severity: problem.severity,
      message: problem.message,
      hint: problem.hint,
      place: formatPlace(problem),
      excerpt: createExcerpt(problem, readText(problem.file)?.split(/\r?\n/)),
    })),
    counts: problems.length === 0 ? "" : formatCounts(problems),
  };
}

function formatPlace({ file, line }: Problem): string {
  return line === undefined ? file : `${file}, line ${line}`;
}
