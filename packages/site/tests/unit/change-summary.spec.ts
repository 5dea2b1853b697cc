import { expect, test } from "playwright/test";
import { mereford, merefordInThreeLanguages, projectOf } from "test-support";
import { type ChangeSummary, summariseChange } from "../../src/diff/change-summary.ts";
import { markdownFormat, terminalFormat } from "../../src/diff/output-formats.ts";
import { formatSummary } from "../../src/diff/summary-text.ts";
import { serviceFiles } from "../support/services.ts";
import { inWelsh, withServicesInWelsh } from "../support/welsh.ts";

/* cspell:ignore cyfrif Llyfrgelloedd bobl ymweld */

const TODAY = Temporal.PlainDate.from("2026-11-23");

/** Summarises an edit of the test council’s files. */
async function summariseEdit(
  edit: (files: Record<string, string>) => void,
): Promise<ChangeSummary> {
  const files = mereford();
  edit(files);
  return await summariseChange(
    { project: projectOf(mereford()), sizes: [{ file: "index.html", bytes: 5000 }] },
    {
      project: projectOf(files),
      sizes: [
        { file: "cookies/index.html", bytes: 4000 },
        { file: "index.html", bytes: 5120 },
      ],
    },
    TODAY,
  );
}

const replace = (file: string, from: string, to: string) => (files: Record<string, string>) => {
  expect(files[file]).toContain(from);
  files[file] = (files[file] ?? "").replace(from, () => to);
};

test("A summary shows changes to the content, check results and page sizes", async () => {
  const summary = await summariseEdit((files) => {
    replace(
      "src/pages/privacy.md",
      "We keep your data safe.",
      "We utilise `it` with <care>.",
    )(files);
    replace("_data/cookies.json", '"name": "basket"', '"name": "cart_*"')(files);
  });
  expect(summary.introduced.map(({ rule }) => rule)).toEqual(["hard-word", "raw-html"]);
  const [warning, mistake] = summary.introduced.map(({ message, hint }) => `${message} ${hint}`);
  expect(formatSummary(summary, terminalFormat)).toBe(
    `What this change does
=====================

What visitors will see
----------------------

“Privacy notice” (/)

  Start of the page
    - Removed: We keep your data safe.
    - Added: We utilise it with <care>.

Cookie inventory

  - cart_* on leisure-in-mereford.example is new: Purpose “Remembers the swimming lessons that you have chosen.”; Category “functional”; Kind “localStorage, persistent”; Expires “when the visitor deletes it”; Consent “not needed by law”; Set by “Mereford District Council”; Its privacy policy “not known”; Other names “none”
  - basket on leisure-in-mereford.example is removed

Check results
-------------

The check found 1 error, 1 warning, 2 questions. This change introduces 1 error, 1 warning and fixes no problems.

  - src/pages/privacy.md:14: warning: ${warning}
  - src/pages/privacy.md:14: error: ${mistake}

Other problems: 2, see “npm run check”.

Page sizes
----------

  Page                Bytes (Brotli)  Change  Of 10240 allowed
  cookies/index.html            4000     new              39 %
  index.html                    5120    +120              50 %`,
  );
});

test("For GitHub, text from editors is escaped, and open questions are collapsed", async () => {
  const summary = await summariseEdit(
    replace("src/pages/privacy.md", "We keep your data safe.", "Ask <b>us</b> | **now** \\# 1."),
  );
  const written = formatSummary(summary, markdownFormat);
  expect(written).toContain("- Removed: We keep your data safe.\n- Added: Ask ");
  expect(written).not.toContain("<b>");
  expect(written).not.toContain("**now**");
  expect(written).toContain("<details><summary>Other problems (2)</summary>\n\n- ");
  expect(written).toContain("| index.html | 5120 | +120 | 50 % |");
});

test("A change that visitors cannot see is not listed", async () => {
  const summary = await summariseEdit(
    replace("_data/cookies.json", '"lastVerified": "2026-10-01"', '"lastVerified": "2026-11-01"'),
  );
  const written = formatSummary({ ...summary, sizes: [] }, terminalFormat);
  expect(written).toContain(
    "No changes to sentences, to facts about cookies or to notices of services.",
  );
  expect(written).toContain("This change introduces no problems and fixes no problems.");
  expect(written).toContain("All problems: 2, see");
  expect(written).toContain("This checkout has not been built.");
});

test("A retired cookie and a changed fact are described", async () => {
  const summary = await summariseEdit((files) => {
    replace("_data/cookies.json", '"duration": "P1Y"', '"duration": "P6M"')(files);
    replace("_data/cookies.json", '"status": "declared"', '"status": "retired"')(files);
  });
  const written = formatSummary(summary, terminalFormat);
  expect(written).toContain(
    "- _count_* on mereford.example changes: Expires was “after 1 year” and is now “after 6 months”",
  );
  expect(written).toContain(
    "- basket on leisure-in-mereford.example is retired and no longer shown",
  );
});

