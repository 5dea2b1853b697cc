import { expect, test } from "playwright/test";
import { mereford, projectOf } from "test-support";
import { toChanges } from "../../src/editions/edition-links.ts";
import { createEditionPages } from "../../src/editions/edition-pages.ts";
import { createNunjucksEnvironment } from "../../src/eleventy/nunjucks-environment.ts";
import { toEntryTitle } from "../../src/open-data/open-data-files.ts";
import {
  findErrors,
  parseLog,
  withCorrection,
  withEdit,
  withEdition,
  withLog,
} from "../support/editions.ts";
import { ENGLISH } from "../support/english.ts";

/* What pages show of editions: contents, the summary, the date of the list of cookies. */

const nunjucks = createNunjucksEnvironment("/nowhere");
const FIRST = withEdition(mereford());

test("The contents of an edition come from its frozen HTML, without the markup in its headings", () => {
  const html = `<p class="govuk-body">Text.</p>
<h2 id="rights" class="govuk-heading-m"><span id="former"></span>Rights &amp; <code>_ga</code></h2>
<h3 class="govuk-heading-s" id="complaints">How to complain</h3>
<h2 class="govuk-heading-m">No id</h2>
`;
  const log = parseLog(FIRST);
  const files = { ...FIRST, [`editions/${log.editions[0]?.edition}/page.html`]: html };
  const [page] = createEditionPages(projectOf(files), log);
  expect(page?.headings).toEqual([
    { level: 2, id: "rights", html: "Rights &amp; _ga" },
    { level: 3, id: "complaints", html: "How to complain" },
  ]);
});

/** The levels and the ids of headings, and the lists that the contents show. */
const CONTENTS = [
  ["2a 2b", "<ol><li>a</li><li>b</li></ol>"],
  ["2a 3b 3c 2d", "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"],
  ["2a 3b 4c 3d", "<ol><li>a<ul><li>b</li><li>d</li></ul></li></ol>"],
] as const;
for (const [given, lists] of CONTENTS) {
  test(`The contents of headings ${given} are ${lists}`, () => {
    const headings = given.split(" ").map(([level = "", id = ""]) => ({
      level: Number(level),
      id,
      text: `Text of ${id}`,
    }));
    const html = nunjucks.render("components/contents.njk", { ...ENGLISH, headings });
    expect(
      html
        .slice(html.indexOf("<ol"))
        .replaceAll(/<a [^>]*href="#(\w)">Text of \1<\/a>/g, "$1")
        .replaceAll(/ class="[^"]*"|\n|<\/nav>/g, ""),
    ).toBe(lists);
  });
}

test("The list of cookies has the date of the edition or correction that last changed it", () => {
  const cookies = "_data/cookies.json";
  const other = withEdit(FIRST, "src/pages/privacy.md", "We keep your data safe.", "We do.");
  const second = withEdition(other, { date: "2026-11-26" });
  expect(toChanges(parseLog(second)).cookiesDate).toBe("2026-11-25");
  const renamed = withEdit(second, cookies, "Counter Ltd", "Counters Ltd");
  const third = withEdition(renamed, { date: "2026-11-27" });
  expect(toChanges(parseLog(third)).cookiesDate).toBe("2026-11-27");
  const corrected = withCorrection(withEdit(FIRST, cookies, "people visit", "persons visit"));
  const dated = withLog(corrected, ({ editions }) => {
    for (const each of editions[0]?.corrections ?? []) each.date = "2026-11-28";
  });
  expect(toChanges(parseLog(dated)).cookiesDate).toBe("2026-11-28");
});

const SUMMARY = {
  edition: "2.0",
  what: ["We list `_ga`.", "We list `<b>` & more."],
  why: "It was missing.",
  effect: "You can see it.",
  replaced: [{ was: "The cookie `_gaa`.", now: "`_ga`.", because: "It was misspelt." }],
  corrections: [],
};

test("The summary of an edition has names in code, and what was replaced in a table", () => {
  const html = nunjucks.render("editions/edition-summary.njk", {
    ...ENGLISH,
    edition: SUMMARY,
  });
  expect(html).toContain("<li>We list <code>_ga</code>.</li>");
  expect(html).toContain("<li>We list <code>&lt;b&gt;</code> &amp; more.</li>");
  const cells = [...html.matchAll(/<(?:th|td)[^>]*>(.*?)<\/(?:th|td)>/g)].map(([, cell]) => cell);
  expect(cells).toEqual([
    "Before",
    "Now",
    "Why",
    "The cookie <code>_gaa</code>.",
    "<code>_ga</code>.",
    "It was misspelt.",
  ]);
});

test("The title of an edition’s entry in the feeds has no backticks", () => {
  expect(toEntryTitle(SUMMARY, ENGLISH)).toBe("Edition 2.0: We list _ga.");
});

test("The check reports a backtick without its pair in the change log", async () => {
  const files = withLog(FIRST, ({ editions }) => {
    for (const edition of editions) edition.why = "The name `_ga was wrong.";
  });
  expect((await findErrors(files)).map(({ rule, message }) => [rule, message])).toEqual([
    [
      "wrong-value",
      "“why” has a backtick without its pair: write names in code between two, such as `_ga` (in the record “3.2”).",
    ],
  ]);
});
