import type { CookieChange, FactChange } from "../editions/cookie-changes.ts";
import type { PageChange, SectionChange } from "../editions/section-changes.ts";
import { formatCounts, type Problem } from "cookie-inventory";
import { PAGE_BUDGET } from "../build/page-sizes.ts";
import type { Form } from "./output-forms.ts";
import type { Summary } from "./change-summary.ts";

/** A summary on one page, in the form that is asked for. */
export function writeSummary(summary: Summary, form: Form): string {
  return [
    form.heading(1, "What this change does"),
    ...visitors(summary, form),
    ...checked(summary, form),
    ...sized(summary, form),
  ].join("\n\n");
}

function visitors({ pages, cookies, unreadable, others }: Summary, form: Form): string[] {
  const told = pages.flatMap((page) => pageChange(page, form));
  const inventory = cookies.map((cookie) => cookieChange(cookie, form));
  return [
    form.heading(2, "What visitors will see"),
    ...told,
    ...(inventory.length === 0
      ? []
      : [form.heading(3, "The inventory of cookies"), form.list(inventory)]),
    ...(told.length + inventory.length === 0
      ? ["No sentence of a page and no fact of a cookie changes."]
      : []),
    ...named("Not compared, because of an error in it", unreadable.now, form),
    ...named("Not compared, because its last version cannot be read", unreadable.before, form),
    ...named("Changed as well; how that looks, the preview shows", others, form),
  ];
}

function named(words: string, files: readonly string[], form: Form): string[] {
  return files.length === 0 ? [] : [`${words}: ${files.map(form.words).join(", ")}.`];
}

const PAGE_STATUS = { new: " is a new page", gone: " is taken away", kept: "" };

function pageChange({ title, url, status, sections }: PageChange, form: Form): string[] {
  const heading = form.heading(3, `“${title}” (${url})${PAGE_STATUS[status]}`);
  return [heading, ...sections.map((section) => sectionChange(section, form))];
}

const SECTION_STATUS = { new: " (new)", gone: " (taken out)", moved: " (moved)", kept: "" };
const SENTENCE = { removed: "Removed", added: "Added", moved: "Moved" };

function sectionChange({ heading, status, sentences }: SectionChange, form: Form): string {
  const lines = sentences.map(({ what, text }) => `${SENTENCE[what]}: ${form.words(text)}`);
  return form.part(`${heading}${SECTION_STATUS[status]}`, lines);
}

const COOKIE_STATUS = {
  new: "is new",
  changed: "changes",
  retired: "is retired and no longer shown",
  draft: "is a draft again and no longer shown",
  gone: "is taken out",
};

function cookieChange({ name, domain, status, facts }: CookieChange, form: Form): string {
  const said = `${form.words(name)} on ${form.words(domain)} ${COOKIE_STATUS[status]}`;
  if (status !== "new" && status !== "changed") return said;
  return `${said}: ${facts.map((fact) => factChange(fact, form)).join("; ")}`;
}

function factChange({ name, before, after }: FactChange, form: Form): string {
  const now = `“${form.words(after ?? "")}”`;
  return before === null
    ? `${name} ${now}`
    : `${name} was “${form.words(before)}” and is now ${now}`;
}

function checked({ problems, brought, settled }: Summary, form: Form): string[] {
  const rest = problems.filter((problem) => !brought.includes(problem));
  const entries = (some: readonly Problem[]) => some.map((problem) => entry(problem, form));
  return [
    form.heading(2, "What the check finds"),
    `The check found ${formatCounts(problems)}. This change brings ${formatCounts(brought)} and settles ${formatCounts(settled)}.`,
    ...(brought.length === 0 ? [] : [form.list(entries(brought))]),
    ...(rest.length === 0
      ? []
      : [form.aside(brought.length === 0 ? "All of them" : "The others", entries(rest))]),
  ];
}

function entry({ file, line, severity, message, hint }: Problem, form: Form): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${form.words(place)}: ${severity}: ${form.words(message)} ${form.words(hint)}`;
}

function sized({ sizes, comparesSizes }: Summary, form: Form): string[] {
  const rows = sizes.map(({ file, bytes, before }) => [
    form.words(file),
    String(bytes),
    before === undefined ? (comparesSizes ? "new" : "?") : signed(bytes - before),
    bytes > PAGE_BUDGET ? "too large" : `${Math.round((bytes / PAGE_BUDGET) * 100)} %`,
  ]);
  const head = ["Page", "Bytes (Brotli)", "Change", `Of ${PAGE_BUDGET} allowed`];
  return [
    form.heading(2, "Sizes"),
    rows.length === 0 ? "This checkout was not built." : form.table([head, ...rows]),
    ...(rows.length === 0 || comparesSizes ? [] : ["The other checkout was not built."]),
  ];
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}