test("Unreadable files are listed, and the others are compared", async () => {
  const summary = await summariseEdit((files) => {
    replace("_data/cookies.json", '"cookies": [', '"cookies": {')(files);
    replace("src/pages/cookies.md", "title: What we store", "titel: What we store")(files);
    replace("src/pages/privacy.md", "We keep your data safe.", "We keep it safe.")(files);
  });
  const written = formatSummary(summary, terminalFormat);
  expect(written).toContain(
    "Not compared, because of an error in it: _data/cookies.json, src/pages/cookies.md.",
  );
  expect(written).toContain("Added: We keep it safe.");
  expect(written).not.toContain("is removed");

  // A cookie with a misspelt provider does not count as removed.
  const { cookies, unreadable } = await summariseEdit(
    replace("_data/cookies.json", '"provider": "counter"', '"provider": "countr"'),
  );
  expect({ cookies, now: unreadable.now }).toEqual({ cookies: [], now: ["_data/cookies.json"] });
});

test("New questions are shown, and answered ones are counted", async () => {
  const raised = await summariseEdit(
    replace("_data/cookies.json", '"exception": 2', '"exception": null'),
  );
  expect(raised.introduced.map(({ rule }) => rule)).toEqual(["exception-not-stated"]);
  expect(formatSummary(raised, terminalFormat)).toContain(
    "  - _data/cookies.json:27: question: Which",
  );
  const answered = await summariseChange(
    { project: projectOf({ ...mereford(), "_data/cookies.json": "{}" }), sizes: [] },
    { project: projectOf(mereford()), sizes: [] },
    TODAY,
  );
  expect(answered.fixed.length).toBeGreaterThan(0);
});

test("A repeated problem is new, and one on another line is not", async () => {
  const moved = await summariseEdit(replace("_data/notice.json", "{\n", "{\n\n\n"));
  expect([moved.introduced, moved.fixed]).toEqual([[], []]);

  const files = mereford();
  const twice = mereford();
  replace("src/pages/privacy.md", "We keep", "We utilise your data. We keep")(files);
  replace("src/pages/privacy.md", "We keep", "We utilise it. We utilise your data. We keep")(twice);
  const summary = await summariseChange(
    { project: projectOf(files), sizes: [] },
    { project: projectOf(twice), sizes: [] },
    TODAY,
  );
  expect(summary.introduced.map(({ rule }) => rule)).toEqual(["hard-word"]);
  // The other one is in both versions.
  expect(summary.problems.filter(({ rule }) => rule === "hard-word")).toHaveLength(2);
});

test("A file that the other checkout cannot read is not compared", async () => {
  const summary = await summariseChange(
    { project: projectOf({ ...mereford(), "_data/cookies.json": "{" }), sizes: [] },
    { project: projectOf(mereford()), sizes: [{ file: "index.html", bytes: 11_000 }] },
    TODAY,
  );
  const written = formatSummary(summary, terminalFormat);
  expect(written).toContain(
    "Not compared, because its last version cannot be read: _data/cookies.json.",
  );
  expect(written).not.toContain("because of an error in it");
  expect(written).not.toContain("is new");
  expect(written).toContain("The other checkout has not been built.");
  expect(written).toMatch(/index\.html +11000 +\? +too large/);
});

test("Files with other changes are listed", async () => {
  const summary = await summariseEdit((files) => {
    replace("_data/organisation.json", "Mereford District", "Mereford Town")(files);
    replace("src/pages/privacy.md", "We keep your", "We **keep** your")(files);
  });
  expect(formatSummary(summary, terminalFormat)).toContain(
    "Also changed (see the preview): _data/organisation.json, src/pages/privacy.md.",
  );
});

test("New and removed pages are described, and their text is escaped", async () => {
  const PAGE = "---\ntitle: A *b*\ndescription: C.\n---\n\n## D <e> {#d}\n\nF & g.\n";
  const summary = await summariseEdit((files) => {
    files["src/pages/a.md"] = PAGE;
    delete files["src/pages/accessibility.md"];
  });
  const terminalText = formatSummary(summary, terminalFormat);
  expect(terminalText).toContain("“A *b*” (/a/) is a new page");
  expect(terminalText).toContain("  D <e> (new)\n    - Added: D <e>\n    - Added: F & g.");
  expect(terminalText).toContain(" (/accessibility/) is removed");
  const written = formatSummary(summary, markdownFormat);
  expect(written).toContain(String.raw`“A \*b\*” (/a/) is a new page`);
  expect(written).toContain(String.raw`**D \<e\> (new)**`);
  expect(written).toContain(String.raw`- Added: F \& g.`);
});

