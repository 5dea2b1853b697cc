/*
 * Prepares a package for “npm pack” and “npm publish”, and restores it afterwards. In this repository packages run as
 * TypeScript; Node strips no types below node_modules, so a published package holds compiled JavaScript:
 *
 *   prepare   compiles src into dist, points package.json at dist, and leaves out what only this repository uses
 *   restore   puts package.json back as it was
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const MANIFEST = "package.json";
const ORIGINAL = ".package.json.original";
const COMPILER = path.join(import.meta.dirname, "../node_modules/typescript/bin/tsc");

// Packing may have been interrupted before.
if (existsSync(ORIGINAL)) renameSync(ORIGINAL, MANIFEST);
if (process.argv[2] === "prepare") {
  rmSync("dist", { recursive: true, force: true });
  execFileSync(process.execPath, [COMPILER, "--project", "."], { stdio: "inherit" });
  const manifest = readFileSync(MANIFEST, "utf8");
  const compiled = manifest.replaceAll(/"\.\/src\/([^"]+)\.ts"/g, '"./dist/$1.js"');
  const { devDependencies: _, scripts, ...published } = JSON.parse(compiled);
  // npm reads the script that restores from here.
  const packing = { prepack: scripts.prepack, postpack: scripts.postpack };
  writeFileSync(ORIGINAL, manifest);
  writeFileSync(MANIFEST, `${JSON.stringify({ ...published, scripts: packing }, null, 2)}\n`);
}
