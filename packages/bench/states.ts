import os from "node:os";
import { observe } from "storage-audit";
import { STATES } from "storage-audit";
import { chromiumOptions } from "storage-audit";
import { asking } from "storage-audit";
import { serve } from "storage-audit";
import { optionsOf, taskOf } from "storage-audit";

/*
 * What three states cost beside one, on the same pages of a website that asks about cookies and takes the answer.
 * Run it with “npm run bench:states” on a machine that does nothing else.
 */

const PAGES = 100;
const LATENCY = 20;
const PAIRS = 3;

const launch = await chromiumOptions(process.env);
const family = await serve([asking("many.council.test", PAGES)], LATENCY);
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${PAGES} pages`,
);
for (let pair = 0; pair < PAIRS; pair += 1) {
  const one = await seconds(["before"]);
  const three = await seconds(STATES);
  console.log(
    `one state ${one.toFixed(1)} s, three ${three.toFixed(1)} s: ${(three / one).toFixed(2)} times`,
  );
}
await family.close();

async function seconds(states: typeof STATES | readonly ["before"]): Promise<number> {
  const began = performance.now();
  const task = taskOf("https://many.council.test/", {}, states);
  const patience = { load: 30_000, watch: 1000, rest: 5000 };
  const seen = await observe(task, optionsOf(family, launch, { concurrency: 4, patience }));
  const visited = seen.pages.filter(({ outcome }) => outcome === "visited").length;
  if (visited !== PAGES * states.length) throw new Error(`Only ${visited} pages were visited.`);
  return (performance.now() - began) / 1000;
}
