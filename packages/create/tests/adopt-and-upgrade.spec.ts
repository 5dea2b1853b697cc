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

  async function expectSuccess(run: ReturnType<Adoption["npm"]>): Promise<string> {
    const { code, printed } = await run;
    expect(code, printed).toBe(0);
    return printed;
  }

  /** Open questions are left to the council; the check finds no more. */
  async function expectNoProblem(): Promise<void> {
    const printed = await expectSuccess(adoption.npm("run", "check"));
    expect(printed.match(/^\S+: (?:error|warning): .*$/gm) ?? []).toEqual([]);
    expect(printed).toMatch(/The check found \d+ questions\.\n$/);
  }

  test("A new council builds, and passes its check and its tests", async () => {
    await expectSuccess(adoption.npm("install", "--package-lock-only"));
    await expectSuccess(adoption.npm("ci"));
    expect(lockedVersions()).toMatchObject({
      "node_modules/privacy-notice": NOW,
      "node_modules/storage-audit": NOW,
      "node_modules/cookie-inventory": NOW,
    });
    // What “npm start” writes first: help for editors in _data.
    await expectSuccess(adoption.npm("run", "prestart"));
    expect(existsSync(path.join(adoption.council, "schemas/cookies.schema.json"))).toBe(true);

    await expectNoProblem();

    const tested = await expectSuccess(adoption.npm("test"));
    expect(tested).toMatch(/\d{2,} passed/);
    expect(tested).not.toMatch(/\d+ (?:failed|flaky)/);
    expect(read("_site/index.html")).toContain("Mereford Council is the data controller");
    expect(read("_site/index.html")).not.toContain(MARK_OF_NEXT);
  });

  test("The audit’s command runs, and names what it needs", async () => {
    const { code, printed } = await adoption.npx("storage-audit", "run");
    expect(code).toBe(2);
    expect(printed).toContain("npx storage-audit run https://");
  });

  test("The first editions are frozen", async () => {
    const edition = (...args: readonly string[]) =>
      adoption.npx(
        "privacy-notice",
        "edition",
        "--what=We publish this.",
        "--why=People asked for this.",
        "--effect=You can read it.",
        ...args,
      );
    await expectSuccess(edition("--number=1.0", "--kind=major"));
    const statement = read("src/pages/privacy.md");
    adoption.write("src/pages/privacy.md", statement.replace("in every case", "each time"));
    await expectSuccess(edition("--kind=minor"));
    await expectSuccess(adoption.npm("run", "build"));
    await expectNoProblem();
  });

  test("An upgrade is a change of one dependency, and changes no file of the council’s", async () => {
    const before = adoption.files();
    const versions = lockedVersions();
    adoption.depend("privacy-notice", NEXT);
    await expectSuccess(adoption.npm("install"));
    await expectSuccess(adoption.npm("run", "build"));
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

  test("Editions in the old form are refused, with the command that migrates them", async () => {
    const FILES = [
      "editions/1.0/page.html",
      "editions/1.1/page.html",
      "editions/1.1/comparison.html",
    ];
    const published = FILES.map(read);
    // Until 0.1.0, editions had no HTML.
    const current = read("_data/changes.json");
    const old = current.replaceAll(/,\n\s*"(?:page|comparison)": "[0-9a-f]{64}"/g, "");
    expect(old).not.toMatch(/"page"|"comparison"/);
    adoption.write("_data/changes.json", old);
    for (const file of FILES) rmSync(path.join(adoption.council, file));

    const refused = await adoption.npm("run", "build");
    expect(refused.code).toBe(1);
    expect(refused.printed).toContain("_data/changes.json:");
    expect(refused.printed).toContain("npx privacy-notice migrate");
    await expectSuccess(adoption.npx("privacy-notice", "migrate"));
    expect(FILES.map(read)).toEqual(published);
    expect(JSON.parse(read("_data/changes.json"))).toEqual(JSON.parse(current));
    await expectSuccess(adoption.npm("run", "build"));
    await expectNoProblem();
  });
});
