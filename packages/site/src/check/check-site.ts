import { isDeepStrictEqual } from "node:util";
import { type Problem, projectOnDisk, sortProblems } from "cookie-inventory";
import { findBuildProblems } from "../build/build-site.ts";
import { checkProject } from "./check-project.ts";

/**
 * Checks the project in the current folder. Returns what the rules find, and what only a build finds: errors in
 * templates, in the configuration and in the headers and redirects that they make.
 */
export async function checkSite(today: Temporal.PlainDate): Promise<Problem[]> {
  const checked = await checkProject(projectOnDisk(process.cwd()), today);
  return mergeProblems(checked, await findBuildProblems());
}

/** Adds the problems that only a build has found, and sorts all of them. */
export function mergeProblems(checked: readonly Problem[], built: readonly Problem[]): Problem[] {
  const isNew = (problem: Problem) => !checked.some((other) => isDeepStrictEqual(other, problem));
  return sortProblems([...checked, ...built.filter(isNew)]);
}
