import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate/node";
import { GOVUK_FRONTEND } from "../package-files.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Cells of a stacked table have another display value, which in some browsers removes the implicit
    // role of <td> and <th>, so they set it explicitly (styles/site.scss, “.stacked”).
    "no-redundant-role": "off",
  },
});

/** Validates the HTML of a page. Returns “line:column rule: message” for each error. */
export async function findHtmlErrors(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** Returns the classes of GOV.UK Frontend that a page uses but that its styles do not contain. */
export function findUnstyledClasses(html: string): string[] {
  const govuk = findClasses(
    readFileSync(path.join(GOVUK_FRONTEND, "govuk/govuk-frontend.min.css"), "utf8"),
  );
  const styled = findClasses(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "");
  const used = new Set(
    [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/)),
  );
  // A component whose parts have styles needs none of its own.
  const hasStyledParts = (name: string) => [...styled].some((each) => each.startsWith(`${name}__`));
  return [...used].filter((name) => govuk.has(name) && !styled.has(name) && !hasStyledParts(name));
}

function findClasses(css: string): Set<string> {
  return new Set([...css.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name = ""]) => name));
}
