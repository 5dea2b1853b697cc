import { checkProject } from "../check/check-project.ts";
import { compareInventories, type CookieChange } from "../editions/cookie-changes.ts";
import { comparePages, type PageChange } from "../editions/section-changes.ts";
import {
  INVENTORY_FILE,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import { type ContentFiles, getReadablePages, readContentFiles } from "../content/site-content.ts";
import type { PageSize } from "../build/page-sizes.ts";

/** A checkout of the project, and the sizes of its pages where it was built. */
export interface Checkout {
  readonly project: Project;
  readonly sizes: readonly PageSize[];
}

/** What a change does, for the people who decide on it. */
export interface Summary {
  readonly pages: readonly PageChange[];
  readonly cookies: readonly CookieChange[];
  /** Files that cannot be compared: because of what is wrong in them, or of what was wrong before. */
  readonly unreadable: { readonly now: readonly string[]; readonly before: readonly string[] };
  /** Other files that make the site and differ: what they do is seen in the preview. */
  readonly others: readonly string[];
  readonly problems: readonly Problem[];
  /** Those of them that the change brings, and those that it settles. */
  readonly brought: readonly Problem[];
  readonly settled: readonly Problem[];
  readonly sizes: readonly (PageSize & { readonly before: number | undefined })[];
  /** Whether the other checkout was built, so that there are sizes to compare with. */
  readonly comparesSizes: boolean;
}

/** Compares two checkouts; `today` is the day by which both are judged. */
export async function summarise(
  base: Checkout,
  head: Checkout,
  today: Temporal.PlainDate,
): Promise<Summary> {
  const before = readContentFiles(base.project);
  const after = readContentFiles(head.project);
  const known = await checkProject(base.project, today, before);
  const problems = await checkProject(head.project, today, after);
  const now = unreadable(after);
  const unreadableBefore = unreadable(before).filter((file) => !now.includes(file));
  const broken = new Set([...now, ...unreadableBefore]);
  // What the other checkout could not be asked is not new.
  const judged = problems.filter(({ file }) => !unreadableBefore.includes(file));
  const readable = (parts: ContentFiles) =>
    getReadablePages(parts).filter(({ data }) => !broken.has(data.file));
  const pages = comparePages(readable(before), readable(after));
  const [old, next] = [before, after].map(({ inventory }) => inventory.inventory?.data);
  const cookies = broken.has(INVENTORY_FILE) || !old || !next ? [] : compareInventories(old, next);
  const told = cookies.length > 0 ? [INVENTORY_FILE] : [];
  const named = new Set([...broken, ...told, ...pages.map(({ file }) => file)]);
  return {
    pages,
    cookies,
    unreadable: { now, before: unreadableBefore },
    others: otherFiles(base.project, head.project).filter((file) => !named.has(file)),
    problems,
    brought: without(judged, known),
    settled: without(known, problems),
    sizes: head.sizes.map(({ file, bytes }) => ({
      file,
      bytes,
      before: base.sizes.find((size) => size.file === file)?.bytes,
    })),
    comparesSizes: base.sizes.length > 0,
  };
}

/** The problems of `all` that are not among `some`; one that is there twice counts twice. */
function without(all: readonly Problem[], some: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  for (const problem of some) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return all.filter((problem) => {
    const count = counts.get(keyOf(problem)) ?? 0;
    counts.set(keyOf(problem), count - 1);
    return count <= 0;
  });
}

/** A problem is the same one though lines above it were added or taken out. */
function keyOf({ file, rule, message }: Problem): string {
  return [file, rule, message].join("\n");
}

/** Files that are there and of which nobody can say what visitors would see. */
function unreadable({ inventory, statement, otherPages }: ContentFiles): string[] {
  const pages = [statement, ...otherPages].filter(({ page }) => page === undefined);
  const files = pages.flatMap(({ problems }) => problems);
  // A cookie whose provider is not there is shown nowhere, and not because anybody took it out.
  const lost = inventory.problems.filter(({ rule }) => rule === "unknown-provider");
  const whole = inventory.inventory === undefined ? inventory.problems : lost;
  const found = [...whole, ...files].filter(({ rule }) => rule !== "missing-file");
  return [...new Set(found.map(({ file }) => file))];
}

/** Where the site comes from, beside the pages' words and the inventory. */
const SOURCES = ["_includes", "src/pages"];

function otherFiles(base: Project, head: Project): string[] {
  const files = [base, head].flatMap((project) =>
    SOURCES.flatMap((folder) => project.list(folder)),
  );
  return [...new Set([ORGANISATION_FILE, INVENTORY_FILE, "netlify.toml", ...files])].filter(
    (file) => {
      const [old, now] = [base, head].map((project) => readSource(project, file));
      const texts = [old, now].map((read) => (read?.ok ? read.value.text : undefined));
      return texts[0] !== texts[1];
    },
  );
}
