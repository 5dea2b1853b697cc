import { createNunjucksEnvironment } from "../eleventy/nunjucks-environment.ts";
import type { ProblemReport } from "./problem-report.ts";

// Only the package’s templates: an error in those of the council must not break these pages.
const templates = createNunjucksEnvironment(import.meta.dirname);

/** Returns an HTML page with the problems in a box at its start. */
export function addProblems(html: string, report: ProblemReport): string {
  const box = templates.render("development/problems.njk", { report });
  const withBox = html.replace(/<body\b[^>]*>/i, (body) => `${body}\n${box}`);
  return report.isOutdated ? withBox.replace("<title>", "<title>Error: ") : withBox;
}

/** Returns a page that has only the problems. */
export function renderProblemPage(report: ProblemReport): string {
  return templates.render("development/problem-page.njk", { report }).trim();
}
