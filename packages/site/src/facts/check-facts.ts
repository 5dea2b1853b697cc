import type { Problem, Project } from "cookie-inventory";
import { type ContentFiles, getSourcePages, listUncertainUrls } from "../content/content-files.ts";
import { findUnstatedFacts } from "./fact-rules.ts";
import { readFacts } from "./facts-file.ts";

/** Returns every error in tests/facts.json, and every fact that the pages or the inventory no longer state. */
export function checkFacts(project: Project, files: ContentFiles): Problem[] {
  const facts = readFacts(project);
  if (!facts.ok) return [...facts.problems];
  const { inventory } = files.inventory;
  const edition = files.statement.partial?.data.edition;
  if (facts.value === undefined || inventory === undefined || edition === undefined) return [];
  return findUnstatedFacts(facts.value, {
    pages: getSourcePages(files),
    unreadable: listUncertainUrls(files),
    inventory,
    edition,
  });
}