test("Control characters are not sent to the terminal", () => {
  expect(terminalFormat.text("\u001b[2J")).toBe("�[2J");
  expect(terminalFormat.subsection("\u001b[31mH", [])).not.toContain("\u001b");
});

test("New, changed and removed notices of services are described", async () => {
  const services = serviceFiles();
  const [before, after] = [
    { ...mereford(), ...services },
    { ...mereford(), ...services },
  ];
  replace("_data/retention.json", '"p2y"', '"P1Y"')(after);
  after["_data/services/museum.json"] = after["_data/services/electoral-roll.json"] ?? "";
  replace("_data/services/museum.json", "Electoral roll", "Museum [new]")(after);
  delete after["_data/services/electoral-roll.json"];
  const summary = await summariseChange(
    { project: projectOf(before), sizes: [] },
    { project: projectOf(after), sizes: [] },
    TODAY,
  );
  const written = formatSummary(summary, markdownFormat);
  expect(written).toContain(
    "### “Libraries” (/services/libraries/)\n\n- We now keep information for “Your library card” for 1 year after you last use your library card, not for 2 years.",
  );
  expect(written).toContain("### “Museum \\[new\\]” (/services/museum/) is a new notice");
  expect(written).toContain("### “Electoral roll” (/services/electoral-roll/) is removed");
});

test("A summary lists translations that a change makes out of date, once", async () => {
  const before = merefordInThreeLanguages();
  const files = { ...before };
  // It moves the other sections, whose line numbers the messages have.
  replace(
    "src/pages/privacy.md",
    "We keep your data safe.",
    "We keep it safe.\n\nAnd well.",
  )(files);
  const checkout = (project: Record<string, string>) => ({
    project: projectOf(project),
    sizes: [],
  });
  const summary = await summariseChange(checkout(before), checkout(files), TODAY);
  const rules = summary.introduced.map(({ file, rule }) => `${file} ${rule}`);
  expect(rules).toEqual([
    "src/pages/ar/privacy.md outdated-translation",
    "src/pages/cy/privacy.md outdated-translation",
  ]);
  const markdown = formatSummary(summary, markdownFormat);
  const [, section = ""] =
    /\n## Translations that are now out of date\n([^]*?)\n## /.exec(markdown) ?? [];
  expect(section).toContain(
    "- src/pages/cy/privacy.md:9: warning: The text before the first heading may be out of date: its English text in src/pages/privacy.md, line 14,",
  );
  expect(section.match(/^- /gm)).toHaveLength(2);
  expect(markdown.match(/is new or has changed since/g)).toHaveLength(2);
  expect(formatSummary(summary, terminalFormat)).toContain(
    "Translations that are now out of date\n-------------------------------------\n",
  );

  // A line above makes the same translation no more out of date than it was.
  const moved = { ...files };
  replace(
    "src/pages/privacy.md",
    "title: Privacy notice\n",
    "# Draft\ntitle: Privacy notice\n",
  )(moved);
  const later = await summariseChange(checkout(files), checkout(moved), TODAY);
  expect(later.introduced).toEqual([]);
  expect(formatSummary(later, markdownFormat)).not.toContain("now out of date");
});

test("A change to a translated text alone is listed with its language", async () => {
  const files = withServicesInWelsh(inWelsh({ ...mereford(), ...serviceFiles() }));
  const changed = { ...files };
  replace("_data/cookies.json", "Yn cyfrif faint", "Mae'n cyfrif faint")(changed);
  replace("_data/services/libraries.json", "Cymraeg: Libraries", "Llyfrgelloedd")(changed);
  replace("_data/retention.json", '"p2y"', '"P1Y"')(changed);
  const summary = await summariseChange(
    { project: projectOf(files), sizes: [] },
    { project: projectOf(changed), sizes: [] },
    TODAY,
  );
  const written = formatSummary(summary, terminalFormat);
  expect(written).toContain(`“Libraries” (/services/libraries/)

  - We now keep information for “Your library card” for 1 year`);
  expect(written).toContain(`Cookie inventory in Cymraeg (cy)

  - _count_* on mereford.example changes: Purpose was “Yn cyfrif faint o bobl sy'n ymweld.” and is now “Mae'n cyfrif faint o bobl sy'n ymweld.”

“Llyfrgelloedd” (/cy/services/libraries/) in Cymraeg (cy)

  - This notice was called “Cymraeg: Libraries”, and is now called “Llyfrgelloedd”.`);
  expect(summary.otherFiles).not.toContain("_data/cookies.json");
});
