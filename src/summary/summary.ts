import { checkProject } from "../check/check.ts";
import { compareInventories, type CookieChange } from "../editions/inventory-changes.ts";
import { comparePages, type PageChange } from "../editions/text-changes.ts";
import type { Project } from "../files/project.ts";
import { INVENTORY_FILE } from "../inventory/read.ts";
import type { Problem } from "../problems/problem.ts";
import { type Parts, readablePages, readParts } from "../site/content.ts";
import type { PageSize } from "../site/sizes.ts";

/** A checkout of the project, and the sizes of its pages where it was built. */
export interface Checkout {
  readonly project: Project;
  readonly sizes: readonly PageSize[];
}

/** What a change does, for the people who decide on it. */
export interface Summary {
  readonly pages: readonly PageChange[];
  readonly cookies: readonly CookieChange[];
  /** Files that cannot be compared while they have errors. */
  readonly unreadable: readonly string[];
  readonly problems: readonly Problem[];
  /** Those of them that the change brings. */
  readonly newProblems: readonly Problem[];
  readonly sizes: readonly (PageSize & { readonly before: number | undefined })[];
}

/** Compares two checkouts; `today` is the day by which both are judged. */
export async function summarise(
  base: Checkout,
  head: Checkout,
  today: Temporal.PlainDate,
): Promise<Summary> {
  const [before, after] = [readParts(base.project), readParts(head.project)];
  const [known, problems] = await Promise.all(
    [base, head].map(({ project }) => checkProject(project, today)),
  );
  const knownKeys = new Set(known?.map(keyOf));
  const broken = [...new Set([...unreadable(before), ...unreadable(after)])];
  const readable = (parts: Parts) =>
    readablePages(parts).filter(({ data }) => !broken.includes(data.file));
  const [old, now] = [before, after].map(({ inventory }) => inventory.inventory?.data);
  return {
    pages: comparePages(readable(before), readable(after)),
    cookies: old === undefined || now === undefined ? [] : compareInventories(old, now),
    unreadable: broken,
    problems: problems ?? [],
    newProblems: (problems ?? []).filter((problem) => !knownKeys.has(keyOf(problem))),
    sizes: head.sizes.map(({ file, bytes }) => ({
      file,
      bytes,
      before: base.sizes.find((size) => size.file === file)?.bytes,
    })),
  };
}

/** A problem is the same one though lines above it were added or taken out. */
function keyOf({ file, rule, message }: Problem): string {
  return [file, rule, message].join("\n");
}

function unreadable({ inventory, statement, otherPages }: Parts): string[] {
  const pages = [statement, ...otherPages].filter(({ page }) => page === undefined);
  const files = pages.flatMap(({ problems }) => problems.map(({ file }) => file));
  return inventory.inventory === undefined ? [INVENTORY_FILE, ...files] : files;
}
