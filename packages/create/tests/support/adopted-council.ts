import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

const REPOSITORY = path.join(import.meta.dirname, "../../../..");

/** The folders of the packages that are published. */
const PACKAGES = ["inventory", "site", "audit", "create"];

const NPM = ["--prefer-offline", "--no-audit", "--no-fund"];

/** How a command ended. */
interface Outcome {
  readonly code: number;
  /** Both streams. */
  readonly printed: string;
}

/** A temporary folder with packages as they would be published, and a council that uses them. */
export type Adoption = Awaited<ReturnType<typeof adopt>>;

/** The version of this repository’s packages, and the one that councils upgrade to in tests. */
export const NOW = (
  JSON.parse(readFileSync(path.join(REPOSITORY, "packages/create/package.json"), "utf8")) as {
    version: string;
  }
).version;
export const NEXT = NOW.replace(/\.(\d+)\./, (_whole, minor: string) => `.${Number(minor) + 1}.`);

/** What pages of the next version have and those of this one lack. */
export const MARK_OF_NEXT = "<!-- next version -->";

/** Packs every package, in two versions, and creates a council with the command. Nothing is installed yet. */
export async function adopt() {
  const root = mkdtempSync(path.join(os.tmpdir(), "adopt-"));
  const tarballs = path.join(root, "tarballs");
  const council = path.join(root, "council");
  const specOf = (name: string, version: string) => `file:${tarballs}/${name}-${version}.tgz`;
  const inside = (file: string) => path.join(council, file);
  const read = (file: string) => readFileSync(inside(file), "utf8");
  mkdirSync(tarballs);
  await pack(root, tarballs);

  const created = await run(root, "npx", [
    "--yes",
    specOf("create-privacy-notice", NOW),
    "council",
    "--name=Mereford Council",
    "--home=https://www.mereford.gov.uk",
    "--email=dp@mereford.gov.uk",
    "--yes",
  ]);
  if (created.code !== 0) throw new Error(created.printed);
  /** Makes the council’s package.json name this version of a package. */
  const depend = (name: string, version: string) => {
    const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    manifest["dependencies"] = { ...manifest["dependencies"], [name]: specOf(name, version) };
    // In place of the registry, to which packages are not published by a test.
    manifest["overrides"] = Object.fromEntries(
      [NOW, NEXT].map((each) => [`cookie-inventory@${each}`, specOf("cookie-inventory", each)]),
    );
    writeFileSync(inside("package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  };
  for (const name of ["privacy-notice", "storage-audit"]) depend(name, NOW);
  return {
    /** The council’s folder, inside no repository. */
    council,
    read,
    write: (file: string, text: string) => writeFileSync(inside(file), text),
    files: (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        readdirSync(council, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(council, path.join(entry.parentPath, entry.name)))
          .filter(
            (file) => !/^(?:node_modules|_site|\.build|schemas|test-results)(?:\/|$)/.test(file),
          )
          .map((file) => [file, read(file)]),
      ),
    /** Runs npm in the council’s folder. */
    npm: (...args: readonly string[]) =>
      run(council, "npm", [...args, ...(/^(?:ci|install)$/.test(args[0] ?? "") ? NPM : [])]),
    /** Runs a command of an installed package in the council’s folder. */
    npx: (...args: readonly string[]) => run(council, "npx", ["--no", "--", ...args]),
    depend,
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Packs copies: while a package is packed, its package.json is another one. */
async function pack(root: string, tarballs: string): Promise<void> {
  const copy = path.join(root, "repository");
  cpSync(path.join(REPOSITORY, "packages"), path.join(copy, "packages"), {
    recursive: true,
    filter: (file) =>
      !/^packages\/[^/]+\/(?:node_modules|dist|tests)$/.test(path.relative(REPOSITORY, file)),
  });
  cpSync(path.join(REPOSITORY, "tsconfig.base.json"), path.join(copy, "tsconfig.base.json"));
  symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(copy, "node_modules"), "junction");
  for (const folder of PACKAGES)
    await expectSuccess(path.join(copy, "packages", folder), [
      "pack",
      "--pack-destination",
      tarballs,
    ]);

  // The next version: the same files under another number, but for a mark on each page.
  for (const name of ["cookie-inventory", "privacy-notice"]) {
    const unpacked = path.join(root, "next", name);
    mkdirSync(unpacked, { recursive: true });
    await run(unpacked, "tar", [
      "-xzf",
      path.join(tarballs, `${name}-${NOW}.tgz`),
      "--strip-components=1",
    ]);
    const manifest = path.join(unpacked, "package.json");
    const text = readFileSync(manifest, "utf8");
    const next = text.replaceAll(/("(?:version|cookie-inventory)": )"[^"]*"/g, `$1"${NEXT}"`);
    writeFileSync(manifest, next);
    if (name === "privacy-notice") {
      const layout = path.join(unpacked, "templates/layouts/page.njk");
      writeFileSync(
        layout,
        readFileSync(layout, "utf8").replace("</body>", `${MARK_OF_NEXT}</body>`),
      );
    }
    await expectSuccess(unpacked, ["pack", "--ignore-scripts", "--pack-destination", tarballs]);
  }
}

async function expectSuccess(folder: string, args: readonly string[]): Promise<void> {
  const { code, printed } = await run(folder, "npm", args);
  if (code !== 0) throw new Error(`npm ${args.join(" ")} in ${folder}:\n${printed}`);
}

function run(cwd: string, command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      [...args],
      { cwd, env: machineEnvironment(), maxBuffer: 64_000_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, printed: stdout + stderr }),
    );
  });
}

/** The environment of a machine that has npm and knows nothing of this repository. */
function machineEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      /^npm_config_(?:registry|cache|userconfig)$/.test(name) ||
      !/^(?:npm_|INIT_CWD$|NODE_OPTIONS$|FORCE_COLOR$|GITHUB_|CI$|TEST_|PW_)/.test(name),
  );
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const PATH = folders.filter((folder) => !folder.includes("node_modules")).join(path.delimiter);
  return { ...Object.fromEntries(kept), PATH, NO_COLOR: "1" };
}
