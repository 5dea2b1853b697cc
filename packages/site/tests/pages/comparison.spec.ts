import path from "node:path";
import { pathToFileURL } from "node:url";
import { findHtmlErrors } from "../../src/testing/html-validation.ts";
import {
  testKeyboardAndAppearance,
  testPageAccessibility,
  testTextDirection,
} from "../../src/testing/page-accessibility.ts";
import { expect, type OpenPage, openPage, test } from "../../src/testing/site-fixtures.ts";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* The pages of an outdated edition and of a comparison of two editions, built from the test council’s files. */

/** A table with the most columns that are allowed, and some long words. */
const TABLE = `
Table: How long we keep records

| Record | Kept for | Starting when | Required by | Kept in | Who can see it |
| --- | --: | --- | --- | --- | --- |
| Planning applications | 15 years | The decision | The [planning laws](https://www.gov.uk/planning) | \`archive\` | Everybody |
| Correspondence | 2 years | Your last letter | Administrative responsibilities | Safe | |
`;

let workspace: Workspace;
test.beforeAll(async () => {
  workspace = createWorkspace();
  const file = "src/pages/privacy.md";
  workspace.write(file, workspace.read(file) + TABLE);
  const options = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];
  // Wider than a window of 320 px.
  const policy = "https://www.mereford.example/privacy-and-cookies";
  workspace.set("_data/cookies.json", ["providers", "mereford", "privacyPolicy"], policy);
  await workspace.run(["edition", ...options, "--what", "We wrote the notice."]);
  workspace.edit(file, "15 years", "20 years");
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
    testTextDirection(open);
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

test("A table in Markdown has a caption and headers, and is stacked on narrow screens with its headers as labels", async ({
  sharedPage: page,
}) => {
  const address = pathToFileURL(path.join(workspace.folder, PAGES["An outdated edition"])).href;
  await openPage(page, address);
  const table = page.getByRole("table", { name: "How long we keep records" });
  await expect(table.getByRole("columnheader")).toHaveCount(6);
  const row = table.getByRole("row", { name: "Planning applications" });
  await expect(row.getByRole("rowheader")).toHaveText("Planning applications");
  await expect(row.getByRole("cell")).toHaveText([
    "15 years",
    "The decision",
    "The planning laws",
    "archive",
    "Everybody",
  ]);

  await openPage(page, address, 320);
  const cell = row.getByRole("cell", { name: "15 years" });
  await expect(cell).toHaveCSS("display", "block");
  await expect(cell).toHaveCSS("text-align", "start");
  expect(await cell.evaluate((element) => getComputedStyle(element, "::before").content)).toContain(
    '"Kept for: "',
  );
  await expect(table.getByRole("columnheader")).toHaveCount(6);
});

test("A changed cell is compared with its row", async ({ sharedPage: page }) => {
  await openPage(page, pathToFileURL(path.join(workspace.folder, COMPARISON)).href);
  await expect(page.getByText("Planning applications:")).toHaveText(
    /^Planning applications:\s+removed: 15\s+added: 20, end of change, years; The decision; The/,
  );
});

test("A table is a list of its rows in the plain text", () => {
  expect(workspace.read("_site/privacy.txt")).toContain(`
How long we keep records

Planning applications
    Kept for: 20 years
    Starting when: The decision
    Required by: The planning laws [https://www.gov.uk/planning]
    Kept in: archive
    Who can see it: Everybody
`);
});
