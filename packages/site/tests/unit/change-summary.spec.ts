import { expect, test } from "playwright/test";
import { markdown, plain } from "../../src/diff/output-forms.ts";
import { summarise, type Summary } from "../../src/diff/change-summary.ts";
import { writeSummary } from "../../src/diff/summary-text.ts";
import { mereford, projectOf } from "test-support";

const TODAY = Temporal.PlainDate.from("2026-11-23");

/** The summary of an edit in the made-up council's files. */
async function summaryOf(edit: (files: Record<string, string>) => void): Promise<Summary> {
  const files = mereford();
  edit(files);
  return await summarise(
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

test("A summary says what visitors, the check and the budget make of a change", async () => {
  const summary = await summaryOf((files) => {
    replace(
      "src/pages/privacy.md",
      "We keep your data safe.",
      "We utilise `it` with <care>.",
    )(files);
    replace("_data/cookies.json", '"name": "basket"', '"name": "cart_*"')(files);
  });
  expect(writeSummary(summary, plain)).toBe(
    `What this change does
=====================

What visitors will see
----------------------

“Privacy notice” (/)

  Start of the page
    - Removed: We keep your data safe.
    - Added: We utilise it with <care>.

The inventory of cookies

  - cart_* on leisure-in-mereford.example is new: Purpose “Remembers the swimming lessons that you have chosen.”; Category “functional”; Kind “localStorage, persistent”; Expires “when the visitor deletes it”; Consent “not needed by law”; Set by “Mereford District Council”; Its privacy policy “not known”; Other names “none”
  - basket on leisure-in-mereford.example is taken out

What the check finds
--------------------

The check found 1 error, 1 warning, 2 questions. This change brings 1 error, 1 warning and settles no problems.

  - src/pages/privacy.md:14: warning: There is a simpler word for “utilise”. Write “use”, if it means the same.
  - src/pages/privacy.md:14: error: Pages cannot contain HTML: <care> Write it in Markdown. To show the character “<”, write “\\<”.

The others: 2, see “npm run check”.

Sizes
-----

  Page                Bytes (Brotli)  Change  Of 10240 allowed
  cookies/index.html            4000     new              39 %
  index.html                    5120    +120              50 %`,
  );
});

test("For GitHub, what editors wrote stays text, and the open questions are folded up", async () => {
  const summary = await summaryOf(
    replace("src/pages/privacy.md", "We keep your data safe.", "Ask <b>us</b> | **now** \\# 1."),
  );
  const written = writeSummary(summary, markdown);
  expect(written).toContain("- Removed: We keep your data safe.\n- Added: Ask ");
  expect(written).not.toContain("<b>");
  expect(written).not.toContain("**now**");
  expect(written).toContain("<details><summary>The others (2)</summary>\n\n- ");
  expect(written).toContain("| index.html | 5120 | +120 | 50 % |");
});

test("A change that visitors do not see is said to be none", async () => {
  const summary = await summaryOf(
    replace("_data/cookies.json", '"lastVerified": "2026-10-01"', '"lastVerified": "2026-11-01"'),
  );
  const written = writeSummary({ ...summary, sizes: [] }, plain);
  expect(written).toContain("No sentence of a page and no fact of a cookie changes.");
  expect(written).toContain("This change brings no problems and settles no problems.");
  expect(written).toContain("All of them: 2, see");
  expect(written).toContain("This checkout was not built.");
});

test("A cookie that is retired, and a fact that changes, are said in words", async () => {
  const summary = await summaryOf((files) => {
    replace("_data/cookies.json", '"duration": "P1Y"', '"duration": "P6M"')(files);
    replace("_data/cookies.json", '"status": "declared"', '"status": "retired"')(files);
  });
  const written = writeSummary(summary, plain);
  expect(written).toContain(
    "- _count_* on mereford.example changes: Expires was “after 1 year” and is now “after 6 months”",
  );
  expect(written).toContain(
    "- basket on leisure-in-mereford.example is retired and no longer shown",
  );
});

test("A file that cannot be read is named, and the others are compared all the same", async () => {
  const summary = await summaryOf((files) => {
    replace("_data/cookies.json", '"cookies": [', '"cookies": {')(files);
    replace("src/pages/cookies.md", "title: What we store", "titel: What we store")(files);
    replace("src/pages/privacy.md", "We keep your data safe.", "We keep it safe.")(files);
  });
  const written = writeSummary(summary, plain);
  expect(written).toContain(
    "Not compared, because of an error in it: _data/cookies.json, src/pages/cookies.md.",
  );
  expect(written).toContain("Added: We keep it safe.");
  expect(written).not.toContain("is taken away");

  // A cookie whose provider is misspelt is not said to be taken out.
  const { cookies, unreadable } = await summaryOf(
    replace("_data/cookies.json", '"provider": "counter"', '"provider": "countr"'),
  );
  expect({ cookies, now: unreadable.now }).toEqual({ cookies: [], now: ["_data/cookies.json"] });
});

test("A question that a change raises is shown, and one that it answers is counted", async () => {
  const raised = await summaryOf(
    replace("_data/cookies.json", '"exception": 2', '"exception": null'),
  );
  expect(raised.brought.map(({ rule }) => rule)).toEqual(["exception-not-stated"]);
  expect(writeSummary(raised, plain)).toContain(
    "  - _data/cookies.json:27: question: Which paragraph",
  );
  const answered = await summarise(
    { project: projectOf({ ...mereford(), "_data/cookies.json": "{}" }), sizes: [] },
    { project: projectOf(mereford()), sizes: [] },
    TODAY,
  );
  expect(answered.settled.length).toBeGreaterThan(0);
});

test("The same mistake made a second time is new, and one that moved to another line is not", async () => {
  const moved = await summaryOf(replace("_data/notice.json", "{\n", "{\n\n\n"));
  expect([moved.brought, moved.settled]).toEqual([[], []]);

  const files = mereford();
  const twice = mereford();
  replace("src/pages/privacy.md", "We keep", "We utilise your data. We keep")(files);
  replace("src/pages/privacy.md", "We keep", "We utilise it. We utilise your data. We keep")(twice);
  const summary = await summarise(
    { project: projectOf(files), sizes: [] },
    { project: projectOf(twice), sizes: [] },
    TODAY,
  );
  expect(summary.brought.map(({ rule }) => rule)).toEqual(["hard-word"]);
  // Of two files, each has its own.
  expect(summary.problems.filter(({ rule }) => rule === "hard-word")).toHaveLength(2);
});

test("A mistake of the other checkout is not laid at this one’s door", async () => {
  const summary = await summarise(
    { project: projectOf({ ...mereford(), "_data/cookies.json": "{" }), sizes: [] },
    { project: projectOf(mereford()), sizes: [{ file: "index.html", bytes: 11_000 }] },
    TODAY,
  );
  const written = writeSummary(summary, plain);
  expect(written).toContain(
    "Not compared, because its last version cannot be read: _data/cookies.json.",
  );
  expect(written).not.toContain("because of an error in it");
  expect(written).not.toContain("is new");
  expect(written).toContain("The other checkout was not built.");
  expect(written).toMatch(/index\.html +11000 +\? +too large/);
});

test("What words cannot describe is named, so that a person looks at it", async () => {
  const summary = await summaryOf((files) => {
    replace("_data/organisation.json", "Mereford District", "Mereford Town")(files);
    replace("src/pages/privacy.md", "We keep your", "We **keep** your")(files);
  });
  expect(writeSummary(summary, plain)).toContain(
    "Changed as well; how that looks, the preview shows: _data/organisation.json, src/pages/privacy.md.",
  );
});

test("Pages that come and go, and what is written in them, are said in words and as text", async () => {
  const PAGE = "---\ntitle: A *b*\ndescription: C.\n---\n\n## D <e> {#d}\n\nF & g.\n";
  const summary = await summaryOf((files) => {
    files["src/pages/a.md"] = PAGE;
    delete files["src/pages/accessibility.md"];
  });
  const words = writeSummary(summary, plain);
  expect(words).toContain("“A *b*” (/a/) is a new page");
  expect(words).toContain("  D <e> (new)\n    - Added: D <e>\n    - Added: F & g.");
  expect(words).toContain(" (/accessibility/) is taken away");
  const written = writeSummary(summary, markdown);
  expect(written).toContain(String.raw`“A \*b\*” (/a/) is a new page`);
  expect(written).toContain(String.raw`**D \<e\> (new)**`);
  expect(written).toContain(String.raw`- Added: F \& g.`);
});

test("A terminal is not handed what could take it over", () => {
  expect(plain.words("\u001b[2J")).toBe("�[2J");
  expect(plain.part("\u001b[31mH", [])).not.toContain("\u001b");
});
