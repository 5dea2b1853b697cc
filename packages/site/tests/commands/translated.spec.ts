import { cpSync } from "node:fs";
import { expect, test } from "playwright/test";
import { TRANSLATIONS_FOLDER } from "test-support";
import { createWorkspace, type Workspace } from "../support/workspace.ts";

let workspace: Workspace;
test.beforeEach(() => {
  workspace = createWorkspace();
  cpSync(TRANSLATIONS_FOLDER, workspace.folder, { recursive: true });
});
test.afterEach(() => workspace.dispose());

const CONFIRMED = "_data/translations.json";
const WELSH = "src/pages/cy/privacy.md";

const run = (...args: string[]) => workspace.run(["translated", ...args]);
const check = async () => (await workspace.run(["check"])).stdout;

test("“privacy-notice translated” confirms a translation, until its source changes", async () => {
  workspace.edit("src/pages/privacy.md", "for more.", "for much more.");
  expect(await check()).toContain("The section “Cwcis” may be out of date");
  expect(await run(WELSH)).toEqual({
    code: 0,
    stdout: `${WELSH}: confirmed 5 texts, of which 1 had changed: line 11.\n`,
    stderr: "",
  });
  expect(await check()).not.toContain("Cwcis");
  expect(workspace.read(CONFIRMED)).toMatch(/^ {6}"[0-9a-f]{16}",?$/m);
  const before = workspace.read(CONFIRMED);
  expect((await run(WELSH)).stdout).toBe(
    `${WELSH}: confirmed 5 texts, none of which had changed.\n`,
  );
  expect(workspace.read(CONFIRMED)).toBe(before);
});

test("“--all” confirms every translation, and forgets files that no longer have any", async () => {
  workspace.write(CONFIRMED, '{ "cy": { "src/pages/old.md": [] } }');
  const { code, stdout } = await run("--all");
  expect({ code, lines: stdout.trim().split("\n").toSorted() }).toEqual({
    code: 0,
    lines: [
      "_data/cookies.json in Cymraeg: confirmed 2 texts for the first time.",
      "src/pages/ar/privacy.md: confirmed 1 text for the first time.",
      "src/pages/cy/404.md: confirmed 3 texts for the first time.",
      "src/pages/cy/accessibility.md: confirmed 4 texts for the first time.",
      "src/pages/cy/cookies.md: confirmed 4 texts for the first time.",
      "src/pages/cy/privacy.md: confirmed 5 texts for the first time.",
    ],
  });
  expect(workspace.read(CONFIRMED)).not.toContain("old.md");
  expect(await check()).not.toContain("outdated-translation");
});

test("“--language” confirms the texts of a file in one language", async () => {
  workspace.remove(CONFIRMED);
  expect((await run("_data/cookies.json", "--language", "cy")).stdout).toBe(
    "_data/cookies.json in Cymraeg: confirmed 2 texts for the first time.\n",
  );
  expect(Object.keys(JSON.parse(workspace.read(CONFIRMED)) as object)).toEqual(["cy"]);
});

/** Arguments that are refused, each with the message. */
const REFUSED: readonly (readonly [args: readonly string[], message: string])[] = [
  [
    [],
    "Name the translations that you have compared, or write “--all” for all of them. For example: npx privacy-notice translated src/pages/cy/privacy.md\n",
  ],
  [
    [WELSH, "--all"],
    "Name the translations that you have compared, or write “--all” for all of them. For example: npx privacy-notice translated src/pages/cy/privacy.md\n",
  ],
  [
    ["src/pages/privacy.md"],
    "src/pages/privacy.md has no translations. Name its translation: src/pages/cy/privacy.md, src/pages/ar/privacy.md.\n",
  ],
  [
    ["_data/notice.json"],
    "_data/notice.json has no translations. Name a file with translations, such as: npx privacy-notice translated src/pages/cy/privacy.md\n",
  ],
  [
    [WELSH, "--language", "pl"],
    "This site is not translated into “pl”. Its translations are: cy, ar.\n",
  ],
];

for (const [args, message] of REFUSED) {
  test(`“translated ${args.join(" ")}” is refused with one message, and nothing is written`, async () => {
    const before = workspace.read(CONFIRMED);
    expect(await run(...args)).toEqual({ code: 2, stdout: "", stderr: message });
    expect(workspace.read(CONFIRMED)).toBe(before);
  });
}

test("A page with errors cannot be confirmed, nor can anything before the file can be read", async () => {
  const before = workspace.read(CONFIRMED);
  workspace.edit(WELSH, "## Cwcis {#cookies}", "");
  const missing = await run(WELSH);
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toContain("The section “Cookies” is not in Cymraeg (cy)");
  expect((await run("--all")).code).toBe(2);
  workspace.write(WELSH, "---\ntitle\n---\n");
  expect((await run(WELSH)).stderr).toContain("[yaml-syntax]");
  expect(workspace.read(CONFIRMED)).toBe(before);

  workspace.write(CONFIRMED, "<<<<<<< ours\n{}");
  expect((await run("src/pages/cy/cookies.md")).stderr).toContain("There is a merge conflict here");
  expect(workspace.read(CONFIRMED)).toBe("<<<<<<< ours\n{}");
});

test("A site with one language has nothing to confirm", async () => {
  workspace.set("_data/organisation.json", ["languages"], undefined);
  expect((await run("--all")).stderr).toBe(
    "This site has only one language. To translate it, add “languages” to _data/organisation.json: see docs/editing.md.\n",
  );
});
