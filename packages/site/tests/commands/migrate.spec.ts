import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* A project of an earlier version, whose editions have only their sources. */

const LOG = "_data/changes.json";
const DETAILS = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];

let workspace: Workspace;
/** The files as this version writes them. */
let expected: Record<string, string>;

const listFrozenHtml = () =>
  ["editions/3.2/page.html", "editions/3.3/page.html", "editions/3.3/comparison.html"].filter(
    (file) => workspace.exists(file),
  );
const readTexts = () =>
  Object.fromEntries([LOG, ...listFrozenHtml()].map((file) => [file, workspace.read(file)]));

test.beforeEach(async () => {
  workspace = createWorkspace();
  await workspace.run(["edition", ...DETAILS, "--what", "We wrote the notice."]);
  workspace.edit("src/pages/privacy.md", "safe.", "safe and sound.");
  await workspace.run(["edition", ...DETAILS, "--what", "We say more."]);
  expected = readTexts();
  expect(Object.keys(expected)).toHaveLength(4);

  for (const file of listFrozenHtml()) workspace.remove(file);
  const old = workspace.read(LOG).replaceAll(/,\s*"(?:page|comparison)": "[0-9a-f]{64}"/g, "");
  expect(old).not.toMatch(/"(?:page|comparison)": "[0-9a-f]{64}"/);
  // Unusual formatting, which the migration must keep.
  workspace.write(LOG, `\n${old.replace('"corrections": []', '"corrections":   [ ]')}\n`);
});
test.afterEach(() => workspace.dispose());

test("“privacy-notice migrate” adds HTML and digests once, and keeps the formatting of the change log", async () => {
  const before = workspace.read(LOG);
  expect((await workspace.build()).code, "the old format is rejected").toBe(1);

  const planned = await workspace.run(["migrate", "--dry-run"]);
  expect(planned.stdout).toMatch(/^0\.1\.0: .*\n(?: {2}(?:editions|_data)\/\S+\n){4}$/);
  expect(readTexts()).toEqual({ [LOG]: before });

  const { code, stdout, stderr } = await workspace.run(["migrate"]);
  expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: "", stdout: planned.stdout });
  const added = /,\s*"(?:page|comparison)": "[0-9a-f]{64}"/g;
  expect(workspace.read(LOG).match(added)).toHaveLength(3);
  expect(workspace.read(LOG).replaceAll(added, "")).toBe(before);
  // The HTML is the same as in an edition of this version.
  expect({ ...readTexts(), [LOG]: "" }).toEqual({ ...expected, [LOG]: "" });

  const built = await workspace.build();
  expect(built).toMatchObject({ code: 0, stderr: "" });
  expect(workspace.site()["editions/3.2/index.html"]).toContain("We keep your data safe.");

  const migrated = readTexts();
  const again = await workspace.run(["migrate"]);
  expect(again).toMatchObject({ code: 0, stderr: "" });
  expect(again.stdout).toContain("Nothing to migrate");
  expect(readTexts()).toEqual(migrated);
});

test("The migration exits with code 2 and writes nothing if the change log or an edition cannot be read", async () => {
  const text = workspace.read(LOG);
  workspace.remove("editions/3.2/statement.md");
  const missing = await workspace.run(["migrate"]);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain("editions/3.2/statement.md");
  expect(readTexts()).toEqual({ [LOG]: text });

  workspace.write(LOG, '{ "editions": 1 }');
  const malformed = await workspace.run(["migrate"]);
  expect(malformed).toMatchObject({ code: 2, stdout: "" });
  expect(malformed.stderr).toContain(`${LOG} has errors. Run “npm run check”.`);
});
