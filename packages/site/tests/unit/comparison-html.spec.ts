import { expect, test } from "playwright/test";
import { projectOf } from "test-support";
import type { CookieChange } from "../../src/editions/cookie-changes.ts";
import type { Section } from "../../src/editions/page-sections.ts";
import { compareTexts } from "../../src/editions/text-changes.ts";
import { PACKAGE_BLOCKS } from "../../src/package-files.ts";
import { createStyles } from "../../src/styles/site-styles.ts";
import { findHtmlErrors, findUnstyledClasses } from "../../src/testing/html-validation.ts";
import { ENGLISH } from "../support/english.ts";
import { createTemplates } from "../support/templates.ts";

const templates = createTemplates();

interface Compared {
  readonly before?: readonly Section[];
  readonly after?: readonly Section[];
  readonly title?: { readonly before: string; readonly after: string };
  readonly cookies?: readonly CookieChange[];
  /** The editor’s summary of the later edition. */
  readonly summary?: string;
}

/** Renders the content of a comparison page below its heading. */
function renderPage({
  before = [],
  after = [],
  title,
  cookies = [],
  summary = "Something changed.",
}: Compared) {
  const html = templates.render("editions/comparison-frozen.njk", {
    ...ENGLISH,
    edition: "1.1",
    title: title ?? null,
    sections: compareTexts(before, after),
    cookies,
  });
  return templates.render("editions/comparison.njk", {
    ...ENGLISH,
    comparison: {
      from: { edition: "1.0", date: "2026-11-23" },
      to: { edition: "1.1", date: "2027-02-01", what: [summary], why: summary, effect: summary },
      html,
    },
  });
}

function toDocument(html: string, css = ""): string {
  return `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>T</title><style>${css}</style></head><body><main><h1>T</h1>${html}</main></body></html>`;
}

/** Returns the text without styles: a line for each paragraph, list item, heading and cell. */
function linesOf(html: string): string[] {
  return html
    .replaceAll(/\s+/g, " ")
    .replaceAll(/<\/?(?:p|li|ul|h2|t[hdr]|caption|table|thead|tbody)\b[^>]*>/g, "\n")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .split("\n")
    .map((line) => line.replaceAll(/ +/g, " ").trim())
    .filter((line) => line !== "");
}

/** Returns the lines from the first that begins with `start`, up to `end`. */
function linesFrom(html: string, start: string, end?: string): string[] {
  const lines = linesOf(html);
  const from = lines.findIndex((line) => line.startsWith(start));
  const to = lines.findIndex((line, index) => index > from && end !== undefined && line === end);
  return from < 0 ? [] : lines.slice(from, to < 0 ? undefined : to);
}

const section = (
  id: string | null,
  heading: string,
  ...paragraphs: readonly string[]
): Section => ({
  ids: id === null ? [] : [id],
  heading,
  sentences: [heading, ...paragraphs],
  paragraphs,
});

const COOKIES_HEADING = "Changes to the list of cookies";

const EDITIONS: Compared = {
  before: [
    section(null, "Start of the page", "We keep it for two years."),
    section(
      "visits",
      "Visits",
      "We keep logs.",
      "We count visits. We ask first.",
      "You can object.",
    ),
    section("viruses", "Viruses", "We check each file."),
    section("email", "Email", "We may write to you."),
    section("rights", "Rights", "You can ask us."),
  ],
  after: [
    section(null, "Start of the page", "We keep it for three years."),
    section("visits", "Your visits", "We keep logs.", "We count visits.", "::cookie-table"),
    section("rights", "Rights", "You can ask us.", "You can object."),
    section("email", "Email", "We may write to you, if you agree."),
    section("children", "Children", "We ask parents first."),
  ],
  title: { before: "Old", after: "New" },
};

test("The page links to the editions that it compares, and shows the summary of the later one", () => {
  const html = renderPage({ ...EDITIONS, summary: "Visits count." });
  expect(linesOf(html)[0]).toBe(
    "This page compares edition 1.0 of 23 November 2026 with edition 1.1 of 1 February 2027. You can also see all changes.",
  );
  const links = [...html.matchAll(/<a class="govuk-link" href="([^"]*)">/g)];
  expect(links.map(([, href]) => href)).toEqual(["/editions/1.0/", "/editions/1.1/", "/changes/"]);
  expect(linesOf(html).join(" ").split("Visits count.")).toHaveLength(4);
});

