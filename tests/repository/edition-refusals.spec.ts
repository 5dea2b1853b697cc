import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "playwright/test";
import { CORRECTION, EDITION, type Inputs, STATEMENT, test } from "./edition-fixtures.ts";
import type { Remote } from "./git-remote.ts";

// cspell:ignore analitics

/* What the edition workflow refuses to record or to commit, in each of its jobs. */

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
  test(`Refuses ${name}`, ({ remote, workflow }) => {
    workflow.proposeChange();
    remote.setPull(pull);
    const { code, summary, printed, outputs } = workflow.find(inputs, number);
    expect({ code, outputs }).toEqual({ code: 1, outputs: "" });
    expect(summary).toContain(message);
    expect(summary).toContain("Nothing was recorded.");
    expect(printed).toContain(`::error::${message}`);
  });
}

const proposeFact = (remote: Remote) =>
  remote.edit("patch-1", STATEMENT, "We keep", "For 5 years, we keep");

const NOT_RECORDED: readonly (readonly [
  name: string,
  message: string,
  prepare: (remote: Remote) => void,
  inputs?: Inputs,
])[] = [
  [
    "if nothing has changed",
    "Nothing has changed since edition 3.2.",
    (remote) => remote.edit("patch-1", STATEMENT, "nextReview: 2027", "nextReview: 2026"),
  ],
  [
    "if a correction changes facts",
    "Since edition 3.2, “5 years” has been added.",
    proposeFact,
    CORRECTION,
  ],
  [
    "if a file has an error",
    "“category” must be one of essential, functional, analytics, other",
    (remote) => remote.edit("patch-1", "_data/cookies.json", '"analytics"', '"analitics"'),
  ],
  [
    "if another edition was published meanwhile",
    "select “Update branch”",
    (remote) => {
      proposeFact(remote);
      remote.edit("main", STATEMENT, "We keep", "For 9 years, we keep");
      remote.run("main", "edition", "--kind=minor", "--what=A.", "--why=B.", "--effect=C.");
    },
  ],
  [
    "if a sentence is empty",
    "Write a plain sentence on one line.",
    proposeFact,
    { ...EDITION, what: " " },
  ],
];
for (const [name, message, prepare, inputs = EDITION] of NOT_RECORDED) {
  test(`Records nothing, and says why, ${name}`, ({ remote, workflow }) => {
    remote.edit("patch-1", "_data/addresses.json", "{", "{ ");
    prepare(remote);
    const { code, summary, printed } = workflow.record(inputs, workflow.find(inputs).needs);
    expect(code).toBe(1);
    expect(summary).toMatch(/^## Nothing was recorded\n/);
    expect(summary).toContain(message);
    expect(printed).toContain(message);
  });
}

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
test("The job that can write commits nothing else than an edition", ({ remote, workflow }) => {
  workflow.proposeChange();
  const { needs } = workflow.find(EDITION);
  const { recorded } = workflow.record(EDITION, needs);
  for (const [name, message, change] of UNEXPECTED) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "recorded-"));
    cpSync(recorded, folder, { recursive: true });
    change(folder);
    const { code, printed } = workflow.commit(folder, EDITION, needs);
    expect({ code, printed }, name).toEqual({ code: 1, printed: expect.stringContaining(message) });
    expect(printed).toContain("Nothing was committed");
    rmSync(folder, { recursive: true });
  }
  // The branch has changed since it was read.
  remote.edit("patch-1", STATEMENT, "nextReview: 2027", "nextReview: 2028");
  const { code, printed } = workflow.commit(recorded, EDITION, needs);
  expect({ code, printed }).toEqual({
    code: 1,
    printed: expect.stringContaining("run this workflow again"),
  });
  expect(remote.git("ls-tree", "--name-only", "patch-1:editions")).toBe("3.2\n");
});
