import os from "node:os";
import { STATES } from "storage-audit";
import { observe } from "storage-audit";
import { shardOf } from "storage-audit";
import { chromiumOptions } from "storage-audit";
import { asking } from "storage-audit";
import { serve } from "storage-audit";
import { optionsOf, taskOf } from "storage-audit";
import { websiteOf } from "storage-audit";

/*
 * How long a council's two hundred websites take on 1, 4 and 16 machines: simulated, from the times between pages that
 * are measured here on one website, with the pauses that websites are owed. Run it with “npm run bench:shards”.
 */

const WEBSITES = 200;
const MACHINES = [1, 4, 16];
const MEASURED = 40;
/** What a hosted machine does before the first page: packages, browser. In seconds, an assumption. */
const SETUP = 60;

const steps = await measure();
const sizes = sizesOf(WEBSITES);
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}; measured: ${steps.length} steps from page to page, ${mean(steps).toFixed(2)} s on average; simulated: ${WEBSITES} websites of ${Math.min(...sizes)} to ${Math.max(...sizes)} pages, ${sum(sizes)} in all, in three states`,
);
const random = generator(7);
const seconds = sizes.map((pages) =>
  sum(
    Array.from(
      { length: pages * STATES.length },
      () => steps[Math.floor(random() * steps.length)] ?? 0,
    ),
  ),
);
const websites = sizes.map((maxPages, index) => ({
  ...websiteOf([`https://${index}.example/`], { maxPages }),
  number: index + 1,
}));
for (const of of MACHINES) {
  const each = Array.from({ length: of }, (_, index) => index + 1);
  const walls = each.map(
    (number) =>
      SETUP + sum(shardOf(websites, { number, of }).map((site) => seconds[site.number - 1] ?? 0)),
  );
  const wall = Math.max(...walls);
  console.log(
    `${of} machines: ${(wall / 3600).toFixed(2)} hours; the fastest ends after ${(Math.min(...walls) / 3600).toFixed(2)}; an even split would take ${((SETUP + sum(seconds) / of) / 3600).toFixed(2)}`,
  );
}

/** The seconds from the end of a page to the end of the next, as the audit visits by itself. */
async function measure(): Promise<number[]> {
  const family = await serve([asking("many.council.test", MEASURED)], 100);
  const ends: number[] = [];
  await observe(taskOf("https://many.council.test/", {}, STATES), {
    ...optionsOf(family, await chromiumOptions(process.env)),
    delay: 500,
    patience: { load: 30_000, watch: 1000, rest: 5000 },
    write: ({ type }) => {
      if (type === "page") ends.push(performance.now());
    },
  });
  await family.close();
  return ends.slice(1).map((end, index) => (end - (ends[index] ?? end)) / 1000);
}

/** Many small websites and a few large ones, the same each time. */
function sizesOf(count: number): number[] {
  const next = generator(1);
  return Array.from({ length: count }, () => Math.min(500, Math.round(10 / (1 - next()))));
}

/** Numbers from 0 to 1 (a linear congruential generator, with the constants of Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function sum(all: readonly number[]): number {
  return all.reduce((total, each) => total + each, 0);
}

function mean(all: readonly number[]): number {
  return sum(all) / all.length;
}
