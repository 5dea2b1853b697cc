import type { Project } from "cookie-inventory";
import { checkProject } from "../check/check-project.ts";
import type { MaintenanceSection } from "./maintenance-report.ts";

/**
 * Returns the errors and warnings that the check finds on the day `today`. Open questions are only counted: many stay
 * open for a long time, and people stop reading a report that always lists the same ones.
 */
export async function checkNotice(
  project: Project,
  today: Temporal.PlainDate,
): Promise<MaintenanceSection> {
  const problems = await checkProject(project, today);
  const todo = problems
    .filter(({ severity }) => severity !== "question")
    .map(({ file, line, message, hint }) => ({
      subject: line === undefined ? file : `${file}:${line}`,
      text: `${message} ${hint}`,
    }));
  const open = problems.length - todo.length;
  const text = `Open questions for the council: ${open}. Run “npm run check” to list them.`;
  return {
    title: "The statement and the cookie inventory",
    todo,
    ...(open === 0 ? {} : { note: { text, entries: [] } }),
  };
}
