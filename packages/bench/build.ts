import path from "node:path";
import { parseArgs } from "node:util";
import { checkSame, emptySite, ourSite, plainSite, remove } from "./notices.ts";
import {
  conditions,
  conditionsLine,
  formatSpread,
  pairs,
  ratioOf,
  spreadOf,
  table,
} from "./paired-runs.ts";
import { build, createFolder, type Measured, openBench } from "./processes.ts";

/*
 * How long a build takes, as a whole process: this council’s site beside an Eleventy site of one page, and many notices
 * beside plain Eleventy that writes the same HTML. Ratios are of runs side by side. Options: --pages 1000,10000 (which
 * numbers of notices), --pairs 9.
 */

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "1000,10000" },
    pairs: { type: "string", default: "9" },
  },
});
const REPOSITORY = path.join(import.meta.dirname, "../..");
const OURS = [
  process.execPath,
  path.join(REPOSITORY, "packages/site/bin/privacy-notice.js"),
  "build",
];
const ELEVENTY = [process.execPath, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"];
const NPM = ["npm", "run", "--silent", "build"];
const REAL_SITE = [
  ".eleventy.ts",
  "netlify.toml",
  "package.json",
  "_data",
  "_includes",
  "src",
  "editions",
];

openBench();
console.log(conditionsLine(conditions()));
const rows: string[][] = [];
const [real, empty] = [createFolder(REAL_SITE), emptySite()];
await compare(
  "This site, started by node",
  "Eleventy, one page",
  () => build(real, OURS),
  () => build(empty, ELEVENTY),
);
await compare(
  "This site, started by npm",
  "Eleventy, one page",
  () => build(real, NPM),
  () => build(empty, NPM),
);
remove(real, empty);
for (const count of values.pages.split(",").map(Number)) {
  const ours = ourSite(count);
  build(ours, OURS);
  const plain = plainSite(count, ours);
  build(plain, ELEVENTY);
  for (const number of [0, count - 1]) checkSame(ours, plain, number);
  const fewer = count >= 10_000 ? 3 : 5;
  await compare(
    `${count} notices`,
    "plain Eleventy, same HTML",
    () => build(ours, OURS),
    () => build(plain, ELEVENTY),
    fewer,
  );
  remove(ours, plain);
}
console.log(
  table(
    ["What", "seconds", "MB", "beside", "its seconds", "its MB", "ratio", "of processor time"],
    rows,
  ),
);

/** Adds a row with medians, the lowest and the highest. The first pair is not counted. */
async function compare(
  what: string,
  than: string,
  ours: () => Measured,
  theirs: () => Measured,
  count = Number(values.pairs),
): Promise<void> {
  ours();
  theirs();
  const found = await pairs(count, ours, theirs);
  const of = (field: keyof Measured) => ({
    ours: found.ours.map((each) => each[field]),
    theirs: found.theirs.map((each) => each[field]),
  });
  const [seconds, megabytes] = [of("seconds"), of("megabytes")];
  rows.push([
    what,
    formatSpread(spreadOf(seconds.ours)),
    Math.max(...megabytes.ours).toFixed(0),
    than,
    formatSpread(spreadOf(seconds.theirs)),
    Math.max(...megabytes.theirs).toFixed(0),
    formatSpread(ratioOf(seconds)),
    formatSpread(ratioOf(of("processorSeconds"))),
  ]);
  console.error(`… ${what}`);
}
