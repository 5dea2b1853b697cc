/*
 * Checks the messages of the package’s languages when it is installed in this repository, and when it is packed. The
 * council’s are checked when they are read (read-words.ts).
 */
import {
  formatProblems,
  limitProblems,
  type Problem,
  type Project,
  projectOnDisk,
  readJson,
} from "cookie-inventory";
import { checkMessages, findMissingMessages } from "./check-words.ts";
import { readEnglish, SUMMARY_GROUPS } from "./read-words.ts";

/** The languages that have only the messages for summaries. */
const SUMMARIES: ReadonlySet<string> = new Set(["words/ar.json"]);

/** Returns the errors in the files of `words`, compared with English. */
export function checkPackageWords(project: Project, english: object): Problem[] {
  const problems = project.list("words").flatMap((file) => {
    const read = readJson(project, file);
    if (!read.ok) return read.problems;
    const { data, at } = read.value;
    const groups = SUMMARIES.has(file) ? SUMMARY_GROUPS : undefined;
    return [
      ...checkMessages(read.value, english),
      ...findMissingMessages(data, english, groups, at),
    ];
  });
  return limitProblems(problems);
}

if (import.meta.main) {
  const problems = checkPackageWords(projectOnDisk(process.cwd()), readEnglish().words);
  if (problems.length > 0) {
    process.stderr.write(`${formatProblems(problems)}\n`);
    process.exitCode = 1;
  }
}
