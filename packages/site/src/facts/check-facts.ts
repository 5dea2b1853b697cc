import type { Problem, Project } from "cookie-inventory";
import { type ContentFiles, getReadablePages } from "../content/site-content.ts";
import { findUnstatedFacts } from "./fact-rules.ts";
import { readFacts } from "./facts-file.ts";

/** Returns every error in tests/facts.json, and every fact that the pages or the inventory no longer state. */
export function checkFacts(project: Project, files: ContentFiles): Problem[] {
  const facts = readFacts(project);
  if (!facts.ok) return [...facts.problems];
  const { statement, otherPages } = files;
  const { inventory } = files.inventory;
  const edition = statement.page?.data.edition;
  const isReadable = [statement, ...otherPages].every(({ page }) => page !== undefined);
  if (facts.value === undefined || inventory === undefined || edition === undefined || !isReadable)
    return [];
  return findUnstatedFacts(facts.value, {
    pages: getReadablePages(files),
    inventory,
    edition,
  });
}
