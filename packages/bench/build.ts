import path from "node:path";
import { parseArgs } from "node:util";
import {
  checkSameText,
  createNoticeSite,
  createOnePageSite,
  createPlainSite,
  removeFolders,
} from "./benchmark-sites.ts";
import { createSiteFolder, measureBuild, type Measurement, useRamDisk } from "./measure-build.ts";
import { createPlainServiceSite, createServiceSite } from "./service-sites.ts";
import {
  formatEnvironment,
  formatSpread,
  formatTable,
  readEnvironment,
  runInPairs,
  toRatioSpread,
  toSpread,
} from "./measurements.ts";

/*
 * Measures builds as whole processes: this council’s site compared with an Eleventy site of one page, and many notices
 * compared with plain Eleventy that writes the same HTML. Options: --pages 1000,10000 (numbers of notices), --services 200 (number
 * of services), --languages (also the services in two languages, compared with one), --pairs 9.
 */

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "1000,10000" },
    services: { type: "string", default: "200" },
    languages: { type: "boolean", default: false },
    pairs: { type: "string", default: "9" },
  },
});
const COMMAND = path.join(import.meta.dirname, "../site/bin/privacy-notice.js");
const PRIVACY_NOTICE = [process.execPath, COMMAND, "build"];
const ELEVENTY = [process.execPath, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"];
const NPM = ["npm", "run", "--silent", "build"];
const SITE_FILES = [
  ".eleventy.ts",
  "netlify.toml",
  "package.json",
  "_data",
  "_includes",
  "src",
  "editions",
];

useRamDisk();
console.log(formatEnvironment(readEnvironment()));
const rows: string[][] = [];
const [thisSite, onePageSite] = [createSiteFolder(SITE_FILES), createOnePageSite()];
await compare(
  "This site, started by node",
  "Eleventy, one page",
  () => measureBuild(thisSite, PRIVACY_NOTICE),
  () => measureBuild(onePageSite, ELEVENTY),
);
await compare(
  "This site, started by npm",
  "Eleventy, one page",
  () => measureBuild(thisSite, NPM),
  () => measureBuild(onePageSite, NPM),
);
removeFolders(thisSite, onePageSite);
const serviceCount = Number(values.services);
const servicePairs = Math.min(Number(values.pairs), 5);
if (serviceCount > 0) {
  const serviceSite = createServiceSite(serviceCount);
  const plainServiceSite = createPlainServiceSite(serviceSite, () =>
    measureBuild(serviceSite, PRIVACY_NOTICE),
  );
  await compare(
    `${serviceCount} services`,
    "plain Eleventy, same template and data",
    () => measureBuild(serviceSite, PRIVACY_NOTICE),
    () => measureBuild(plainServiceSite, ELEVENTY),
    servicePairs,
  );
  if (values.languages) {
    const translatedSite = createServiceSite(serviceCount, ["en", "cy"]);
    await compare(
      `${serviceCount} services, two languages`,
      "the same in one language",
      () => measureBuild(translatedSite, PRIVACY_NOTICE),
      () => measureBuild(serviceSite, PRIVACY_NOTICE),
      servicePairs,
    );
    removeFolders(translatedSite);
  }
  removeFolders(serviceSite, plainServiceSite);
}
for (const count of values.pages.split(",").filter(Boolean).map(Number)) {
  const noticeSite = createNoticeSite(count);
  measureBuild(noticeSite, PRIVACY_NOTICE);
  const plainSite = createPlainSite(count, noticeSite);
  measureBuild(plainSite, ELEVENTY);
  for (const number of [0, count - 1]) checkSameText(noticeSite, plainSite, number);
  const pairCount = count >= 10_000 ? 3 : 5;
  await compare(
    `${count} notices`,
    "plain Eleventy, same HTML",
    () => measureBuild(noticeSite, PRIVACY_NOTICE),
    () => measureBuild(plainSite, ELEVENTY),
    pairCount,
  );
  removeFolders(noticeSite, plainSite);
}
console.log(
  formatTable(
    ["Build", "Seconds", "MB", "Baseline", "Seconds", "MB", "Ratio", "CPU time ratio"],
    rows,
  ),
);

/** Adds a row to the table. The first pair is a warm-up and not counted. */
async function compare(
  subjectName: string,
  baselineName: string,
  subject: () => Measurement,
  baseline: () => Measurement,
  count = Number(values.pairs),
): Promise<void> {
  subject();
  baseline();
  const results = await runInPairs(count, subject, baseline);
  const pick = (field: keyof Measurement) => ({
    subject: results.subject.map((each) => each[field]),
    baseline: results.baseline.map((each) => each[field]),
  });
  const [seconds, megabytes] = [pick("seconds"), pick("megabytes")];
  rows.push([
    subjectName,
    formatSpread(toSpread(seconds.subject)),
    Math.max(...megabytes.subject).toFixed(0),
    baselineName,
    formatSpread(toSpread(seconds.baseline)),
    Math.max(...megabytes.baseline).toFixed(0),
    formatSpread(toRatioSpread(seconds)),
    formatSpread(toRatioSpread(pick("processorSeconds"))),
  ]);
  console.error(`… ${subjectName}`);
}
