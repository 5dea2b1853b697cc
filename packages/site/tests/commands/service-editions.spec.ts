import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";
import { serviceFiles } from "../support/services.ts";

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
  for (const [file, text] of Object.entries(serviceFiles())) workspace.write(file, text);
});
test.afterEach(() => workspace.dispose());

const HISTORY = "editions/services/libraries.json";

test("A change to a service is recorded, and its page, its feed and the list of changes say what it means", async () => {
  workspace.write(
    "src/pages/changes.md",
    "---\ntitle: Changes\ndescription: What changed.\n---\n\n::change-log\n",
  );
  const details = ["--kind", "minor", "--what", "We wrote it.", "--effect", "You can read it."];
  const first = await workspace.run(["edition", ...details, "--why", "People asked."]);
  expect(first.stderr).toBe("");
  expect(first.stdout).toContain("is frozen in editions/3.2");
  expect(first.stdout).toContain(
    `Edition 1.0 of the notice /services/libraries/ is recorded in ${HISTORY}.`,
  );

  workspace.edit("_data/retention.json", '"p2y"', '"P1Y"');
  const sentence =
    "We now keep information for “Your library card” for 1 year after you last use your library card, not for 2 years.";
  expect((await workspace.run(["check"])).stdout).toContain(sentence);
  const recorded = workspace.read(HISTORY);
  const refused = await workspace.run(["edition"]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("Add --why");
  expect(workspace.read(HISTORY)).toBe(recorded);

  // The statement has not changed, so only the notice is recorded.
  const why = ["--why", "The library has a new computer system."];
  const second = await workspace.run(["edition", ...why]);
  expect(second.stdout).toContain("Edition 1.1 of the notice");
  expect(second.stdout).not.toContain("is frozen in");
  expect((await workspace.run(["check"])).stdout).not.toContain("unrecorded-service");

  expect((await workspace.build()).stderr).toBe("");
  const site = workspace.site();
  for (const file of [
    "services/libraries/index.html",
    "services/libraries/changes.atom",
    "changes/index.html",
  ]) {
    expect(site[file], file).toContain(sentence);
    expect(site[file], file).toContain("The library has a new computer system.");
  }
  expect(site["services/libraries/index.html"]).toContain("Edition 1.1, last updated");
  expect(site["services/electoral-roll/index.html"]).toContain("Edition 1.0, last updated");
  expect(site["_headers"]).toContain(
    "/services/libraries/changes.atom\n  Cache-Control: public, max-age=0, must-revalidate\n  Content-Type: application/atom+xml; charset=utf-8",
  );
});
