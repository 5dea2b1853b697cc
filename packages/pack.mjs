/*
 * Prepares a package for “npm pack” and “npm publish”, and restores it afterwards. In this repository packages run as
 * TypeScript; Node strips no types below node_modules, so a published package holds compiled JavaScript:
 *
 *   prepare   compiles src into dist, and points package.json at dist
 *   restore   puts package.json back as it was
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const MANIFEST = "package.json";
const ORIGINAL = ".package.json.original";

if (process.argv[2] === "restore") {
  if (existsSync(ORIGINAL)) renameSync(ORIGINAL, MANIFEST);
} else {
  rmSync("dist", { recursive: true, force: true });
  execFileSync(process.execPath, [compiler(), "--project", "."], { stdio: "inherit" });
  const manifest = readFileSync(MANIFEST, "utf8");
  writeFileSync(ORIGINAL, manifest);
  writeFileSync(MANIFEST, manifest.replaceAll(/"\.\/src\/([^"]+)\.ts"/g, '"./dist/$1.js"'));
}

/** TypeScript’s command, wherever npm has put the package. */
function compiler() {
  return path.join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
}
