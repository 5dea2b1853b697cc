import {
  INVENTORY_FILE,
  ORGANISATION_FILE,
  type Problem,
  type Project,
  readSource,
} from "cookie-inventory";
import type { PageSize } from "../build/page-sizes.ts";
import { checkProject } from "../check/check-project.ts";
import {
  type ContentFiles,
  getReadablePages,
  listPages,
  readContentFiles,
} from "../content/content-files.ts";
import { compareInventories, type CookieChange } from "../editions/cookie-changes.ts";
import { compareServiceFiles, type ServiceNoticeChange } from "../services/service-file-changes.ts";
import { comparePages, type PageChange } from "../editions/section-changes.ts";
import { compareTranslations, type TranslationChanges } from "./translation-changes.ts";

/** A checkout of the project, and the sizes of its pages if it has been built. */
export interface Checkout {
  readonly project: Project;
  readonly sizes: readonly PageSize[];
}

/** The effects of a change, for its reviewers. */
export interface ChangeSummary {
  readonly pages: readonly PageChange[];
  readonly cookies: readonly CookieChange[];
  readonly services: readonly ServiceNoticeChange[];
  /** The changes that only visitors who read another language than the first see. */
  readonly translations: readonly TranslationChanges[];
  /** Files that cannot be compared, because of an error in this checkout or only in the other one. */
  readonly unreadable: { readonly now: readonly string[]; readonly before: readonly string[] };
  /** Other changed files of the site, whose effect only the preview shows. */
  readonly otherFiles: readonly string[];
  readonly problems: readonly Problem[];
  /** The problems that the change introduces, and those that it fixes. */
  readonly introduced: readonly Problem[];
  readonly fixed: readonly Problem[];
  readonly sizes: readonly (PageSize & { readonly before: number | undefined })[];
  /** Whether the other checkout has been built, so that sizes can be compared. */
  readonly comparesSizes: boolean;
}

/** Compares two checkouts. `today` is the date for the checks of both. */
export async function summariseChange(
  base: Checkout,
  head: Checkout,
  today: Temporal.PlainDate,
): Promise<ChangeSummary> {
  const before = readContentFiles(base.project);
  const after = readContentFiles(head.project);
  const oldProblems = await checkProject(base.project, today, before);
  const problems = await checkProject(head.project, today, after);
  const unreadableNow = findUnreadable(after);
  const unreadableBefore = findUnreadable(before).filter((file) => !unreadableNow.includes(file));
  const unreadable = new Set([...unreadableNow, ...unreadableBefore]);
  // Files that the other checkout could not read have no earlier problems to compare with.
  const comparable = problems.filter(({ file }) => !unreadableBefore.includes(file));
  const comparablePages = (files: ContentFiles) =>
    getReadablePages(files).filter(({ data }) => !unreadable.has(data.file));
  const pages = comparePages(comparablePages(before), comparablePages(after));
  const [oldInventory, newInventory] = [before, after].map(
    ({ inventory }) => inventory.inventory?.data,
  );
  const cookies =
    unreadable.has(INVENTORY_FILE) || !oldInventory || !newInventory
      ? []
      : compareInventories(after.locale, oldInventory, newInventory);
  const services = compareServiceFiles(before.services, after.services, after.locale);
  const translations = unreadable.has(INVENTORY_FILE)
    ? []
    : compareTranslations(before, after, { cookies, services });
  const hasCookies = [{ cookies }, ...translations].some((each) => each.cookies.length > 0);
  const listed = new Set([
    ...unreadable,
    ...(hasCookies ? [INVENTORY_FILE] : []),
    ...pages.map(({ file }) => file),
  ]);
  return {
    pages,
    cookies,
    services,
    translations,
    unreadable: { now: unreadableNow, before: unreadableBefore },
    otherFiles: findChangedFiles(base.project, head.project).filter((file) => !listed.has(file)),
    problems,
    introduced: subtractProblems(comparable, oldProblems),
    fixed: subtractProblems(oldProblems, problems),
    sizes: head.sizes.map(({ file, bytes }) => ({
      file,
      bytes,
      before: base.sizes.find((size) => size.file === file)?.bytes,
    })),
    comparesSizes: base.sizes.length > 0,
  };
}

/** Returns the problems in `all` that are not in `some`. A problem that occurs twice counts twice. */
function subtractProblems(all: readonly Problem[], some: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  for (const problem of some) {
    const key = getProblemKey(problem);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return all.filter((problem) => {
    const key = getProblemKey(problem);
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    return count <= 0;
  });
}

/** Identifies a problem without line numbers, which change when lines above are added or removed. */
function getProblemKey({ file, rule, message }: Problem): string {
  return [file, rule, message.replaceAll(/\bline \d+/g, "line")].join("\n");
}

/** Returns the files whose published content cannot be determined. Missing files are not among them. */
function findUnreadable(files: ContentFiles): string[] {
  const { inventory, services } = files;
  const pages = listPages(files).filter(({ page }) => page === undefined);
  // A cookie with an unknown provider is not published, but it has not been removed.
  const unknownProviders = inventory.problems.filter(({ rule }) => rule === "unknown-provider");
  const problems = [
    ...(inventory.inventory === undefined ? inventory.problems : unknownProviders),
    ...pages.flatMap((page) => page.problems),
    ...services.services.flatMap(({ checked }) => (checked.ok ? [] : checked.problems)),
    ...services.recipients.problems,
    ...services.retention.problems,
  ];
  const known = problems.filter(({ rule }) => rule !== "missing-file");
  return [...new Set(known.map(({ file }) => file))];
}

/** Folders whose files shape the site. */
const SOURCE_FOLDERS = ["_includes", "src/pages"];

function findChangedFiles(base: Project, head: Project): string[] {
  const files = [base, head].flatMap((project) =>
    SOURCE_FOLDERS.flatMap((folder) => project.list(folder)),
  );
  return [...new Set([ORGANISATION_FILE, INVENTORY_FILE, "netlify.toml", ...files])].filter(
    (file) => {
      const [oldText, newText] = [base, head].map((project) => {
        const read = readSource(project, file);
        return read.ok ? read.value.text : undefined;
      });
      return oldText !== newText;
    },
  );
}
