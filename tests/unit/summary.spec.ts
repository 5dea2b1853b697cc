import { expect, test } from "playwright/test";
import { markdown, plain } from "../../src/summary/forms.ts";
import { summarise, type Summary } from "../../src/summary/summary.ts";
import { writeSummary } from "../../src/summary/write.ts";
import { mereford } from "../support/mereford.ts";
import { projectOf } from "../support/project.ts";

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

  - cart_* on leisure-in-mereford.example is new: Purpose “Remembers the swimming lessons that you have chosen.”; Category “functional”; Kind “localStorage, persistent”; Expires “when the visitor deletes it”; Consent “not needed by law”; Set by “Mereford District Council, no privacy policy known”; Also called “nothing else”
  - basket on leisure-in-mereford.example is taken out

What the check finds
--------------------

The check found 1 error, 1 warning, 2 questions. This change brings 1 error, 1 warning.

  - src/pages/privacy.md:14: warning: “utilise” has a simpler word. Write “use”, if that says it.
  - src/pages/privacy.md:14: error: There is HTML here: <care> Write it in Markdown. To show the sign “<” itself, write “\\<”.

The others: 2, see “npm run check”.

Sizes
-----

  Page                Bytes (Brotli)  Change  Of 10240 allowed
  cookies/index.html            4000       –              39 %
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
  expect(written).toContain("Nothing that visitors read changes.");
  expect(written).toContain("This change brings no problems.");
  expect(written).toContain("All of them: 2, see");
  expect(written).toContain("Nothing was built.");
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
});

test("A problem that only moved to another line is not new", async () => {
  const summary = await summaryOf((files) => {
    replace("_data/notice.json", "{\n", "{\n\n\n")(files);
  });
  expect(summary.newProblems).toEqual([]);
});
