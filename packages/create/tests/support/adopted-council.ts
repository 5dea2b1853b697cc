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

const INSTALL_OPTIONS = ["--prefer-offline", "--no-audit", "--no-fund"];

interface CommandResult {
  readonly code: number;
  /** Standard output, then standard error. */
  readonly output: string;
}

/** A temporary folder with packages as they would be published, and a council that uses them. */
export type Adoption = Awaited<ReturnType<typeof adopt>>;

/** The version of this repository’s packages. */
export const CURRENT_VERSION = (
  JSON.parse(readFileSync(path.join(REPOSITORY, "packages/create/package.json"), "utf8")) as {
    version: string;
  }
).version;
/** The version that the council upgrades to. */
export const NEXT_VERSION = CURRENT_VERSION.replace(
  /\.(\d+)\./,
  (_whole, minor: string) => `.${Number(minor) + 1}.`,
);

/** Text that only pages of the next version contain. */
export const NEXT_MARKER = "<!-- next version -->";

/** Packs every package, some in two versions, and creates a council with the command. Installs nothing yet. */
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
    specOf("create-privacy-notice", CURRENT_VERSION),
    "council",
    "--name=Mereford Council",
    "--home=https://www.mereford.gov.uk",
    "--email=dp@mereford.gov.uk",
    "--yes",
  ]);
  if (created.code !== 0) throw new Error(created.output);
  /** Sets the version of a package in the council’s package.json. */
  const setDependency = (name: string, version: string) => {
    const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    manifest["dependencies"] = { ...manifest["dependencies"], [name]: specOf(name, version) };
    // Tests cannot install this package from the registry.
    manifest["overrides"] = Object.fromEntries(
      [CURRENT_VERSION, NEXT_VERSION].map((each) => [
        `cookie-inventory@${each}`,
        specOf("cookie-inventory", each),
      ]),
    );
    writeFileSync(inside("package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  };
  for (const name of ["privacy-notice", "storage-audit"]) setDependency(name, CURRENT_VERSION);
  return {
    /** The council’s folder, outside this repository. */
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
      run(council, "npm", [
        ...args,
        ...(/^(?:ci|install)$/.test(args[0] ?? "") ? INSTALL_OPTIONS : []),
      ]),
    /** Runs a command of an installed package in the council’s folder. */
    npx: (...args: readonly string[]) => run(council, "npx", ["--no", "--", ...args]),
    /** Runs the installed storage-audit in an empty folder. */
    auditElsewhere: (...args: readonly string[]) => {
      const empty = mkdtempSync(path.join(root, "empty-"));
      const command = inside("node_modules/storage-audit/bin/storage-audit.js");
      return run(empty, process.execPath, [command, ...args]);
    },
    setDependency,
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Packs the packages. Uses copies, because packing temporarily changes package.json. */
async function pack(root: string, tarballs: string): Promise<void> {
  const copy = path.join(root, "repository");
  for (const folder of ["packages", ".vscode", "schemas"])
    cpSync(path.join(REPOSITORY, folder), path.join(copy, folder), {
      recursive: true,
      filter: (file) => !/^packages\/[^/]+\/(?:dist|tests)$/.test(path.relative(REPOSITORY, file)),
    });
  cpSync(path.join(REPOSITORY, "tsconfig.base.json"), path.join(copy, "tsconfig.base.json"));
  symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(copy, "node_modules"), "junction");
  for (const folder of PACKAGES)
    await expectSuccess(path.join(copy, "packages", folder), [
      "pack",
      "--pack-destination",
      tarballs,
    ]);

  // The next version has the same files, except for its version and a marker on each page.
  for (const name of ["cookie-inventory", "privacy-notice"]) {
    const unpacked = path.join(root, "next", name);
    mkdirSync(unpacked, { recursive: true });
    await run(unpacked, "tar", [
      "-xzf",
      path.join(tarballs, `${name}-${CURRENT_VERSION}.tgz`),
      "--strip-components=1",
    ]);
    const manifest = path.join(unpacked, "package.json");
    const text = readFileSync(manifest, "utf8");
    const next = text.replaceAll(
      /("(?:version|cookie-inventory)": )"[^"]*"/g,
      `$1"${NEXT_VERSION}"`,
    );
    writeFileSync(manifest, next);
    if (name === "privacy-notice") {
      const layout = path.join(unpacked, "templates/layouts/page.njk");
      writeFileSync(
        layout,
        readFileSync(layout, "utf8").replace("</body>", `${NEXT_MARKER}</body>`),
      );
    }
    await expectSuccess(unpacked, ["pack", "--ignore-scripts", "--pack-destination", tarballs]);
  }
}

async function expectSuccess(folder: string, args: readonly string[]): Promise<void> {
  const { code, output } = await run(folder, "npm", args);
  if (code !== 0) throw new Error(`npm ${args.join(" ")} in ${folder}:\n${output}`);
}

function run(cwd: string, command: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      [...args],
      { cwd, env: createEnvironment(), maxBuffer: 64_000_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Returns the environment of a machine that has npm but not this repository. */
function createEnvironment(): NodeJS.ProcessEnv {
  const variables = Object.entries(process.env).filter(
    ([name]) =>
      /^npm_config_(?:registry|cache|userconfig)$/.test(name) ||
      !/^(?:npm_|INIT_CWD$|NODE_OPTIONS$|FORCE_COLOR$|GITHUB_|CI$|TEST_|PW_)/.test(name),
  );
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const PATH = folders.filter((folder) => !folder.includes("node_modules")).join(path.delimiter);
  return { ...Object.fromEntries(variables), PATH, NO_COLOR: "1" };
}
