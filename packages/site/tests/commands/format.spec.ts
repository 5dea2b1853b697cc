import { cpSync } from "node:fs";
import { expect, test } from "playwright/test";
import { TRANSLATIONS_FOLDER } from "test-support";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => (workspace = createWorkspace()));
test.afterEach(() => workspace.dispose());

const PAGE = "src/pages/privacy.md";

test("“privacy-notice format” rewrites pasted text, lists the changed lines, and reports what is left", async () => {
  workspace.edit(PAGE, "We keep your data safe.", "We keep:\n\n•\tnames\n•\temails\n\n(a) safe");
  const first = await workspace.run(["format"]);
  expect(first.code).toBe(1);
  expect(first.stdout).toBe(`${PAGE}, lines that changed:\n  16: - names\n  17: - emails\n`);
  expect(first.stderr).toContain(
    `${PAGE}:19:1: error: This looks like an item of a list with letters`,
  );
  expect(first.stderr).toContain("Left for you to decide: 1 error.");
  expect(workspace.read(PAGE)).toContain("We keep:\n\n- names\n- emails\n\n(a) safe");

  workspace.edit(PAGE, "\n\n(a) safe", "");
  const text = workspace.read(PAGE);
  expect(await workspace.run(["format", PAGE])).toEqual({
    code: 0,
    stdout: "Nothing to format.\n",
    stderr: "",
  });
  expect(workspace.read(PAGE)).toBe(text);
});

test("“privacy-notice format” rewrites translations, by the rules of their language", async () => {
  cpSync(TRANSLATIONS_FOLDER, workspace.folder, { recursive: true });
  const welsh = "src/pages/cy/privacy.md";
  workspace.edit(welsh, "Gweler [", "•\tun\n•\tdau\n\nO dan y gyfraith, gweler [");
  expect(await workspace.run(["format"])).toEqual({
    code: 0,
    stdout: `${welsh}, lines that changed:\n  15: - un\n  16: - dau\n`,
    stderr: "",
  });
});

test("“privacy-notice format” changes nothing if one of its files is no page, or cannot be read", async () => {
  workspace.edit(PAGE, "We keep your data safe.", "\n\n•\tWe keep names.");
  const text = workspace.read(PAGE);
  const other = await workspace.run(["format", PAGE, "_data/cookies.json"]);
  expect(other).toMatchObject({ code: 2, stdout: "" });
  expect(other.stderr).toBe(
    "“_data/cookies.json” is not a page. Name a file in src/pages that ends with .md, or none for all of them.\n",
  );
  workspace.write("src/pages/cookies.md", Uint8Array.of(0xff, 0xfe));
  const unreadable = await workspace.run(["format"]);
  expect(unreadable).toMatchObject({ code: 2, stdout: "" });
  expect(unreadable.stderr).toContain(
    "src/pages/cookies.md: error: This file is not saved as UTF-8",
  );
  expect(workspace.read(PAGE)).toBe(text);
});
