import path from "node:path";
import { pathToFileURL } from "node:url";
import { findHtmlErrors } from "../../src/testing/html-validation.ts";
import {
  testKeyboardAndAppearance,
  testPageAccessibility,
} from "../../src/testing/page-accessibility.ts";
import { expect, type OpenPage, openPage, test } from "../../src/testing/site-fixtures.ts";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* The pages of an outdated edition and of a comparison of two editions, built from the test council’s files. */

let workspace: Workspace;
test.beforeAll(async () => {
  workspace = createWorkspace();
  const options = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];
  await workspace.run(["edition", ...options, "--what", "We wrote the notice."]);
  const file = "src/pages/privacy.md";
  workspace.edit(file, "We keep your data safe.", "We keep what you tell us safe.");
  workspace.write(
    file,
    `${workspace.read(file)}\n## How long we keep it {#how-long}\n\nWe keep letters for two years.\n`,
  );
  workspace.edit("_data/cookies.json", '"purpose": "', '"purpose": "It also counts visits. ');
  workspace.edit("_data/cookies.json", '"status": "declared"', '"status": "retired"');
  await workspace.run(["edition", ...options, "--what", "We say how long we keep letters."]);
  await workspace.build();
});
test.afterAll(() => workspace.dispose());

const COMPARISON = "_site/changes/3.2-3.3/index.html";
const PAGES = {
  "A comparison of two editions": COMPARISON,
  "An outdated edition": "_site/editions/3.2/index.html",
};

for (const [name, file] of Object.entries(PAGES)) {
  const open: OpenPage = (page, width) =>
    openPage(page, pathToFileURL(path.join(workspace.folder, file)).href, width);
  test.describe(name, () => {
    testPageAccessibility(open);
    if (file === COMPARISON) testKeyboardAndAppearance(open);
    test("is valid HTML", async () => {
      expect(await findHtmlErrors(workspace.read(file))).toEqual([]);
    });
  });
}

test("Additions and removals are distinguishable without colour, and in a screen reader", async ({
  sharedPage: page,
}) => {
  await openPage(page, pathToFileURL(path.join(workspace.folder, COMPARISON)).href);
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
