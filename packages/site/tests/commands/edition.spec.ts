import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* Editions, from a change to the pages that show it, as separate processes. */

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

const STATEMENT = "src/pages/privacy.md";
const DETAILS = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];
const FIRST = [...DETAILS, "--what", "We wrote the notice."];
const SECOND = [
  ...DETAILS,
  "--what",
  "We say how long we keep letters.",
  "We list one cookie more.",
];

const edition = (args: readonly string[]) => workspace.run(["edition", ...args]);
const check = () => workspace.run(["check"]);
const readFiles = () =>
  ["_data/changes.json", STATEMENT, "_data/cookies.json"].map((file) =>
    workspace.exists(file) ? workspace.read(file) : undefined,
  );

/** Returns the frozen part of an edition’s page, which the built page must contain. */
const readFrozenPart = (number: string) => {
  const frozen = workspace.read(`editions/${number}/page.html`).trim();
  expect(workspace.site()[`editions/${number}/index.html`]).toContain(frozen);
  return frozen;
};

test("The check asks for an edition after a change, and every page shows the new edition", async () => {
  expect((await edition(FIRST)).code).toBe(0);
  workspace.write(
    STATEMENT,
    `${workspace.read(STATEMENT)}\nWe keep a copy of each letter for a year.\n`,
  );
  workspace.edit("_data/cookies.json", '"purpose": "', '"purpose": "It also counts visits. ');

  const failed = await check();
  expect(failed.code).toBe(1);
  expect(failed.stdout).toMatch(/src\/pages\/privacy\.md.*error: .*3\.2.*\[unfrozen-change\]/);
  expect(failed.stdout).toMatch(/_data\/cookies\.json.*error: .*3\.2.*\[unfrozen-change\]/);

  const { code, stdout } = await edition(SECOND);
  expect(code).toBe(0);
  expect(stdout).toContain("is frozen in editions/3.3 and recorded in _data/changes.json.");
  expect((await check()).code).toBe(0);

  workspace.write(
    "_data/words/en.json",
    '{ "comparison": { "title": "Edition {to} & what changed since {from}" } }',
  );
  expect((await workspace.build()).stderr).toBe("");
  const site = workspace.site();
  const comparison = site["changes/3.2-3.3/index.html"] ?? "";
  expect(comparison).toContain(
    "<title>Edition 3.3 &amp; what changed since 3.2 – Privacy notice – ",
  );
  expect(comparison).toContain("We keep a copy of each letter for a year.");
  expect(comparison).toContain("It also counts visits.");
  expect(site["editions/3.2/index.html"]).toContain("<title>Privacy notice, edition 3.2 – ");
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

test("An edition stays as published when its blocks are renamed, removed or changed", async () => {
  workspace.write(
    "_includes/blocks/our-cookies.njk",
    "<p>We store {{ cookies.all | length }}.</p>\n",
  );
  workspace.edit(STATEMENT, "::cookie-table", "::our-cookies");
  expect((await edition(FIRST)).stderr).toBe("");
  expect((await workspace.build()).stderr).toBe("");
  const published = readFrozenPart("3.2");
  expect(published).toContain("<p>We store 2.</p>");

  // The block is renamed, and the package’s list of cookies is replaced.
  workspace.remove("_includes/blocks/our-cookies.njk");
  workspace.write("_includes/blocks/what-we-store.njk", "<p>Now {{ cookies.all | length }}.</p>\n");
  workspace.write("_includes/blocks/cookie-inventory.njk", "<p>Another list.</p>\n");
  workspace.edit(STATEMENT, "::our-cookies", "::what-we-store");
  workspace.edit("_data/cookies.json", '"status": "declared"', '"status": "retired"');
  expect((await edition(SECOND)).stderr).toBe("");
  expect((await workspace.build()).stderr).toBe("");
  expect(readFrozenPart("3.2")).toBe(published);
  expect(readFrozenPart("3.3")).toContain("<p>Now 1.</p>");
  expect(workspace.site()["editions/3.2/index.html"]).not.toContain("Another list.");

  const comparison = workspace.read("editions/3.3/comparison.html").trim();
  expect(workspace.site()["changes/3.2-3.3/index.html"]).toContain(comparison);
  expect((await check()).stdout).not.toContain(" error: ");
});

test("The first edition of a draft is 1.0, with the date of today", async () => {
  workspace.edit(STATEMENT, 'edition: "3.2"', 'edition: "0.1"');
  const { code, stdout } = await edition([...FIRST, "--today", "2026-11-25"]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining("Edition 1.0 of 2026-11-25 is frozen in editions/1.0"),
  });
  expect(workspace.read(STATEMENT)).toContain('edition: "1.0"\ndate: 2026-11-25\n');
});

test("An edition that is not published is replaced, with its files", async () => {
  await edition(FIRST);
  const published = workspace.read("_data/changes.json");
  workspace.write("published.json", published);
  const makeEdition = (...args: readonly string[]) =>
    edition([...args, "--published", "published.json"]);
  workspace.edit(STATEMENT, "We ", "For 5 years, we ");
  expect((await makeEdition(...SECOND)).code).toBe(0);
  workspace.edit(STATEMENT, "For 5 years", "For 6 years");
  expect((await makeEdition(...SECOND, "--kind", "major")).stderr).toBe("");
  expect(workspace.exists("editions/3.3")).toBe(false);
  expect(workspace.read("editions/4.0/comparison.html")).toContain("For 6 years");
  expect((await check()).stdout).not.toContain(" error: ");

  // It was only a correction after all.
  workspace.edit(STATEMENT, "For 6 years, we ", "We all ");
  expect((await makeEdition("--correction", "A word was missing.")).stderr).toBe("");
  expect(workspace.exists("editions/4.0")).toBe(false);
  expect(workspace.read(STATEMENT)).toContain('edition: "3.2"');
  expect((await check()).stdout).not.toContain(" error: ");
});

test("A correction does not change the edition", async () => {
  await edition(FIRST);
  const before = workspace.site("editions/3.2");
  workspace.edit(STATEMENT, "We ", "We  all ");
  expect((await edition(["--correction", "A word was missing."])).code).toBe(0);
  expect((await check()).code).toBe(0);
  expect(workspace.site("editions/3.2")).toEqual(before);
  expect(workspace.read("_data/changes.json")).toContain("A word was missing.");
});

const REJECTED: readonly (readonly [
  name: string,
  args: readonly string[],
  message: string,
  prepare?: () => void | Promise<void>,
])[] = [
  [
    "a correction changes facts",
    ["--correction", "Spelling."],
    "[correction-of-facts]",
    async () => {
      await edition(FIRST);
      workspace.edit(STATEMENT, "We ", "For 5 years, we ");
    },
  ],
  [
    "the published change log cannot be read",
    [...FIRST, "--published", "nothing.json"],
    "“nothing.json” cannot be read: check the file after “--published”.",
  ],
  ["there are no details", [], "Add --kind, --what, --why, --effect, such as: npx privacy-notice"],
  ["the reason is missing", ["--kind", "minor", "--what", "A."], "Add --why, --effect"],
  ["the date is in the future", [...FIRST, "--date", "2999-01-01"], "2999-01-01 is in the future"],
  ["the number is invalid", [...FIRST, "--number", "one"], "Write two numbers separated by a dot"],
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
    "the folder already exists",
    FIRST,
    "editions/3.2",
    () => workspace.write("editions/3.2/statement.md", "Another."),
  ],
];
for (const [name, args, message, prepare] of REJECTED) {
  test(`Writes nothing if ${name}`, async () => {
    await prepare?.();
    const before = readFiles();
    const { code, stdout, stderr } = await edition(args);
    expect(stderr).toContain(message);
    expect(stderr, "no stack trace").not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readFiles()).toEqual(before);
  });
}
