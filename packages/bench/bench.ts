/*
 * npm run bench -- build|visitors|audit: measures on a machine that does nothing else. Each prints tables for
 * docs/performance.md; options stand at the top of each file.
 */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => import("./build.ts"),
  visitors: () => import("./visitors.ts"),
  audit: () => import("./audit.ts"),
};

const [name = ""] = process.argv.splice(2, 1);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`Name what to measure: npm run bench -- ${Object.keys(BENCHES).join("|")}`);
  process.exitCode = 2;
} else {
  await bench();
}
