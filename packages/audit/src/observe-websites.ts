import { assembleResults } from "./assemble-results.ts";
import { launchBrowser } from "./browser/launch-chromium.ts";
import { firstPartyDomains } from "./crawl/crawl-scope.ts";
import type { ObserveOptions, RunConfig } from "./crawl/observe-options.ts";
import { ProgressCounter } from "./crawl/progress-counter.ts";
import { RestartableBrowser } from "./crawl/restartable-browser.ts";
import { USER_AGENT } from "./crawl/user-agent.ts";
import { WebsiteCrawl } from "./crawl/website-crawl.ts";
import {
  type JournalEntry,
  type Observations,
  RESULTS_VERSION,
  type Run,
  startAddresses,
  type WebsiteEntry,
} from "./observation-schema.ts";

export type { ObserveOptions, Progress, RunConfig } from "./crawl/observe-options.ts";

/**
 * Crawls websites in a real browser, one after the other, and returns everything that they store on a visitor’s device.
 * Throws an Error if the browser cannot be started or blocks third-party cookies, the error of `write`, and the reason of
 * the signal if the run is aborted. Errors of a website are part of the results.
 */
export function observe(config: RunConfig, options: ObserveOptions): Promise<Observations> {
  return crawlAll([], options, (browser, write) => {
    const run: Run = {
      type: "run",
      version: RESULTS_VERSION,
      browser: browser.name,
      started: new Date(options.now()).toISOString(),
      domains: firstPartyDomains(config.domains, startAddresses(config)),
      states: [...config.states],
      websites: [...config.websites],
      part: config.part,
    };
    write(run);
    return run;
  });
}

/** Resumes an interrupted run from the entries that it wrote. Returns and throws the same as `observe`. */
export function resume(
  entries: readonly JournalEntry[],
  options: ObserveOptions,
): Promise<Observations> {
  const run = entries.find((entry) => entry.type === "run");
  if (run === undefined) throw new Error("The entries of a run start with the run.");
  return crawlAll(
    entries.filter((entry) => entry.type !== "run"),
    options,
    () => run,
  );
}

async function crawlAll(
  earlier: readonly WebsiteEntry[],
  callerOptions: ObserveOptions,
  startRun: (browser: RestartableBrowser, write: ObserveOptions["write"]) => Run,
): Promise<Observations> {
  const { signal } = callerOptions;
  // What fails because the run was aborted is not a result.
  const write = (entry: JournalEntry) => {
    signal.throwIfAborted();
    callerOptions.write(entry);
  };
  const options = { ...callerOptions, write };
  const browser = new RestartableBrowser(
    (onWorker) => launchBrowser(options.launch, options.hostOverrides, onWorker),
    (original) => `${original.replace("Headless", "")} ${USER_AGENT}`,
  );
  const crawl = async () => {
    await browser.checkThirdPartyCookies();
    const run = startRun(browser, write);
    const progress = new ProgressCounter(options);
    const entries: WebsiteEntry[] = [];
    for (const website of run.websites) {
      const earlierEntries = earlier.filter((entry) => entry.website === website.number);
      const isComplete = earlierEntries.some(({ type }) => type === "end");
      const shared = { browser, progress, agent: USER_AGENT };
      entries.push(
        ...(isComplete
          ? earlierEntries
          : await new WebsiteCrawl(website, run, options, earlierEntries, shared).run()),
      );
    }
    return assembleResults(run, entries);
  };
  try {
    return await Promise.race([crawl(), rejectOnAbort(signal)]);
  } finally {
    await browser.close();
  }
}

/** Rejects with the reason of the signal once it is aborted. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
