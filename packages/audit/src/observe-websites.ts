import { launchBrowser } from "./browser/launch-chromium.ts";
import { RestartableBrowser } from "./crawl/restartable-browser.ts";
import { Crawl, type WebsiteEntry } from "./crawl/website-crawl.ts";
import type { ObserveOptions, Task } from "./crawl/crawl-options.ts";
import { ownDomains } from "./crawl/crawl-scope.ts";
import { ProgressCounter } from "./crawl/progress-counter.ts";
import { mergeResults } from "./merge-results.ts";
import {
  type JournalEntry,
  type Observations,
  type Run,
  startAddresses,
  RESULTS_VERSION,
} from "./observation-schema.ts";

export type { ObserveOptions, Progress, Task } from "./crawl/crawl-options.ts";

/** By this name robots.txt can speak to us, and websites know us in their logs. */
const AGENT = "privacy-notice-audit";

/**
 * Visits websites in a real browser, one after the other, and tells everything that they store on a visitor's
 * device. Throws an Error where the browser cannot be started or does not show the cookies of third parties,
 * what `write` throws, and the signal's reason where it was ended. What a website does wrong stands in the
 * result.
 */
export function observe(task: Task, options: ObserveOptions): Promise<Observations> {
  return visitAll([], options, (browser) => {
    const run: Run = {
      type: "run",
      version: RESULTS_VERSION,
      browser: browser.name,
      started: new Date(options.now()).toISOString(),
      domains: ownDomains(task.domains, startAddresses(task)),
      states: [...task.states],
      websites: [...task.websites],
      part: task.part,
    };
    options.write(run);
    return run;
  });
}

/** Goes on with a run that was cut off, from the `entries` that it wrote; else as `observe`. */
export function resume(
  entries: readonly JournalEntry[],
  options: ObserveOptions,
): Promise<Observations> {
  const run = entries.find((entry) => entry.type === "run");
  if (run === undefined) throw new Error("These are no entries of an audit.");
  return visitAll(
    entries.filter((entry) => entry.type !== "run"),
    options,
    () => run,
  );
}

async function visitAll(
  before: readonly WebsiteEntry[],
  options: ObserveOptions,
  begin: (browser: RestartableBrowser) => Run,
): Promise<Observations> {
  const browser = new RestartableBrowser(
    (onWorker) => launchBrowser(options.launch, options.hostOverrides, onWorker),
    (own) => `${own.replace("Headless", "")} ${AGENT}`,
  );
  try {
    await browser.prove();
    const run = begin(browser);
    const tally = new ProgressCounter(options);
    const told: WebsiteEntry[] = [];
    for (const website of run.websites) {
      const own = before.filter((entry) => entry.website === website.number);
      const isOver = own.some(({ type }) => type === "end");
      const around = { browser, tally, agent: AGENT };
      told.push(...(isOver ? own : await new Crawl(website, run, options, own, around).run()));
    }
    return mergeResults(run, told);
  } finally {
    await browser.close();
  }
}
