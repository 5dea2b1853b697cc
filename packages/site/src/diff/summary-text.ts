import { describeLanguage, formatCounts, type Problem } from "cookie-inventory";
import { PAGE_BUDGET } from "../build/page-sizes.ts";
import type { CookieChange, FactChange } from "../editions/cookie-changes.ts";
import type { PageChange, SectionChange } from "../editions/section-changes.ts";
import type { ServiceNoticeChange } from "../services/service-file-changes.ts";
import { OUTDATED_TRANSLATION } from "../translations/outdated-translations.ts";
import type { ChangeSummary } from "./change-summary.ts";
import type { OutputFormat } from "./output-formats.ts";
import type { DataChanges } from "./translation-changes.ts";

/** Formats a summary for a terminal or for GitHub. */
export function formatSummary(summary: ChangeSummary, format: OutputFormat): string {
  return [
    format.heading(1, "What this change does"),
    ...formatContentChanges(summary, format),
    ...formatOutdatedTranslations(summary, format),
    ...formatCheck(summary, format),
    ...formatSizes(summary, format),
  ].join("\n\n");
}

function formatContentChanges(
  { pages, cookies, services, translations, unreadable, otherFiles }: ChangeSummary,
  format: OutputFormat,
): string[] {
  const pageTexts = pages.flatMap((page) => formatPageChange(page, format));
  const dataTexts = [
    ...formatDataChanges({ cookies, services }, format),
    ...translations.flatMap((translation) =>
      formatDataChanges(translation, format, ` in ${describeLanguage(translation.language)}`),
    ),
  ];
  return [
    format.heading(2, "What visitors will see"),
    ...pageTexts,
    ...dataTexts,
    ...(pageTexts.length + dataTexts.length === 0
      ? ["No changes to sentences, to facts about cookies or to notices of services."]
      : []),
    ...formatFiles("Not compared, because of an error in it", unreadable.now, format),
    ...formatFiles(
      "Not compared, because its last version cannot be read",
      unreadable.before,
      format,
    ),
    ...formatFiles("Also changed (see the preview)", otherFiles, format),
  ];
}

/** Formats the changes to data in one language, such as “ in Cymraeg (cy)”; the first has no name. */
function formatDataChanges(
  { cookies, services }: DataChanges,
  format: OutputFormat,
  inLanguage = "",
): string[] {
  const cookieTexts = cookies.map((cookie) => formatCookieChange(cookie, format));
  return [
    ...(cookieTexts.length === 0
      ? []
      : [format.heading(3, `Cookie inventory${inLanguage}`), format.list(cookieTexts)]),
    ...services.flatMap((service) => formatServiceChange(service, format, inLanguage)),
  ];
}

const SERVICE_STATUS = { new: " is a new notice", changed: "", removed: " is removed" };

function formatServiceChange(
  { title, url, status, changes }: ServiceNoticeChange,
  format: OutputFormat,
  inLanguage: string,
): string[] {
  const heading = format.heading(3, `“${title}” (${url})${inLanguage}${SERVICE_STATUS[status]}`);
  return changes.length === 0 ? [heading] : [heading, format.list(changes.map(format.text))];
}

function formatFiles(label: string, files: readonly string[], format: OutputFormat): string[] {
  return files.length === 0 ? [] : [`${label}: ${files.map(format.text).join(", ")}.`];
}

const PAGE_STATUS = { new: " is a new page", removed: " is removed", kept: "" };

function formatPageChange(
  { title, url, status, sections }: PageChange,
  format: OutputFormat,
): string[] {
  const heading = format.heading(3, `“${title}” (${url})${PAGE_STATUS[status]}`);
  return [heading, ...sections.map((section) => formatSectionChange(section, format))];
}

const SECTION_STATUS = { new: " (new)", removed: " (removed)", moved: " (moved)", kept: "" };
const SENTENCE_LABELS = { removed: "Removed", added: "Added", moved: "Moved" };

function formatSectionChange(
  { heading, status, sentences }: SectionChange,
  format: OutputFormat,
): string {
  const lines = sentences.map(({ kind, text }) => `${SENTENCE_LABELS[kind]}: ${format.text(text)}`);
  return format.subsection(`${heading}${SECTION_STATUS[status]}`, lines);
}

const COOKIE_STATUS = {
  new: "is new",
  changed: "changes",
  retired: "is retired and no longer shown",
  draft: "is a draft again and no longer shown",
  removed: "is removed",
};

function formatCookieChange(
  { name, domain, status, facts }: CookieChange,
  format: OutputFormat,
): string {
  const change = `${format.text(name)} on ${format.text(domain)} ${COOKIE_STATUS[status]}`;
  if (status !== "new" && status !== "changed") return change;
  return `${change}: ${facts.map((fact) => formatFactChange(fact, format)).join("; ")}`;
}

function formatFactChange({ name, before, after }: FactChange, format: OutputFormat): string {
  const current = `“${format.text(after ?? "")}”`;
  return before === null
    ? `${name} ${current}`
    : `${name} was “${format.text(before)}” and is now ${current}`;
}

/** Formats what the change makes out of date, which the check results do not repeat. */
function formatOutdatedTranslations({ introduced }: ChangeSummary, format: OutputFormat): string[] {
  const outdated = introduced.filter(isAboutTranslation);
  if (outdated.length === 0) return [];
  const entries = outdated.map((problem) => formatProblem(problem, format));
  return [format.heading(2, "Translations that are now out of date"), format.list(entries)];
}

function isAboutTranslation({ rule }: Problem): boolean {
  return rule === OUTDATED_TRANSLATION;
}

function formatCheck(
  { problems, introduced, fixed }: ChangeSummary,
  format: OutputFormat,
): string[] {
  const rest = problems.filter((problem) => !introduced.includes(problem));
  const listed = introduced.filter((problem) => !isAboutTranslation(problem));
  const entries = (some: readonly Problem[]) =>
    some.map((problem) => formatProblem(problem, format));
  return [
    format.heading(2, "Check results"),
    `The check found ${formatCounts(problems)}. This change introduces ${formatCounts(introduced)} and fixes ${formatCounts(fixed)}.`,
    ...(listed.length === 0 ? [] : [format.list(entries(listed))]),
    ...(rest.length === 0
      ? []
      : [
          format.collapsed(
            introduced.length === 0 ? "All problems" : "Other problems",
            entries(rest),
          ),
        ]),
  ];
}

function formatProblem(
  { file, line, severity, message, hint }: Problem,
  format: OutputFormat,
): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${format.text(place)}: ${severity}: ${format.text(message)} ${format.text(hint)}`;
}

function formatSizes({ sizes, comparesSizes }: ChangeSummary, format: OutputFormat): string[] {
  const rows = sizes.map(({ file, bytes, before }) => [
    format.text(file),
    String(bytes),
    before === undefined ? (comparesSizes ? "new" : "?") : withSign(bytes - before),
    bytes > PAGE_BUDGET ? "too large" : `${Math.round((bytes / PAGE_BUDGET) * 100)} %`,
  ]);
  const head = ["Page", "Bytes (Brotli)", "Change", `Of ${PAGE_BUDGET} allowed`];
  return [
    format.heading(2, "Page sizes"),
    rows.length === 0 ? "This checkout has not been built." : format.table([head, ...rows]),
    ...(rows.length === 0 || comparesSizes ? [] : ["The other checkout has not been built."]),
  ];
}

function withSign(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}
