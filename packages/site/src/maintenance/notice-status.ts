import { checkProject } from "../check/check-project.ts";
import type { Project } from "cookie-inventory";
import type { MaintenanceSection } from "./maintenance-report.ts";

/**
 * What the check finds on the day `today`: errors and warnings are to be mended. Open questions are only
 * counted, because many wait for the council for long, and a report that is never green is never read.
 */
export async function checkNotice(
  project: Project,
  today: Temporal.PlainDate,
): Promise<MaintenanceSection> {
  const problems = await checkProject(project, today);
  const todo = problems
    .filter(({ severity }) => severity !== "question")
    .map(({ file, line, message, hint }) => ({
      about: line === undefined ? file : `${file}:${line}`,
      text: `${message} ${hint}`,
    }));
  const open = problems.length - todo.length;
  const text = `Open questions that wait for the council’s answer: ${open}. “npm run check” lists them.`;
  return {
    title: "The statement and the inventory",
    todo,
    ...(open === 0 ? {} : { note: { text, entries: [] } }),
  };
}
