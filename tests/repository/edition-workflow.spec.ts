import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "playwright/test";
import { createRemote, createTemplate, type Remote } from "./git-remote.ts";
import { createRunner, readJob, type Runner } from "./workflow-runner.ts";

// cspell:ignore analitics

/*
 * Runs the steps of the edition workflow against a real git repository. The project’s own commands are real; GitHub’s CLI
 * is a stand-in that commits to that repository.
 */

const FILE = "reusable-edition.yml";
const STATEMENT = "src/pages/privacy.md";
const EDITION = {
  kind: "minor",
  what: "We say how long we keep data.",
  why: "People asked.",
  effect: "You know when we delete it.",
};
const CORRECTION = { kind: "correction", what: "Corrected a word.", why: "", effect: "" };
type Inputs = Readonly<Record<"kind" | "what" | "why" | "effect", string>>;

/** The remote with an edition on main, and without any. */
let template: string;
let emptyTemplate: string;
test.beforeAll(() => {
  emptyTemplate = createTemplate();
  const first = createRemote(emptyTemplate);
  first.run("main", "edition", "--kind=major", "--what=A.", "--why=B.", "--effect=C.");
  rmSync(path.join(first.root, "checkout/node_modules"));
  template = first.root;
});
test.afterAll(() => {
  for (const folder of [template, emptyTemplate]) rmSync(folder, { recursive: true });
});

let remote: Remote;
const runners: Runner[] = [];
test.beforeEach(() => {
  remote = createRemote(template);
});
test.afterEach(() => {
  for (const runner of runners.splice(0)) runner.dispose();
  remote.dispose();
});

/** Creates a runner with the stand-in for GitHub’s CLI. */
function startRunner(folder?: string): Runner {
  const runner = createRunner({}, folder);
  runner.stub("gh", remote.githubCli);
  runner.stub("npx", 'command=$1; shift; exec "node_modules/.bin/$command" "$@"');
  runners.push(runner);
  return runner;
}

const GITHUB = { token: "token", repository: "example/notice" };

/** Runs the job that finds the pull request. */
function find(inputs: Inputs, pull = "12") {
  const contexts = { github: GITHUB, inputs: { ...inputs, "pull-request": pull } };
  const result = startRunner().run(readJob(FILE, "find"), "Find the pull request", contexts);
  const outputs = Object.fromEntries(
    [...result.outputs.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value]) => [name, value]),
  );
  return { ...result, needs: { find: { outputs } } };
}

/** Runs the job that records the change, in a clone. Returns the folder of the files to upload, too. */
function record(inputs: Inputs, needs: ReturnType<typeof find>["needs"]) {
  const runner = startRunner(remote.clone(String(needs.find.outputs["sha"])));
  const job = readJob(FILE, "record");
  const result = runner.run(job, "Record the change", { needs, inputs });
  if (result.code === 0)
    expect(runner.run(job, "Collect the files").printed).not.toMatch(/fatal|error/);
  return { ...result, recorded: path.join(runner.folder, "recorded") };
}

/** Runs the job that commits, in a folder with only the uploaded files. */
function commit(recorded: string, inputs: Inputs, needs: ReturnType<typeof find>["needs"]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "commit-"));
  cpSync(recorded, folder, { recursive: true });
  const runner = startRunner(folder);
  const contexts = { github: GITHUB, needs, inputs };
  const checked = runner.run(readJob(FILE, "commit"), "Check the files", contexts);
  if (checked.code !== 0) return checked;
  return runner.run(readJob(FILE, "commit"), "Commit the files", contexts);
}

/** Runs the whole workflow, and expects it to succeed. */
function runWorkflow(inputs: Inputs) {
  const { needs, code } = find(inputs);
  expect(code).toBe(0);
  const { recorded, printed } = record(inputs, needs);
  expect(printed).toBe("");
  const result = commit(recorded, inputs, needs);
  expect(result.code, result.printed).toBe(0);
  return result;
}

const proposeChange = (text = "For 5 years, we keep") =>
  remote.edit("patch-1", STATEMENT, /(?:For \d years, w|W)e keep/, text);
