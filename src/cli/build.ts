import path from "node:path";
import { buildSite } from "../site/build.ts";
import { printFailure } from "./failure.ts";
import { printBuilt } from "./built.ts";

const OUTPUT = "_site";

// Eleventy takes the current folder for the project's.
process.chdir(path.join(import.meta.dirname, "../.."));
try {
  const started = performance.now();
  const files = await buildSite(OUTPUT);
  printBuilt(files, performance.now() - started, OUTPUT);
} catch (cause) {
  printFailure(cause, `Nothing was built; ${OUTPUT} is as it was.`);
  process.exitCode = 1;
}
