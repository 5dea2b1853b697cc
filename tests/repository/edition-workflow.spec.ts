import { expect } from "playwright/test";
import { CORRECTION, EDITION, STATEMENT, test } from "./edition-fixtures.ts";

/*
 * Runs the steps of the edition workflow against a real git repository. The project’s own commands are real; GitHub’s CLI
 * is a stand-in that commits to that repository.
 */

test("An edition is committed to the branch of the pull request, whose check then passes", ({
  remote,
  workflow,
}) => {
  workflow.proposeChange();
  expect(workflow.check()).toContain("[unfrozen-change]");
  const { summary } = workflow.run(EDITION);
  expect(workflow.check()).not.toContain(" error: ");
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

test("A second run replaces the edition of the first", ({ remote, workflow }) => {
  workflow.proposeChange();
  workflow.run(EDITION);
  workflow.proposeChange("For 6 years, we keep");
  const { summary } = workflow.run({ ...EDITION, kind: "major" });
  expect(summary).toContain("- `editions/3.3/page.html` (removed)");
  expect(remote.git("ls-tree", "--name-only", "patch-1:editions")).toBe("3.2\n4.0\n");
  expect(workflow.check()).not.toContain(" error: ");
});

test("A correction changes only the change log", ({ remote, workflow }) => {
  workflow.proposeChange("We always keep");
  const { summary } = workflow.run(CORRECTION);
  expect(summary).toContain("The correction is now in the branch `patch-1`.");
  expect(remote.git("diff", "--name-only", "patch-1~1", "patch-1")).toBe("_data/changes.json\n");
  expect(workflow.check()).not.toContain(" error: ");
});

test("A change to the notice of a service is recorded without an edition of the statement", ({
  remote,
  workflow,
}) => {
  remote.run("main", "new", "service", "libraries", "--group=Culture", "--summary=A summary.");
  remote.edit("main", STATEMENT, /$/, "\n::services\n");
  remote.run("main", "edition", "--kind=major", "--what=A.", "--why=B.", "--effect=C.");
  const file = "_data/services/libraries.json";
  remote.edit("patch-1", file, '"purpose": null', '"purpose": "To lend books."');
  expect(workflow.check()).toContain("[unrecorded-service]");

  const { summary } = workflow.run(EDITION);
  expect(workflow.check()).not.toContain(" error: ");
  expect(summary).toContain(
    "The changes to the notices of services are now in the branch `patch-1`.",
  );
  expect(remote.git("diff", "--name-only", "patch-1~1", "patch-1")).toBe(
    "editions/services/libraries.json\n",
  );
  expect(remote.git("log", "-1", "--format=%s", "patch-1").trim()).toBe(
    "Record changes to the notices of services",
  );
});

test("A pull request can be named by its number, with a sign, or by its address", ({
  remote,
  workflow,
}) => {
  workflow.proposeChange();
  for (const pull of ["12", "#12", "https://github.com/example/notice/pull/12"])
    expect(workflow.find(EDITION, pull).needs.find.outputs).toEqual({
      number: "12",
      base: "main",
      branch: "patch-1",
      sha: remote.git("rev-parse", "patch-1").trim(),
    });
});

test("Words from the form are never run as code", ({ remote, workflow }) => {
  workflow.proposeChange();
  const what = "$(touch hacked) `touch hacked` \"; touch hacked; '--why";
  workflow.run({ ...EDITION, what });
  const log = JSON.parse(remote.git("show", "patch-1:_data/changes.json")) as {
    editions: { what: string[] }[];
  };
  expect(log.editions.at(-1)?.what).toEqual([what]);
});

test.describe("Before the first edition", () => {
  test.use({ hasEditions: false });

  test("The first edition of a council is made in a pull request, too", ({ remote, workflow }) => {
    workflow.proposeChange();
    workflow.run({ ...EDITION, kind: "major" });
    expect(remote.git("ls-tree", "--name-only", "patch-1:editions")).toBe("3.2\n");
    expect(workflow.check()).not.toContain(" error: ");
  });
});