const check = () => remote.run("patch-1", "check", "--format=text");

test("An edition is committed to the branch of the pull request, whose check then passes", () => {
  proposeChange();
  expect(check()).toContain("[unfrozen-change]");
  const { summary } = runWorkflow(EDITION);
  expect(check()).not.toContain(" error: ");
  expect(remote.git("log", "-1", "--format=%B", "patch-1").trim()).toBe(
    `Add edition 3.3\n\n${EDITION.what}`,
  );
  const files = [
    "_data/changes.json",
    "editions/3.3/comparison.html",
    "editions/3.3/cookies.json",
    "editions/3.3/page.html",
    "editions/3.3/statement.md",
    STATEMENT,
  ];
  expect(remote.git("diff", "--name-only", "patch-1~1", "patch-1").trim().split("\n")).toEqual(
    files,
  );
  expect(summary).toBe(
    `Edition 3.3 is now in the branch \`patch-1\`.\n\nFiles:\n\n${files.map((file) => `- \`${file}\`\n`).join("")}\nGitHub does not run the checks of this commit by itself, because a workflow made it. At the end of the pull request, select **Approve workflows to run**. If there is no such button, close the pull request and reopen it.\n`,
  );
  expect(remote.comments()).toBe(`12: ${summary}`);
});

test("A second run replaces the edition of the first", () => {
  proposeChange();
  runWorkflow(EDITION);
  proposeChange("For 6 years, we keep");
  const { summary } = runWorkflow({ ...EDITION, kind: "major" });
  expect(summary).toContain("- `editions/3.3/page.html` (removed)");
  expect(remote.git("ls-tree", "--name-only", "patch-1:editions")).toBe("3.2\n4.0\n");
  expect(check()).not.toContain(" error: ");
});

test("A correction changes only the change log", () => {
  proposeChange("We always keep");
  const { summary } = runWorkflow(CORRECTION);
  expect(summary).toContain("The correction is now recorded in the branch `patch-1`.");
  expect(remote.git("diff", "--name-only", "patch-1~1", "patch-1")).toBe("_data/changes.json\n");
  expect(check()).not.toContain(" error: ");
});

test("The first edition of a council is made in a pull request, too", () => {
  remote.dispose();
  remote = createRemote(emptyTemplate);
  proposeChange();
  runWorkflow({ ...EDITION, kind: "major" });
  expect(remote.git("ls-tree", "--name-only", "patch-1:editions")).toBe("3.2\n");
  expect(check()).not.toContain(" error: ");
});

test("A pull request can be named by its number, with a sign, or by its address", () => {
  proposeChange();
  for (const pull of ["12", "#12", "https://github.com/example/notice/pull/12"])
    expect(find(EDITION, pull).needs.find.outputs).toEqual({
      number: "12",
      base: "main",
      branch: "patch-1",
      sha: remote.git("rev-parse", "patch-1").trim(),
    });
});

const REFUSED: readonly (readonly [
  name: string,
  message: string,
  pull: object,
  ...more: readonly [inputs?: Inputs, number?: string],
])[] = [
  [
    "a pull request from a fork",
    "Pull request 12 comes from a fork, whose branches this workflow does not change.",
    { head: { repo: { full_name: "a-fork/notice" } } },
  ],
  [
    "a pull request whose fork was deleted",
    "Pull request 12 comes from a fork",
    { head: { repo: null } },
  ],
  [
    "a pull request of the main branch",
    "Pull request 12 proposes the branch main itself",
    { head: { ref: "main" } },
  ],
  ["a closed pull request", "Pull request 12 is closed.", { state: "closed" }],
  ["a number without a pull request", "There is no pull request 13.", {}, EDITION, "13"],
  [
    "something else than a number",
    "“$(touch x)” is not the number of a pull request.",
    {},
    EDITION,
    "$(touch x)",
  ],
  [
    "an edition without a reason",
    "An edition needs all three sentences",
    {},
    { ...EDITION, why: "" },
  ],
];
for (const [name, message, pull, inputs = EDITION, number] of REFUSED) {
  test(`Refuses ${name}`, () => {
    proposeChange();
    remote.setPull(pull);
    const { code, summary, printed, outputs } = find(inputs, number);
    expect({ code, outputs }).toEqual({ code: 1, outputs: "" });
    expect(summary).toContain(message);
    expect(summary).toContain("Nothing was recorded.");
    expect(printed).toContain(`::error::${message}`);
  });
}

const NOT_RECORDED: readonly (readonly [
  name: string,
  message: string,
  prepare: () => void,
  inputs?: Inputs,
])[] = [
  [
    "if nothing has changed",
    "Nothing has changed since edition 3.2.",
    () => remote.edit("patch-1", STATEMENT, "nextReview: 2027", "nextReview: 2026"),
  ],
  [
    "if a correction changes facts",
    "Since edition 3.2, “5 years” has been added.",
    () => proposeChange(),
    CORRECTION,
  ],
  [
    "if a file has an error",
    "“category” must be one of essential, functional, analytics, other",
    () => remote.edit("patch-1", "_data/cookies.json", '"analytics"', '"analitics"'),
  ],
  [
    "if another edition was published meanwhile",
    "select “Update branch”",
    () => {
      proposeChange();
      remote.edit("main", STATEMENT, "We keep", "For 9 years, we keep");
      remote.run("main", "edition", "--kind=minor", "--what=A.", "--why=B.", "--effect=C.");
    },
  ],
  [
    "if a sentence is empty",
    "Write a plain sentence on one line.",
    () => proposeChange(),
    { ...EDITION, what: " " },
  ],
];
for (const [name, message, prepare, inputs = EDITION] of NOT_RECORDED) {
  test(`Records nothing, and says why, ${name}`, () => {
    remote.edit("patch-1", "_data/addresses.json", "{", "{ ");
    prepare();
    const { code, summary, printed } = record(inputs, find(inputs).needs);
    expect(code).toBe(1);
    expect(summary).toMatch(/^## Nothing was recorded\n/);
    expect(summary).toContain(message);
    expect(printed).toContain(message);
  });
}

test("Words from the form are never run as code", () => {
  proposeChange();
  const what = "$(touch hacked) `touch hacked` \"; touch hacked; '--why";
  runWorkflow({ ...EDITION, what });
  const log = JSON.parse(remote.git("show", "patch-1:_data/changes.json")) as {
    editions: { what: string[] }[];
  };
  expect(log.editions.at(-1)?.what).toEqual([what]);
});

const UNEXPECTED: readonly (readonly [
  name: string,
  message: string,
  change: (folder: string) => void,
])[] = [
  [
    "another file",
    ".github/workflows/site.yml",
    (folder) =>
      cpSync(
        path.join(folder, "removed.txt"),
        path.join(folder, "files/.github/workflows/site.yml"),
      ),
  ],
  [
    "the removal of another file",
    "package.json",
    (folder) => writeFileSync(path.join(folder, "removed.txt"), "package.json\n"),
  ],
  [
    "other words in the statement",
    "> We keep everything.",
    (folder) => {
      const statement = path.join(folder, "files", STATEMENT);
      writeFileSync(statement, `${readFileSync(statement, "utf8")}We keep everything.\n`);
    },
  ],
];
test("The job that can write commits nothing else than an edition", () => {
  proposeChange();
  const { needs } = find(EDITION);
  const { recorded } = record(EDITION, needs);
  for (const [name, message, change] of UNEXPECTED) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "recorded-"));
    cpSync(recorded, folder, { recursive: true });
    change(folder);
    const { code, printed } = commit(folder, EDITION, needs);
    expect({ code, printed }, name).toEqual({ code: 1, printed: expect.stringContaining(message) });
    expect(printed).toContain("Nothing was committed");
    rmSync(folder, { recursive: true });
  }
  // The branch has changed since it was read.
  remote.edit("patch-1", STATEMENT, "nextReview: 2027", "nextReview: 2028");
  const { code, printed } = commit(recorded, EDITION, needs);
  expect({ code, printed }).toEqual({
    code: 1,
    printed: expect.stringContaining("run this workflow again"),
  });
  expect(remote.git("ls-tree", "--name-only", "patch-1:editions")).toBe("3.2\n");
});
