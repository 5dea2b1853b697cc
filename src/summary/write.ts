import type { CookieChange, FactChange } from "../editions/inventory-changes.ts";
import type { PageChange, SectionChange } from "../editions/text-changes.ts";
import type { Problem } from "../problems/problem.ts";
import { countText } from "../problems/text.ts";
import { PAGE_BUDGET } from "../site/sizes.ts";
import type { Form } from "./forms.ts";
import type { Summary } from "./summary.ts";

/** A summary on one page, in the form that is asked for. */
export function writeSummary(summary: Summary, form: Form): string {
  return [
    form.heading(1, "What this change does"),
    ...visitors(summary, form),
    ...checked(summary, form),
    ...sized(summary, form),
  ].join("\n\n");
}

function visitors({ pages, cookies, unreadable }: Summary, form: Form): string[] {
  const nothing = pages.length + cookies.length + unreadable.length === 0;
  return [
    form.heading(2, "What visitors will see"),
    ...(nothing ? ["Nothing that visitors read changes."] : []),
    ...(unreadable.length === 0
      ? []
      : [`Not compared, because of an error in it: ${unreadable.map(form.words).join(", ")}.`]),
    ...pages.flatMap((page) => pageChange(page, form)),
    ...(cookies.length === 0
      ? []
      : [
          form.heading(3, "The inventory of cookies"),
          form.list(cookies.map((cookie) => cookieChange(cookie, form))),
        ]),
  ];
}

const PAGE_STATUS = { new: " is a new page", gone: " is taken away", kept: "" };

function pageChange({ title, url, status, sections }: PageChange, form: Form): string[] {
  const heading = form.heading(3, `“${title}” (${url})${PAGE_STATUS[status]}`);
  return [heading, ...sections.map((section) => sectionChange(section, form))];
}

const SECTION_STATUS = { new: " (new)", gone: " (taken out)", moved: " (moved)", kept: "" };

function sectionChange({ heading, status, removed, added }: SectionChange, form: Form): string {
  const lines = [
    ...removed.map((sentence) => `Removed: ${form.words(sentence)}`),
    ...added.map((sentence) => `Added: ${form.words(sentence)}`),
  ];
  const title = `${form.words(heading)}${SECTION_STATUS[status]}`;
  return lines.length === 0 ? title : `${title}\n\n${form.list(lines)}`;
}

const COOKIE_STATUS = {
  new: "is new",
  changed: "changes",
  retired: "is retired and no longer shown",
  gone: "is taken out",
};

function cookieChange({ name, domain, status, facts }: CookieChange, form: Form): string {
  const said = `${form.words(name)} on ${form.words(domain)} ${COOKIE_STATUS[status]}`;
  if (status === "retired" || status === "gone") return said;
  return `${said}: ${facts.map((fact) => factChange(fact, form)).join("; ")}`;
}

function factChange({ name, before, after }: FactChange, form: Form): string {
  const [old, now] = [before, after].map((value) => form.words(value ?? ""));
  return before === null ? `${name} “${now}”` : `${name} was “${old}” and is now “${now}”`;
}

function checked({ problems, newProblems }: Summary, form: Form): string[] {
  const grave = newProblems.filter(({ severity }) => severity !== "question");
  const rest = problems.filter((problem) => !grave.includes(problem));
  return [
    form.heading(2, "What the check finds"),
    `The check found ${countText(problems)}. This change brings ${countText(newProblems)}.`,
    ...(grave.length === 0 ? [] : [form.list(grave.map((problem) => entry(problem, form)))]),
    ...(rest.length === 0
      ? []
      : [
          form.aside(
            grave.length === 0 ? "All of them" : "The others",
            rest.map((problem) => entry(problem, form)),
          ),
        ]),
  ];
}

function entry({ file, line, severity, message, hint }: Problem, form: Form): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${form.words(place)}: ${severity}: ${form.words(message)} ${form.words(hint)}`;
}

function sized({ sizes }: Summary, form: Form): string[] {
  const rows = sizes.map(({ file, bytes, before }) => [
    form.words(file),
    String(bytes),
    before === undefined ? "–" : signed(bytes - before),
    `${Math.round((bytes / PAGE_BUDGET) * 100)} %`,
  ]);
  const head = ["Page", "Bytes (Brotli)", "Change", `Of ${PAGE_BUDGET} allowed`];
  return [
    form.heading(2, "Sizes"),
    rows.length === 0 ? "Nothing was built." : form.table([head, ...rows]),
  ];
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}
