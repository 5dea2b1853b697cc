import { once } from "node:events";
import os from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { chromiumOptions } from "storage-audit/browser";
import { type HostOverrides, launchBrowser } from "../audit/src/browser/launch-chromium.ts";
import { observe } from "../audit/src/observe-websites.ts";
import { taskOf } from "../audit/tests/support/audit-test.ts";
import { bigSite, pathOf } from "../audit/tests/websites/big-website.ts";

/*
 * How fast the audit is, beside loops that only open the same pages, as many at a time, and wait until they have
 * loaded: one opens a tab for each page, the other uses its tabs again. And whether its memory stays level.
 * Run it with “npm run bench -- audit” on a machine that does nothing else. The websites are served by a thread of
 * their own, each answer after 20 ms.
 */

const PAGES = 300;
const MANY = 1000;
const CONCURRENCY = 4;
const LATENCY = 20;
const PAIRS = 3;
const SITE = "https://www.big.test";

if (isMainThread) await measure();
else {
  const { port, hostOverrides } = await bigSite(Number(workerData), LATENCY);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage({ port, certificate: hostOverrides.certificate });
}

async function measure(): Promise<void> {
  const launch = await chromiumOptions(process.env);
  console.log(
    `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, ${CONCURRENCY} pages at a time`,
  );

  const site = await start(PAGES);
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const audit = await auditing(site.hostOverrides, PAGES);
    const fresh = await bare(site.hostOverrides, false);
    const again = await bare(site.hostOverrides, true);
    console.log(
      `pages a second: audit ${audit.rate.toFixed(1)}, a tab for each page ${fresh.toFixed(1)} (${(audit.rate / fresh).toFixed(2)}), tabs used again ${again.toFixed(1)} (${(audit.rate / again).toFixed(2)}); first page after ${(audit.first / 1000).toFixed(2)} s`,
    );
  }
  await site.stop();

  const many = await start(MANY);
  const { memory: level } = await auditing(many.hostOverrides, MANY);
  await many.stop();
  console.log(
    `resident memory in MB, of Node: ${[...level].map(([page, mb]) => `${mb} at page ${page}`).join(", ")}`,
  );

  async function auditing(hostOverrides: HostOverrides, pages: number) {
    const began = performance.now();
    let first = 0;
    let last = 0;
    const memory = new Map<number, number>();
    await observe(taskOf(`${SITE}/`, { maxPages: pages }), {
      launch,
      hostOverrides,
      concurrency: CONCURRENCY,
      delay: 0,
      timeouts: { load: 30_000, watch: 1000, rest: 5000 },
      write: ({ type }) => {
        if (type !== "page") return;
        last = performance.now();
        first ||= last;
      },
      tell: ({ done }) => {
        if (done % 100 === 0) memory.set(done, Math.round(process.memoryUsage().rss / 1e6));
      },
      signal: new AbortController().signal,
      now: Date.now,
    });
    // The first page is opened alone, and watched until it is at rest.
    return { rate: ((pages - 1) * 1000) / (last - first), first: first - began, memory };
  }

  async function bare(hostOverrides: HostOverrides, usesTabsAgain: boolean): Promise<number> {
    const browser = await launchBrowser(launch, hostOverrides);
    const profile = await browser.openProfile();
    const waiting = Array.from({ length: PAGES }, (_, number) => SITE + pathOf(number));
    const began = performance.now();
    const work = async () => {
      let tab = await profile.newPage();
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        await tab.goto(address, { waitUntil: "load" });
        if (usesTabsAgain) continue;
        await tab.close();
        tab = await profile.newPage();
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    const seconds = (performance.now() - began) / 1000;
    await browser.close();
    return PAGES / seconds;
  }
}

/** Serves the site in a thread of its own, which takes its time from nobody. */
async function start(
  pages: number,
): Promise<{ hostOverrides: HostOverrides; stop: () => Promise<unknown> }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: pages });
  const [{ port, certificate }] = (await once(worker, "message")) as [
    { port: number; certificate: string },
  ];
  const map = new Map([["www.big.test", { host: "127.0.0.1", port }]]);
  return { hostOverrides: { map, certificate }, stop: () => worker.terminate() };
}
