import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "playwright/test";
import { startTestServer } from "test-support";
import {
  adopt,
  type Adoption,
  CURRENT_VERSION,
  NEXT_MARKER,
  NEXT_VERSION,
} from "./support/adopted-council.ts";

/*
 * A council outside this repository, from “npm create” to an upgrade, with packages as they would be published. The tests
 * run in order and share one installation, because packing and installing take most of the time.
 */

/** In milliseconds. On a new machine, npm downloads every package. */
const INSTALLATION_TIMEOUT = 600_000;

test.describe.configure({ mode: "serial", timeout: INSTALLATION_TIMEOUT });

test.describe("Adoption and upgrade", { tag: "@slow" }, () => {
  let adoption: Adoption;
  test.beforeAll(async () => {
    test.setTimeout(INSTALLATION_TIMEOUT);
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
    const { code, output } = await run;
    expect(code, output).toBe(0);
    return output;
  }

  /** Expects no errors or warnings. Open questions are allowed, since only the council can answer them. */
  async function expectOnlyQuestions(): Promise<void> {
    const output = await expectSuccess(adoption.npm("run", "check"));
    expect(output.match(/^\S+: (?:error|warning): .*$/gm) ?? []).toEqual([]);
    expect(output).toMatch(/The check found \d+ questions\.\n$/);
  }

  test("A new council’s check, build and tests pass", async () => {
    await expectSuccess(adoption.npm("install", "--package-lock-only"));
    await expectSuccess(adoption.npm("ci"));
    expect(lockedVersions()).toMatchObject({
      "node_modules/privacy-notice": CURRENT_VERSION,
      "node_modules/storage-audit": CURRENT_VERSION,
      "node_modules/cookie-inventory": CURRENT_VERSION,
    });
    // “npm start” runs this first, for the editors of _data.
    await expectSuccess(adoption.npm("run", "prestart"));
    expect(existsSync(path.join(adoption.council, "schemas/cookies.schema.json"))).toBe(true);

    await expectOnlyQuestions();

    const tested = await expectSuccess(adoption.npm("test", "--", "--timeout=180000"));
    expect(tested).toMatch(/\d{2,} passed/);
    expect(tested).not.toMatch(/\d+ (?:failed|flaky)/);
    expect(read("_site/index.html")).toContain("Mereford Council is the data controller");
    expect(read("_site/index.html")).not.toContain(NEXT_MARKER);
  });

  test("The audit’s command runs, and asks for an address", async () => {
    const { code, output } = await adoption.npx("storage-audit", "run");
    expect(code).toBe(2);
    expect(output).toContain("npx storage-audit run https://");
  });

  test("The audit works in a folder without a privacy notice, and from a program", async () => {
    const website = await startTestServer((_request, response) => {
      response.setHeader("Set-Cookie", "session=1");
      response.writeHead(200, { "Content-Type": "text/html" }).end("<title>Shop</title>");
    });
    const args = ["run", website.address, "--no-consent", "--max-pages", "1"];
    const output = await expectSuccess(adoption.auditElsewhere(...args));
    expect(output).toContain("Nothing was compared: there is no inventory. 1 stored item found");
    await website.close();

    adoption.write(
      "imported.js",
      `console.log(Object.keys(await import("storage-audit")).join());`,
    );
    const imported = await expectSuccess(adoption.npx("node", "imported.js"));
    expect(imported.split(",")).toContain("audit");
    rmSync(path.join(adoption.council, "imported.js"));
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
    await expectSuccess(edition("--kind=major"));
    const notice = read("src/pages/privacy.md");
    adoption.write("src/pages/privacy.md", notice.replace("in every case", "each time"));
    await expectSuccess(edition("--kind=minor"));
    await expectSuccess(adoption.npm("run", "build"));
    await expectOnlyQuestions();
  });

  test("An upgrade changes one dependency and no other file", async () => {
    const before = adoption.files();
    const versions = lockedVersions();
    adoption.setDependency("privacy-notice", NEXT_VERSION);
    await expectSuccess(adoption.npm("install"));
    await expectSuccess(adoption.npm("run", "build"));
    expect(read("_site/index.html")).toContain(NEXT_MARKER);
    expect((await adoption.npx("privacy-notice", "--version")).output).toBe(`${NEXT_VERSION}\n`);
    await expectOnlyQuestions();

    const after = adoption.files();
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.toSorted()).toEqual(["package-lock.json", "package.json"]);
    const otherUpgrades = Object.entries(lockedVersions()).filter(
      ([name, version]) =>
        versions[name] !== version && !/(?:^|\/)(?:privacy-notice|cookie-inventory)$/.test(name),
    );
    expect(otherUpgrades).toEqual([]);
  });

  test("Rejects editions in an old format, and names the command that migrates them", async () => {
    const FILES = [
      "editions/1.0/page.html",
      "editions/1.1/page.html",
      "editions/1.1/comparison.html",
    ];
    const published = FILES.map(read);
    // Before 0.1.0, editions had no HTML.
    const current = read("_data/changes.json");
    const old = current.replaceAll(/,\n\s*"(?:page|comparison)": "[0-9a-f]{64}"/g, "");
    expect(old).not.toMatch(/"page"|"comparison"/);
    adoption.write("_data/changes.json", old);
    for (const file of FILES) rmSync(path.join(adoption.council, file));

    const refused = await adoption.npm("run", "build");
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("_data/changes.json:");
    expect(refused.output).toContain("npx privacy-notice migrate");
    await expectSuccess(adoption.npx("privacy-notice", "migrate"));
    expect(FILES.map(read)).toEqual(published);
    expect(JSON.parse(read("_data/changes.json"))).toEqual(JSON.parse(current));
    await expectSuccess(adoption.npm("run", "build"));
    await expectOnlyQuestions();
  });
});
