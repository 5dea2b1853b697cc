import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* An edition from the change of a sentence to the pages that tell of it, as whole processes. */

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
});
test.afterEach(() => workspace.dispose());

const STATEMENT = "src/pages/privacy.md";
const WORDS = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];
const FIRST = [...WORDS, "--what", "We wrote the notice."];
const SECOND = [
  ...WORDS,
  "--what",
  "We say how long we keep letters.",
  "We tell of one cookie more.",
];

const files = () =>
  ["_data/changes.json", STATEMENT, "_data/cookies.json"].map((file) =>
    existsSync(path.join(workspace.folder, file)) ? workspace.read(file) : undefined,
  );

test("An editor changes a sentence and a cookie, is stopped, freezes an edition, and every page tells the same story", async () => {
  expect((await workspace.edition(FIRST)).code).toBe(0);
  workspace.write(
    STATEMENT,
    `${workspace.read(STATEMENT)}\nWe keep a copy of each letter for a year.\n`,
  );
  workspace.edit("_data/cookies.json", '"purpose": "', '"purpose": "It also counts visits. ');

  const stopped = await workspace.check();
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toContain("The statement is not what edition 3.2 tells visitors");
  expect(stopped.stdout).toContain(
    "The inventory of cookies is not what edition 3.2 tells visitors",
  );

  const { code, stdout } = await workspace.edition(SECOND);
  expect(code).toBe(0);
  expect(stdout).toContain("is frozen in editions/3.3 and told in _data/changes.json.");
  expect((await workspace.check()).code).toBe(0);

  expect((await workspace.build()).code).toBe(0);
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

test("A correction of form leaves the edition as it is", async () => {
  await workspace.edition(FIRST);
  const frozen = workspace.read("editions/3.2/statement.md");
  workspace.edit(STATEMENT, "We ", "We  all ");
  expect((await workspace.check()).code).toBe(1);
  const { code } = await workspace.edition(["--correction", "A word was missing."]);
  expect(code).toBe(0);
  expect((await workspace.check()).code).toBe(0);
  expect(workspace.read("editions/3.2/statement.md")).toBe(frozen);
  expect(workspace.read("_data/changes.json")).toContain("A word was missing.");
});

const REFUSED: readonly [
  name: string,
  args: readonly string[],
  says: string,
  prepare?: () => void,
][] = [
  ["nothing is said of it", [], "Say --kind, --what, --why, --effect, such as: npm run edition --"],
  ["its reason is not said", ["--kind", "minor", "--what", "A."], "Say --why, --effect"],
  ["its day is yet to come", [...FIRST, "--date", "2999-01-01"], "2999-01-01 is yet to come"],
  [
    "its number is none",
    [...FIRST, "--number", "one"],
    "Write two numbers with a dot between them",
  ],
  [
    "the project has an error",
    FIRST,
    "Nothing was frozen: mend this first.",
    () => workspace.edit("_data/cookies.json", '"storage": "cookie"', '"storage": "jar"'),
  ],
  [
    "its folder is there already",
    FIRST,
    "editions/3.2",
    () => mkdirSync(path.join(workspace.folder, "editions/3.2"), { recursive: true }),
  ],
];
for (const [name, args, says, prepare] of REFUSED) {
  test(`Nothing is written where ${name}`, async () => {
    prepare?.();
    const before = files();
    const { code, stdout, stderr } = await workspace.edition(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(files()).toEqual(before);
  });
}
