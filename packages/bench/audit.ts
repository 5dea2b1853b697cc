import { once } from "node:events";
import os from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { chromiumOptions } from "storage-audit/browser";
import { type HostOverrides, launchBrowser } from "../audit/src/browser/launch-chromium.ts";
import { observe } from "../audit/src/observe-websites.ts";
import { taskOf } from "../audit/tests/support/audit-test.ts";
import { pathOf, serveBigWebsite } from "../audit/tests/websites/big-website.ts";

/*
 * Measures the audit’s memory, and its speed compared with two loops that only load the same pages with the same
 * concurrency: one opens a tab for each page, the other reuses its tabs. A worker thread serves the website.
 */

const PAGES_FOR_SPEED = 300;
const PAGES_FOR_MEMORY = 1000;
const CONCURRENCY = 4;
/** The delay of each response, in milliseconds. */
const LATENCY = 20;
const PAIRS = 3;
const SITE = "https://www.big.test";

if (isMainThread) await measure();
else {
  const { port, hostOverrides } = await serveBigWebsite(Number(workerData), LATENCY);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage({ port, certificate: hostOverrides.certificate });
}

async function measure(): Promise<void> {
  const launch = await chromiumOptions(process.env);
  console.log(
    `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${CONCURRENCY} pages at a time`,
  );

  const site = await startWebsite(PAGES_FOR_SPEED);
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const audit = await measureAudit(site.hostOverrides, PAGES_FOR_SPEED);
    const newTabs = await measureLoop(site.hostOverrides, false);
    const reusedTabs = await measureLoop(site.hostOverrides, true);
    console.log(
      `pages per second: audit ${audit.rate.toFixed(1)}, new tabs ${newTabs.toFixed(1)} (ratio ${(audit.rate / newTabs).toFixed(2)}), reused tabs ${reusedTabs.toFixed(1)} (ratio ${(audit.rate / reusedTabs).toFixed(2)}); first page after ${(audit.first / 1000).toFixed(2)} s`,
    );
  }
  await site.stop();

  const many = await startWebsite(PAGES_FOR_MEMORY);
  const { memory: memoryByPage } = await measureAudit(many.hostOverrides, PAGES_FOR_MEMORY);
  await many.stop();
  console.log(
    `resident memory of Node in MB: ${[...memoryByPage].map(([page, mb]) => `${mb} at page ${page}`).join(", ")}`,
  );

  async function measureAudit(hostOverrides: HostOverrides, pages: number) {
    const startTime = performance.now();
    let firstDone = 0;
    let lastDone = 0;
    const memory = new Map<number, number>();
    await observe(taskOf(`${SITE}/`, { maxPages: pages }), {
      launch,
      hostOverrides,
      concurrency: CONCURRENCY,
      delay: 0,
      timeouts: { load: 30_000, settle: 1000, maxSettle: 5000 },
      variables: new Map(),
      savePicture: (name) => name,
      write: ({ type }) => {
        if (type !== "page") return;
        lastDone = performance.now();
        firstDone ||= lastDone;
      },
      onProgress: ({ done }) => {
        if (done % 100 === 0) memory.set(done, Math.round(process.memoryUsage().rss / 1e6));
      },
      signal: new AbortController().signal,
      now: Date.now,
    });
    // The rate excludes the first page: the audit opens it on its own and waits until it is idle.
    return {
      rate: ((pages - 1) * 1000) / (lastDone - firstDone),
      first: firstDone - startTime,
      memory,
    };
  }

  async function measureLoop(hostOverrides: HostOverrides, reusesTabs: boolean): Promise<number> {
    const browser = await launchBrowser(launch, hostOverrides);
    const context = await browser.openProfile();
    const queue = Array.from({ length: PAGES_FOR_SPEED }, (_, number) => SITE + pathOf(number));
    const startTime = performance.now();
    const loadPages = async () => {
      let page = await context.newPage();
      for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
        await page.goto(address, { waitUntil: "load" });
        if (reusesTabs) continue;
        await page.close();
        page = await context.newPage();
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, loadPages));
    const seconds = (performance.now() - startTime) / 1000;
    await browser.close();
    return PAGES_FOR_SPEED / seconds;
  }
}

/** Serves the website in a worker thread, so that it does not slow down the audit. */
async function startWebsite(
  pages: number,
): Promise<{ hostOverrides: HostOverrides; stop: () => Promise<unknown> }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: pages });
  const [{ port, certificate }] = (await once(worker, "message")) as [
    { port: number; certificate: string },
  ];
  const map = new Map([["www.big.test", { host: "127.0.0.1", port }]]);
  return { hostOverrides: { map, certificate }, stop: () => worker.terminate() };
}
