import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

/** The package's command: its binary differs from platform to platform. */
const COMMAND = path.join(
  path.dirname(createRequire(import.meta.url).resolve("sass-embedded")),
  "../bin/sass.js",
);

/**
 * Compiles Sass to CSS; `folders` are where “@use” looks. A process of its own does it: loading the package here takes twice
 * as long as compiling, and everything else would wait. Its warnings go to standard error.
 * Throws an Error with what Sass says, which names file and line.
 */
export async function compileSass(text: string, folders: readonly string[]): Promise<string> {
  const args = ["--stdin", "--no-source-map", ...folders.map((folder) => `--load-path=${folder}`)];
  const running = promisify(execFile)(process.execPath, [COMMAND, ...args], { maxBuffer: 1e8 });
  // Where it ends before it has read all, that is told by how it ends.
  running.child.stdin?.on("error", () => undefined).end(text);
  let written: Awaited<typeof running>;
  try {
    written = await running;
  } catch (cause) {
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : "";
    throw said === "" ? cause : new Error(said);
  }
  // The command ends well even where the process that it starts was killed.
  if (written.stdout.trim() === "")
    throw new Error(`Sass wrote no styles. ${written.stderr}`.trim());
  process.stderr.write(written.stderr);
  return written.stdout;
}
