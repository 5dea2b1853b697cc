import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate/node";
import { GOVUK_FRONTEND } from "../package-files.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The cells of a stacked table change their display, which in some browsers takes away the role
    // that a <td> or <th> has by itself; so they state it (styles/site.scss, “.stacked”).
    "no-redundant-role": "off",
  },
});

/** What is wrong with the markup of a page: “line:column rule: message” for each mistake. */
export async function markupMistakes(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** The classes of GOV.UK Frontend that a page uses, though its styles have no rule for them. */
export function classesWithoutRules(html: string): string[] {
  const all = classesIn(
    readFileSync(path.join(GOVUK_FRONTEND, "govuk/govuk-frontend.min.css"), "utf8"),
  );
  const own = classesIn(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "");
  const used = new Set(
    [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/)),
  );
  return [...used].filter((name) => all.has(name) && !own.has(name));
}

/** The classes that style sheets select by. */
function classesIn(css: string): Set<string> {
  return new Set([...css.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name = ""]) => name));
}