test("New, removed and moved sections are listed first, then the changes to each section", () => {
  const html = renderPage(EDITIONS);
  expect(linesFrom(html, "In edition 1.1", COOKIES_HEADING)).toEqual([
    "In edition 1.1:",
    "the title is now “New”; it was “Old”",
    "the section “Your visits” has a new heading; it was “Visits”",
    "the section “Email” has moved",
    "the section “Children” is new",
    "the section “Viruses” has been removed",
    expect.stringMatching(/^Below, what was removed has a minus sign/),
    "Before the first heading",
    "We keep it for removed: two added: three, end of change, years.",
    "Your visits",
    "We count visits. removed: We ask first.",
    "added: [the table of cookies]",
    "Rights",
    "Moved here, unchanged: You can object.",
    "Email (moved)",
    "We may write to you added: , if you agree.",
    "Children (new)",
    "added: We ask parents first.",
    "Viruses (removed)",
    "removed: We check each file.",
  ]);
});

test("Marks are elements that differ without styles, and spaces are outside them", () => {
  const html = renderPage(EDITIONS);
  expect(html).toMatch(/for <del>.*?two<\/del> <ins>.*?three.*?<\/ins> years\./);
  const marks = [...html.matchAll(/<(ins|del)>(.*?)<\/\1>/g)];
  expect(marks).toHaveLength(7);
  for (const [, element, text] of marks) {
    const label = element === "ins" ? "added" : "removed";
    expect(text).toMatch(new RegExp(`^<span class="govuk-visually-hidden"> ${label}: </span>\\S`));
    expect(text).toMatch(/\S$/);
  }
});

/** Editions with few changes, and the expected lines about the statement. */
const SMALL_CHANGES: readonly (readonly [
  name: string,
  compared: Compared,
  ...expected: unknown[],
])[] = [
  ["nothing changed", {}, "The statement is the same in both editions."],
  [
    "the title changed",
    { title: { before: "Old", after: "New" } },
    "In edition 1.1:",
    "the title is now “New”; it was “Old”",
    "The paragraphs of the statement are the same in both editions.",
  ],
  [
    "a section moved and has a new heading",
    {
      before: [section("a", "A", "One."), section("b", "B", "Two.")],
      after: [section("b", "B", "Two."), section("a", "Aye", "One.")],
    },
    "In edition 1.1:",
    "the section “Aye” has moved; its heading was “A”",
    "The paragraphs of the statement are the same in both editions.",
  ],
  [
    "there is new text before the first heading",
    {
      before: [section("a", "A", "One.")],
      after: [section(null, "Start of the page", "Zero."), section("a", "A", "One.")],
    },
    "In edition 1.1:",
    "the text before the first heading is new",
    expect.stringMatching(/^Below/),
    "Before the first heading (new)",
    "added: Zero.",
  ],
];

for (const [name, compared, ...expected] of SMALL_CHANGES) {
  test(`The page says if ${name}`, () => {
    const lines = linesOf(renderPage(compared));
    expect(lines.slice(lines.indexOf(COOKIES_HEADING) - expected.length)).toEqual([
      ...expected,
      COOKIES_HEADING,
      "The list of cookies is the same in both editions.",
    ]);
  });
}

const cookie = (
  name: string,
  status: CookieChange["status"],
  ...facts: readonly (readonly [name: string, before: string | null, after: string | null])[]
): CookieChange => ({
  name,
  domain: "a.gov.uk",
  status,
  facts: facts.map(([fact, before, after]) => ({ name: fact, before, after })),
});
const CHANGED = [
  cookie("sid", "new", ["Purpose", null, "Lets you log in."], ["Set by", null, "Us"]),
  cookie("_ga", "changed", ["Expires", "after 1 year", "after 2 years"]),
  ...(["retired", "draft", "removed"] as const).map((status) =>
    cookie(`old-${status}`, status, ["Purpose", "Counted visits.", null]),
  ),
];

