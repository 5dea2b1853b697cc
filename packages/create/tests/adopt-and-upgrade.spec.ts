import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { adopt, type Adoption, MARK_OF_NEXT, NEXT, NOW } from "./support/adopted-council.ts";

/*
 * A council outside this repository, from “npm create” to an upgrade, with packages as they would be published. Packing
 * and installing take most of the time: the tests share them and run in order.
 */

test.describe.configure({ mode: "serial", timeout: 300_000 });

test.describe("Adoption and upgrade", { tag: "@slow" }, () => {
  let adoption: Adoption;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    adoption = await adopt();
  });
  test.afterAll(() => adoption.dispose());

  const read = (file: string) => adoption.read(file);
  const lockedVersions = () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { version: string; link?: boolean }>;
    };
    return Object.fromEntries(
      Object.entries(packages).map(([name, { version }]) => [name, version]),
    );
  };

  /** Open questions are left to the council; the check finds no more. */
  async function expectNoProblem(): Promise<void> {
    const { code, printed } = await adoption.npm("run", "check");
    expect(printed.match(/^\S+: (?:error|warning): .*$/gm) ?? []).toEqual([]);
    expect(printed).toMatch(/The check found \d+ questions\.\n$/);
    expect(code).toBe(0);
  }

  test("A new council builds, and passes its check and its tests", async () => {
    const locked = await adoption.npm("install", "--package-lock-only");
    expect(locked.code, locked.printed).toBe(0);
    const installed = await adoption.npm("ci");
    expect(installed.code, installed.printed).toBe(0);
    expect(lockedVersions()).toMatchObject({
      "node_modules/privacy-notice": NOW,
      "node_modules/storage-audit": NOW,
      "node_modules/cookie-inventory": NOW,
    });
    // What “npm start” writes first: help for editors in _data.
    expect((await adoption.npm("run", "prestart")).code).toBe(0);
    expect(existsSync(path.join(adoption.council, "schemas/cookies.schema.json"))).toBe(true);

    await expectNoProblem();

    const tested = await adoption.npm("test");
    expect(tested.code, tested.printed).toBe(0);
    expect(tested.printed).toMatch(/\d{2,} passed/);
    expect(tested.printed).not.toMatch(/\d+ (?:failed|flaky)/);
    expect(read("_site/index.html")).toContain("Mereford Council is the data controller");
    expect(read("_site/index.html")).not.toContain(MARK_OF_NEXT);
  });

  test("The audit’s command runs, and names what it needs", async () => {
    const { code, printed } = await adoption.npx("storage-audit", "run");
    expect(code).toBe(2);
    expect(printed).toContain("npx storage-audit run https://");
  });

  test("The first editions are frozen", async () => {
    const sentences = [
      "--what",
      "We publish this.",
      "--why",
      "People asked for this.",
      "--effect",
      "You can read it.",
    ];
    const first = await adoption.npx(
      "privacy-notice",
      "edition",
      "--number",
      "1.0",
      "--kind",
      "major",
      ...sentences,
    );
    expect(first.code, first.printed).toBe(0);
    const statement = read("src/pages/privacy.md");
    adoption.write("src/pages/privacy.md", statement.replace("in every case", "each time"));
    const second = await adoption.npx("privacy-notice", "edition", "--kind", "minor", ...sentences);
    expect(second.code, second.printed).toBe(0);
    const built = await adoption.npm("run", "build");
    expect(built.code, built.printed).toBe(0);
    await expectNoProblem();
  });

  test("An upgrade is a change of one dependency, and changes no file of the council’s", async () => {
    const before = adoption.files();
    const versions = lockedVersions();
    adoption.depend("privacy-notice", NEXT);
    const installed = await adoption.npm("install");
    expect(installed.code, installed.printed).toBe(0);

    const built = await adoption.npm("run", "build");
    expect(built.code, built.printed).toBe(0);
    expect(read("_site/index.html")).toContain(MARK_OF_NEXT);
    expect((await adoption.npx("privacy-notice", "--version")).printed).toBe(`${NEXT}\n`);
    await expectNoProblem();

    const after = adoption.files();
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.toSorted()).toEqual(["package-lock.json", "package.json"]);
    const others = Object.entries(lockedVersions()).filter(
      ([name, version]) =>
        versions[name] !== version && !/(?:^|\/)(?:privacy-notice|cookie-inventory)$/.test(name),
    );
    expect(others).toEqual([]);
  });

  test("Editions in the old form are refused, with the command that migrates them, and migrated once", async () => {
    const FILES = [
      "editions/1.0/page.html",
      "editions/1.1/page.html",
      "editions/1.1/comparison.html",
    ];
    const published = FILES.map(read);
    const current = read("_data/changes.json");
    // Until 0.1.0, editions had no HTML; this council’s file has blank lines and spaces of its own.
    const old = current
      .replaceAll(/,\n\s*"(?:page|comparison)": "[0-9a-f]{64}"/g, "")
      .replace('"kind": "major",', '"kind":    "major",\n\n');
    expect(old).not.toMatch(/"page"|"comparison"/);
    adoption.write("_data/changes.json", old);
    for (const file of FILES) rmSync(path.join(adoption.council, file));

    const refused = await adoption.npm("run", "build");
    expect(refused.code).toBe(1);
    expect(refused.printed).toContain("_data/changes.json:");
    expect(refused.printed).toContain("npx privacy-notice migrate");

    const dry = await adoption.npx("privacy-notice", "migrate", "--dry-run");
    expect(dry).toMatchObject({
      code: 0,
      printed: expect.stringContaining("editions/1.1/comparison.html"),
    });
    expect(read("_data/changes.json")).toBe(old);

    const migrated = await adoption.npx("privacy-notice", "migrate");
    expect(migrated.code, migrated.printed).toBe(0);
    for (const file of [...FILES, "_data/changes.json"]) expect(migrated.printed).toContain(file);
    expect(FILES.map(read)).toEqual(published);
    const text = read("_data/changes.json");
    expect(JSON.parse(text)).toEqual(JSON.parse(current));
    expect(text.replaceAll(/,\n\s*"(?:page|comparison)": "[0-9a-f]{64}"/g, "")).toBe(old);

    const again = await adoption.npx("privacy-notice", "migrate");
    expect(again).toMatchObject({
      code: 0,
      printed: expect.stringContaining("Nothing to migrate"),
    });
    expect(read("_data/changes.json")).toBe(text);
    const built = await adoption.npm("run", "build");
    expect(built.code, built.printed).toBe(0);
    await expectNoProblem();
  });
});
