import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* An edition from the change of a sentence to the pages that show it, as whole processes. */

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

const STATEMENT = "src/pages/privacy.md";
const WORDS = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];
const FIRST = [...WORDS, "--what", "We wrote the notice."];
const SECOND = [...WORDS, "--what", "We say how long we keep letters.", "We list one cookie more."];

const edition = (args: readonly string[]) => workspace.run(["edition", ...args]);
const check = () => workspace.run(["check"]);
const files = () =>
  ["_data/changes.json", STATEMENT, "_data/cookies.json"].map((file) =>
    workspace.exists(file) ? workspace.read(file) : undefined,
  );

/** The part of an edition’s page that is frozen, as it stands in the built page. */
const frozenPart = (number: string) => {
  const frozen = workspace.read(`editions/${number}/page.html`).trim();
  expect(workspace.site()[`editions/${number}/index.html`]).toContain(frozen);
  return frozen;
};

test("An editor changes a sentence and a cookie, is stopped, freezes an edition, and every page shows it", async () => {
  expect((await edition(FIRST)).code).toBe(0);
  workspace.write(
    STATEMENT,
    `${workspace.read(STATEMENT)}\nWe keep a copy of each letter for a year.\n`,
  );
  workspace.edit("_data/cookies.json", '"purpose": "', '"purpose": "It also counts visits. ');

  const stopped = await check();
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toMatch(/src\/pages\/privacy\.md.*error: .*3\.2.*\[unfrozen-change\]/);
  expect(stopped.stdout).toMatch(/_data\/cookies\.json.*error: .*3\.2.*\[unfrozen-change\]/);

  const { code, stdout } = await edition(SECOND);
  expect(code).toBe(0);
  expect(stdout).toContain("is frozen in editions/3.3 and recorded in _data/changes.json.");
  expect((await check()).code).toBe(0);

  expect((await workspace.build()).stderr).toBe("");
  const site = workspace.site();
  const compared = site["changes/3.2-3.3/index.html"] ?? "";
  expect(compared).toContain("We keep a copy of each letter for a year.");
  expect(compared).toContain("It also counts visits.");
  expect(site["editions/3.2/index.html"]).toContain("This edition is out of date.");
  expect(site["editions/3.2/index.html"]).not.toContain("We keep a copy of each letter");
  expect(site["editions/3.3/index.html"]).toContain("We keep a copy of each letter for a year.");
  for (const page of ["editions/3.2/index.html", "editions/3.3/index.html"]) {
    expect(site[page]).toContain('<meta name="robots" content="noindex">');
    expect(site[page]).toMatch(/<link rel="canonical" href="https:\/\/[^"/]+\/">/);
  }
  for (const feed of ["changes.atom", "changes.json"]) {
    expect(site[feed]).toContain("We say how long we keep letters.");
    expect(site[feed]).toContain("/editions/3.3/");
  }
  expect(site["sitemap.xml"]).not.toContain("/editions/");
});

test("An edition keeps what was published when its blocks are renamed, removed or changed", async () => {
  workspace.write(
    "_includes/blocks/our-cookies.njk",
    "<p>We store {{ cookies.all | length }}.</p>\n",
  );
  workspace.edit(STATEMENT, "::cookie-table", "::our-cookies");
  expect((await edition(FIRST)).stderr).toBe("");
  expect((await workspace.build()).stderr).toBe("");
  const published = frozenPart("3.2");
  expect(published).toContain("<p>We store 2.</p>");

  // The block gets another name, and the package’s own list of cookies another form.
  workspace.remove("_includes/blocks/our-cookies.njk");
  workspace.write("_includes/blocks/what-we-store.njk", "<p>Now {{ cookies.all | length }}.</p>\n");
  workspace.write("_includes/blocks/cookie-inventory.njk", "<p>Another list.</p>\n");
  workspace.edit(STATEMENT, "::our-cookies", "::what-we-store");
  workspace.edit("_data/cookies.json", '"status": "declared"', '"status": "retired"');
  expect((await edition(SECOND)).stderr).toBe("");
  expect((await workspace.build()).stderr).toBe("");
  expect(frozenPart("3.2")).toBe(published);
  expect(frozenPart("3.3")).toContain("<p>Now 1.</p>");
  expect(workspace.site()["editions/3.2/index.html"]).not.toContain("Another list.");

  const comparison = workspace.read("editions/3.3/comparison.html").trim();
  expect(workspace.site()["changes/3.2-3.3/index.html"]).toContain(comparison);
  expect((await check()).stdout).not.toContain(" error: ");
});

test("A correction of form leaves the edition as it is", async () => {
  await edition(FIRST);
  const before = workspace.site("editions/3.2");
  workspace.edit(STATEMENT, "We ", "We  all ");
  expect((await edition(["--correction", "A word was missing."])).code).toBe(0);
  expect((await check()).code).toBe(0);
  expect(workspace.site("editions/3.2")).toEqual(before);
  expect(workspace.read("_data/changes.json")).toContain("A word was missing.");
});

const REFUSED: readonly (readonly [
  name: string,
  args: readonly string[],
  says: string,
  prepare?: () => void,
])[] = [
  ["nothing is said of it", [], "Add --kind, --what, --why, --effect, such as: npx privacy-notice"],
  ["its reason is missing", ["--kind", "minor", "--what", "A."], "Add --why, --effect"],
  ["its date is in the future", [...FIRST, "--date", "2999-01-01"], "2999-01-01 is in the future"],
  [
    "its number is none",
    [...FIRST, "--number", "one"],
    "Write two numbers with a dot between them",
  ],
  [
    "the project has an error",
    FIRST,
    "_data/cookies.json:",
    () => workspace.edit("_data/cookies.json", '"storage": "cookie"', '"storage": "jar"'),
  ],
  [
    "a template has an error",
    FIRST,
    "_includes/blocks/cookie-table.njk",
    () => workspace.write("_includes/blocks/cookie-table.njk", "{{ cookies.nothing }}"),
  ],
  [
    "its folder is there already",
    FIRST,
    "editions/3.2",
    () => workspace.write("editions/3.2/statement.md", "Another."),
  ],
];
for (const [name, args, says, prepare] of REFUSED) {
  test(`Nothing is written where ${name}`, async () => {
    prepare?.();
    const before = files();
    const { code, stdout, stderr } = await edition(args);
    expect(stderr).toContain(says);
    expect(stderr, "no stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(files()).toEqual(before);
  });
}
