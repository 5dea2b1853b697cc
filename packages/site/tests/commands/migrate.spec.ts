import { expect, test } from "playwright/test";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

/* A project of an earlier version: its editions keep their sources alone. */

const LOG = "_data/changes.json";
const WORDS = ["--kind", "minor", "--why", "People asked.", "--effect", "You know more."];

let workspace: Workspace;
/** The files as this version writes them. */
let now: Record<string, string>;

const frozenHtml = () =>
  ["editions/3.2/page.html", "editions/3.3/page.html", "editions/3.3/comparison.html"].filter(
    (file) => workspace.exists(file),
  );
const texts = () =>
  Object.fromEntries([LOG, ...frozenHtml()].map((file) => [file, workspace.read(file)]));

test.beforeEach(async () => {
  workspace = createWorkspace();
  await workspace.run(["edition", ...WORDS, "--what", "We wrote the notice."]);
  workspace.edit("src/pages/privacy.md", "safe.", "safe and sound.");
  await workspace.run(["edition", ...WORDS, "--what", "We say more."]);
  now = texts();
  expect(Object.keys(now)).toHaveLength(4);

  for (const file of frozenHtml()) workspace.remove(file);
  const old = workspace.read(LOG).replaceAll(/,\s*"(?:page|comparison)": "[0-9a-f]{64}"/g, "");
  expect(old).not.toMatch(/"(?:page|comparison)": "[0-9a-f]{64}"/);
  // Formatted as no program would: that has to stay.
  workspace.write(LOG, `\n${old.replace('"corrections": []', '"corrections":   [ ]')}\n`);
});
test.afterEach(() => workspace.dispose());

test("“privacy-notice migrate” adds HTML and digests, leaves the log’s form as it is, and does it once", async () => {
  const before = workspace.read(LOG);
  expect((await workspace.build()).code, "the old form is refused").toBe(1);

  const planned = await workspace.run(["migrate", "--dry-run"]);
  expect(planned.stdout).toMatch(/^0\.1\.0: .*\n(?: {2}(?:editions|_data)\/\S+\n){4}$/);
  expect(texts()).toEqual({ [LOG]: before });

  const { code, stdout, stderr } = await workspace.run(["migrate"]);
  expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: "", stdout: planned.stdout });
  const added = /,\s*"(?:page|comparison)": "[0-9a-f]{64}"/g;
  expect(workspace.read(LOG).match(added)).toHaveLength(3);
  expect(workspace.read(LOG).replaceAll(added, "")).toBe(before);
  // The same HTML as this version freezes by itself.
  expect({ ...texts(), [LOG]: "" }).toEqual({ ...now, [LOG]: "" });

  const built = await workspace.build();
  expect(built).toMatchObject({ code: 0, stderr: "" });
  expect(workspace.site()["editions/3.2/index.html"]).toContain("We keep your data safe.");

  const migrated = texts();
  const again = await workspace.run(["migrate"]);
  expect(again).toMatchObject({ code: 0, stderr: "" });
  expect(again.stdout).toContain("Nothing to migrate");
  expect(texts()).toEqual(migrated);
});

test("A log or an edition that cannot be read ends the migration with 2, and nothing is written", async () => {
  const text = workspace.read(LOG);
  workspace.remove("editions/3.2/statement.md");
  const missing = await workspace.run(["migrate"]);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain("editions/3.2/statement.md");
  expect(texts()).toEqual({ [LOG]: text });

  workspace.write(LOG, '{ "editions": 1 }');
  const malformed = await workspace.run(["migrate"]);
  expect(malformed).toMatchObject({ code: 2, stdout: "" });
  expect(malformed.stderr).toContain(`${LOG} has errors: run “npm run check”.`);
});
