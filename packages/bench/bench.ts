/*
 * npm run bench -- build|page-load|audit|suggestions|peers: prints tables for docs and READMEs. Run it on an otherwise idle machine. The
 * options are at the top of each file.
 */
const BENCHMARKS: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => import("./build.ts"),
  "page-load": () => import("./page-load.ts"),
  audit: () => import("./audit.ts"),
  suggestions: () => import("./suggestions.ts"),
  peers: () => import("./peers.ts"),
};

const [name = ""] = process.argv.splice(2, 1);
const run = BENCHMARKS[name];
if (run === undefined) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHMARKS).join("|")}`);
  process.exitCode = 2;
} else {
  await run();
}