test("Added, changed and retired cookies are in a table", () => {
  const html = renderPage({ cookies: CHANGED });
  expect(linesFrom(html, COOKIES_HEADING)).toEqual(
    [
      [COOKIES_HEADING, "Cookies that were added, changed or retired"],
      ["Name", "What happened", "Details"],
      ["sid a.gov.uk", "Added", "Purpose: Lets you log in.", "Set by: Us"],
      ["_ga a.gov.uk", "Changed", "Expires: removed: after 1 year added: after 2 years"],
      ["old-retired a.gov.uk", "Retired, and no longer listed", "Purpose: Counted visits."],
      ["old-draft a.gov.uk", "No longer listed", "Purpose: Counted visits."],
      ["old-removed a.gov.uk", "No longer listed", "Purpose: Counted visits."],
    ].flat(),
  );
  // On a narrow screen the cells are below each other, each with the name of its column and its role.
  for (const [cell] of html.matchAll(/<td[^>]*>/g)) {
    expect(cell).toMatch(/data-label="(?:What happened|Details)" role="cell"/);
  }
});

test("Blocks have names, and a removed block is a part that is not text", () => {
  const linesWith = (block: string) =>
    linesOf(renderPage({ before: [section("a", "A", `::${block}`)], after: [] }));
  for (const block of PACKAGE_BLOCKS)
    expect(linesWith(block)).toContainEqual(
      expect.stringMatching(/^removed: \[(?:the|how) [^:]+\]$/),
    );
  expect(linesWith("former")).toContain("removed: [a part that is not text]");
});

const HOSTILE = `<img src=x onerror=alert(1)> "&'{{ x }}`;

/** A page with all kinds of content, an empty one, and one with hostile text everywhere. */
const PAGES: Readonly<Record<string, Compared>> = {
  full: { ...EDITIONS, cookies: CHANGED },
  empty: {},
  hostile: {
    before: [section("a", HOSTILE, `Our ${HOSTILE} was here`, HOSTILE), section("b", HOSTILE, "x")],
    after: [section("a", `${HOSTILE}!`, `Our ${HOSTILE} is not here`), section("c", HOSTILE, "x")],
    title: { before: HOSTILE, after: `${HOSTILE}!` },
    cookies: (["new", "changed", "removed"] as const).map((status) => ({
      ...cookie(HOSTILE, status, [HOSTILE, HOSTILE, `${HOSTILE}!`]),
      domain: HOSTILE,
    })),
    summary: HOSTILE,
  },
};

for (const [name, compared] of Object.entries(PAGES)) {
  test(`The ${name} page is valid HTML`, async () => {
    expect(await findHtmlErrors(toDocument(renderPage(compared)))).toEqual([]);
  });
}

test("Text that looks like markup is escaped", () => {
  const html = renderPage(PAGES["hostile"] ?? {});
  expect(html).not.toContain("<img");
  const lines = linesOf(html);
  expect(lines).toContain(`the title is now “${HOSTILE}!”; it was “${HOSTILE}”`);
  expect(lines).toContain(`Our ${HOSTILE} removed: was added: is not, end of change, here`);
  expect(lines).toContain(`removed: ${HOSTILE}`);
  expect(lines).toContain(`${HOSTILE}: removed: ${HOSTILE} added: ${HOSTILE}!`);
});

test("The styles have the signs, keep the lines, and cover every class", () => {
  const { css } = createStyles(projectOf({}), {
    address: "https://privacy.example.gov.uk",
    colour: "#123456",
    fonts: [],
    logo: null,
  });
  // Browsers draw the lines (HTML Standard, section 15.3.3), unless the styles remove them.
  expect(css).not.toMatch(/(?:^|[},])(?:ins|del)\b[^{]*\{[^}]*text-decoration/);
  expect(css).toMatch(/(?:^|\})ins::?before\{[^}]*content:"\+"/);
  expect(css).toMatch(/(?:^|\})del::?before\{[^}]*content:"(?:−|\\2212)"/);
  const html = toDocument(renderPage(PAGES["full"] ?? {}), css);
  expect(findUnstyledClasses(html)).toEqual([]);
});
