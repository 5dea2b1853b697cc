import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright";
import { chromiumOptions, fullChromiumOptions } from "storage-audit/browser";
import { serveSite } from "../site/src/hosting/preview-server.ts";
import {
  listPages,
  PROJECT_FOLDER,
  readSitemap,
  SITE_FOLDER,
  toFile,
} from "../site/src/testing/built-site.ts";
import { BASELINE_PATH, createSiteWithBaselines } from "./baseline-page.ts";
import { CATEGORIES, installLighthouse, type LighthouseResult } from "./lighthouse.ts";
import {
  formatEnvironment,
  formatSpread,
  formatTable,
  readEnvironment,
  runInPairs,
  toRatioSpread,
  toSpread,
  writeJson,
} from "./measurements.ts";

/*
 * Measures how each page of the built site loads on a phone with a slow connection, compared with its baseline, and runs
 * Lighthouse. Run it after “npm run build”. “--json <file>” saves the results, “--pairs <n>” sets the number of visits,
 * “--no-lighthouse” skips Lighthouse, and paths such as “/ /cookies/” measure only those pages.
 */

/** Lighthouse’s mobile throttling: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md. */
const CONNECTION = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU_SLOWDOWN = 4;

/** The phone that Lighthouse emulates. */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** The measurements of a visit with an empty cache. */
interface Visit {
  readonly requests: number;
  /** Largest Contentful Paint, in milliseconds. */
  readonly lcp: number;
  /** Cumulative Layout Shift. */
  readonly cls: number;
  /** Total Blocking Time, in milliseconds. */
  readonly tbt: number;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    pairs: { type: "string", default: "30" },
    lighthouse: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const count = Number(options.pairs);
/** Only the statement has a limit for speed. */
const countForOtherPages = Math.ceil(count / 3);
const countFor = (page: string) => (page === "/" ? count : countForOtherPages);
const isSelected = (page: string) => positionals.length === 0 || positionals.includes(page);

const site = createSiteWithBaselines(listPages());
const server = await serveSite(PROJECT_FOLDER, site.folder, 0);
try {
  await measure();
} finally {
  server.close();
  site.dispose();
}

async function measure(): Promise<void> {
  // Chromium’s headless shell paints differently from a full browser.
  const launchOptions = fullChromiumOptions() ?? (await chromiumOptions(process.env));
  const browser = await chromium.launch(launchOptions);
  const version = browser.version();
  const pages: Awaited<ReturnType<typeof measurePage>>[] = [];
  for (const page of listPages().filter(isSelected)) {
    pages.push(await measurePage(browser, page));
    console.error(`… ${page}`);
  }
  await browser.close();

  const executable = launchOptions.executablePath ?? chromium.executablePath();
  const lighthouse = options.lighthouse ? installLighthouse(executable) : undefined;
  const lighthouseResults: Record<string, LighthouseResult> = {};
  if (lighthouse !== undefined) {
    for (const page of readSitemap().filter(isSelected)) {
      lighthouseResults[page] = await bestOfThree(() => lighthouse.run(server.origin + page));
      console.error(`… Lighthouse ${page}`);
    }
    lighthouse.dispose();
  }

  const environment = readEnvironment({
    Chromium: version,
    ...(lighthouse === undefined ? {} : { Lighthouse: lighthouse.version }),
  });
  console.log(
    `${formatEnvironment(environment)}; ${count} pairs of the statement, ${countForOtherPages} of other pages\n`,
  );
  console.log(
    formatTable(
      [
        "Page",
        "Requests",
        "Bytes: raw, gzip, Brotli",
        "Baseline, Brotli",
        "Ratio",
        "LCP ratio",
        "CLS",
        "TBT, ms",
      ],
      pages.map(({ page, requests, bytes, baseline, lcp, cls, tbt }) => [
        page,
        String(requests),
        [bytes.raw, bytes.gzip, bytes.brotli].map(formatBytes).join(", "),
        formatBytes(baseline.brotli),
        (bytes.brotli / baseline.brotli).toFixed(2),
        formatSpread(lcp.ratio),
        String(cls),
        formatSpread(tbt, 0),
      ]),
    ),
  );
  if (lighthouse === undefined) {
    console.log(
      `\nLighthouse: skipped${options.lighthouse ? ", because npm could not install it" : ""}.`,
    );
  } else {
    const rows = Object.entries(lighthouseResults).map(([page, { scores }]) => [
      page,
      ...scores.map(String),
    ]);
    console.log(`\n${formatTable(["Lighthouse scores, best of three", ...CATEGORIES], rows)}`);
    for (const [page, { failedAudits }] of Object.entries(lighthouseResults)) {
      for (const audit of failedAudits) console.log(`${page} ${audit}`);
    }
  }
  if (options.json !== undefined) {
    writeJson(options.json, { environment, pages, lighthouse: lighthouseResults });
  }
}

/** Measures a page and its baseline. The first pair is a warm-up and not counted. */
async function measurePage(browser: Browser, page: string) {
  const bytes = measureSizes(toFile(page));
  const baseline = measureSizes(
    path.join(site.folder, BASELINE_PATH, path.relative(SITE_FOLDER, toFile(page))),
  );
  const results = await runInPairs(
    countFor(page) + 1,
    () => visit(browser, server.origin + page),
    () => visit(browser, server.origin + BASELINE_PATH + page),
  );
  const [visits, baselineVisits] = [results.subject.slice(1), results.baseline.slice(1)];
  const lcps = {
    subject: visits.map(({ lcp }) => lcp),
    baseline: baselineVisits.map(({ lcp }) => lcp),
  };
  return {
    page,
    pairs: countFor(page),
    bytes,
    baseline,
    requests: Math.max(...visits.map(({ requests }) => requests)),
    lcp: { ...lcps, ratio: toRatioSpread(lcps) },
    cls: Math.max(...visits.map(({ cls }) => cls)),
    tbt: toSpread(visits.map(({ tbt }) => tbt)),
    baselineTbt: toSpread(baselineVisits.map(({ tbt }) => tbt)),
  };
}

/** Opens a page with an empty cache and a new connection. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...CONNECTION });
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  let requests = 0;
  page.on("request", (request) => {
    if (!request.url().includes("/static/icon-")) requests += 1;
  });
  await page.goto(address);
  const { lcp, cls, tbt } = await page.evaluate(readTimings);
  await context.close();
  return { requests, lcp, cls, tbt };
}

/** Reads the performance entries of the page. Runs in the page. */
async function readTimings() {
  const readEntries = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const entries: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      setTimeout(() => resolve(entries), 500);
    });
  const [largest, shifts, tasks] = await Promise.all(
    ["largest-contentful-paint", "layout-shift", "longtask"].map(readEntries),
  );
  const lcp = largest?.at(-1)?.startTime;
  const firstPaint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  if (lcp === undefined || firstPaint === undefined) throw new Error("The page has no content.");
  const blockingTimes = (tasks ?? []).map(({ startTime, duration }) =>
    Math.max(0, startTime + duration - Math.max(startTime, firstPaint) - 50),
  );
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
  return {
    lcp,
    cls: sum((shifts ?? []).map((entry) => (entry as unknown as { value: number }).value)),
    tbt: sum(blockingTimes),
  };
}

/** Returns the best of three runs, or the first with full scores: other load on the machine can only lower scores. */
async function bestOfThree(run: () => Promise<LighthouseResult>): Promise<LighthouseResult> {
  const sumOfScores = ({ scores }: LighthouseResult) =>
    scores.reduce((sum, score) => sum + score, 0);
  let best = await run();
  for (let runs = 1; runs < 3 && best.failedAudits.length > 0; runs += 1) {
    const next = await run();
    if (sumOfScores(next) > sumOfScores(best)) best = next;
  }
  return best;
}

function measureSizes(file: string) {
  const content = readFileSync(file);
  return {
    raw: content.byteLength,
    gzip: gzipSync(content, { level: 9 }).byteLength,
    brotli: brotliCompressSync(content).byteLength,
  };
}

function formatBytes(bytes: number): string {
  return bytes.toLocaleString("en-GB");
}
