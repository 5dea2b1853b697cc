import path from "node:path";
import { pathToFileURL } from "node:url";
import { testAccessiblePage, testInteraction } from "../../src/testing/accessible-page.ts";
import { markupMistakes } from "../../src/testing/markup.ts";
import { expect, type Open, openAfresh, test } from "../../src/testing/site-test.ts";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* The comparison of two editions, and an edition that is out of date, built from the made-up council’s files. */

let workspace: Workspace;
test.beforeAll(async () => {
  workspace = createWorkspace();
  const words = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];
  await workspace.run(["edition", ...words, "--what", "We wrote the notice."]);
  const file = "src/pages/privacy.md";
  workspace.edit(file, "We keep your data safe.", "We keep what you tell us safe.");
  workspace.write(
    file,
    `${workspace.read(file)}\n## How long we keep it {#how-long}\n\nWe keep letters for two years.\n`,
  );
  workspace.edit("_data/cookies.json", '"purpose": "', '"purpose": "It also counts visits. ');
  workspace.edit("_data/cookies.json", '"status": "declared"', '"status": "retired"');
  await workspace.run(["edition", ...words, "--what", "We say how long we keep letters."]);
  await workspace.build();
});
test.afterAll(() => workspace.dispose());

const COMPARISON = "_site/changes/3.2-3.3/index.html";
const PAGES = {
  "The comparison of two editions": COMPARISON,
  "An edition that is out of date": "_site/editions/3.2/index.html",
};

for (const [name, file] of Object.entries(PAGES)) {
  const open: Open = (page, width) =>
    openAfresh(page, pathToFileURL(path.join(workspace.folder, file)).href, width);
  test.describe(name, () => {
    testAccessiblePage(open);
    if (file === COMPARISON) testInteraction(open);
    test("is valid HTML", async () => {
      expect(await markupMistakes(workspace.read(file))).toEqual([]);
    });
  });
}

test("Additions and removals can be told apart without colour, and by those who listen", async ({
  sharedPage: page,
}) => {
  await openAfresh(page, pathToFileURL(path.join(workspace.folder, COMPARISON)).href);
  const added = page.locator("ins").first();
  await expect(added).toContainText("added:");
  await expect(added).toHaveCSS("text-decoration-line", "underline");
  const removed = page.locator("del").first();
  await expect(removed).toContainText("removed:");
  await expect(removed).toHaveCSS("text-decoration-line", "line-through");
  await expect(page.getByRole("listitem").filter({ hasText: "How long we keep it" })).toContainText(
    "is new",
  );
  await expect(page.getByRole("table")).toContainText("It also counts visits.");
});
