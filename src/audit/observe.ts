import { launchBrowser } from "../browser/launch.ts";
import { LastingBrowser } from "./crawl/browser.ts";
import { Crawl } from "./crawl/crawl.ts";
import type { ObserveOptions, Task } from "./crawl/options.ts";
import type { Entry, Observations } from "./observations.ts";

export type { ObserveOptions, Progress, Task } from "./crawl/options.ts";

/** By this name robots.txt can speak to us, and websites know us in their logs. */
const AGENT = "privacy-notice-audit";

/**
 * Visits websites in a real browser and tells everything that they store on a visitor's device. Throws an
 * Error where the browser cannot be started or does not show the cookies of third parties, what `write`
 * throws, and the signal's reason where it was ended. What a website does wrong stands in the result.
 */
export function observe(task: Task, options: ObserveOptions): Promise<Observations> {
  return run(task, options, []);
}

/** Goes on with a run that was cut off, from the `entries` that it wrote; else as `observe`. */
export function resume(entries: readonly Entry[], options: ObserveOptions): Promise<Observations> {
  const task = entries.find((entry) => entry.type === "run");
  if (task === undefined) throw new Error("These are no entries of an audit.");
  return run(task, options, entries);
}

async function run(
  task: Task,
  options: ObserveOptions,
  entries: readonly Entry[],
): Promise<Observations> {
  const browser = new LastingBrowser(
    () => launchBrowser(options.launch, options.detour),
    (own) => `${own.replace("Headless", "")} ${AGENT}`,
  );
  try {
    await browser.prove();
    return await new Crawl(task, options, entries, browser, AGENT).run();
  } finally {
    await browser.close();
  }
}
