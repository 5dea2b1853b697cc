import { HtmlValidate } from "html-validate/node";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The cells of a stacked table change their display, which in some browsers takes away the role
    // that a <td> or <th> has by itself; so they state it (_includes/styles/site.scss, “.stacked”).
    "no-redundant-role": "off",
  },
});

/** What is wrong with the markup of a page: “line:column rule: message” for each mistake. */
export async function mistakesIn(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** The classes that a page uses: those that have lost their rules in `css`, and whether any has kept its own. */
export function classesOf(html: string, css: string): { lost: string[]; anyKept: boolean } {
  const kept = classesIn(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "");
  const all = classesIn(css);
  const used = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) =>
    names.split(/\s+/),
  );
  return {
    lost: used.filter((name) => all.has(name) && !kept.has(name)),
    anyKept: used.some((name) => kept.has(name)),
  };
}

/** The classes that style sheets select by. */
function classesIn(css: string): Set<string> {
  return new Set([...css.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name = ""]) => name));
}
