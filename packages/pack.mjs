/*
 * Prepares a package for “npm pack” and “npm publish”, and restores it afterwards. In this repository packages run as
 * TypeScript. Node.js does not strip types in node_modules, so published packages have compiled JavaScript:
 *
 *   prepare   compiles src to dist, and rewrites package.json to use dist, without what only this repository needs
 *   restore   restores the original package.json
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const MANIFEST = "package.json";
const ORIGINAL = ".package.json.original";
const COMPILER = path.join(import.meta.dirname, "../node_modules/typescript/bin/tsc");

// An earlier run may have been interrupted.
if (existsSync(ORIGINAL)) renameSync(ORIGINAL, MANIFEST);
if (process.argv[2] === "prepare") {
  rmSync("dist", { recursive: true, force: true });
  execFileSync(process.execPath, [COMPILER, "--project", "."], { stdio: "inherit" });
  const manifest = readFileSync(MANIFEST, "utf8");
  const compiled = manifest.replaceAll(/"\.\/src\/([^"]+)\.ts"/g, '"./dist/$1.js"');
  const { devDependencies: _, scripts, ...published } = JSON.parse(compiled);
  // npm reads postpack from the rewritten file.
  const packScripts = { prepack: scripts.prepack, postpack: scripts.postpack };
  writeFileSync(ORIGINAL, manifest);
  writeFileSync(MANIFEST, `${JSON.stringify({ ...published, scripts: packScripts }, null, 2)}\n`);
}
