import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright";
import { chromiumOptions, fullChromiumOptions } from "storage-audit/browser";
import { serveSite } from "../site/src/hosting/preview-server.ts";
import { fileOf, pagePaths, PROJECT, SITE, sitemapPaths } from "../site/src/testing/built-site.ts";
import { FLOOR, siteWithFloors } from "./floor.ts";
import { CATEGORIES, installLighthouse, type Judgement } from "./lighthouse.ts";
import {
  conditions,
  conditionsLine,
  pairs,
  ratioOf,
  spreadOf,
  table,
  formatSpread,
  writeJson,
} from "./paired-runs.ts";

/*
 * What visitors wait for: each page of the built site beside its floor, the same text with the least markup that is
 * as accessible, on a phone with a slow connection; and what Lighthouse says. Run it after “npm run build”. “--json <file>” writes the figures, “--pairs <n>”
 * takes fewer or more visits, “--no-lighthouse” leaves Lighthouse out; paths of pages, such as “/ /cookies/”, measure
 * these alone.
 */

/** Lighthouse’s slow connection, and a processor a quarter as fast; https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md. */
const CONNECTION = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;

/** The phone that Lighthouse takes. */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

/** What one visitor who comes for the first time meets. */
interface Visit {
  readonly requests: number;
  /** Milliseconds until the largest piece of content shows. */
  readonly lcp: number;
  readonly shift: number;
  /** Milliseconds in which the page could not have answered, by Lighthouse’s count. */
  readonly blocked: number;
}

const { values: wish, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    pairs: { type: "string", default: "30" },
    lighthouse: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const count = Number(wish.pairs);
/** The statement is what must be fast; of other pages a third of the pairs tells enough. */
const fewer = Math.ceil(count / 3);
const countFor = (page: string) => (page === "/" ? count : fewer);
const chosen = (page: string) => positionals.length === 0 || positionals.includes(page);

const site = siteWithFloors(pagePaths());
const serving = await serveSite(PROJECT, site.folder, 0);
try {
  await measure();
} finally {
  serving.close();
  site.dispose();
}

async function measure(): Promise<void> {
  // A headless shell paints otherwise than what visitors have.
  const options = fullChromiumOptions() ?? (await chromiumOptions(process.env));
  const browser = await chromium.launch(options);
  const [version, visited] = [browser.version(), [] as Awaited<ReturnType<typeof beside>>[]];
  for (const page of pagePaths().filter(chosen)) {
    visited.push(await beside(browser, page));
    console.error(`… ${page}`);
  }
  await browser.close();

  const executable = options.executablePath ?? chromium.executablePath();
  const lighthouse = wish.lighthouse ? installLighthouse(executable) : undefined;
  const judged: Record<string, Judgement> = {};
  if (lighthouse !== undefined) {
    for (const page of sitemapPaths().filter(chosen)) {
      judged[page] = await best(() => lighthouse.judge(serving.origin + page));
      console.error(`… ${page} by Lighthouse`);
    }
    lighthouse.dispose();
  }

  const about = conditions({
    Chromium: version,
    ...(lighthouse === undefined ? {} : { Lighthouse: lighthouse.version }),
  });
  console.log(
    `${conditionsLine(about)}; ${count} pairs of the statement, ${fewer} of other pages\n`,
  );
  console.log(
    table(
      [
        "Page",
        "Requests",
        "Raw, gzip, Brotli bytes",
        "Floor’s Brotli",
        "Times the floor’s",
        "LCP, times the floor’s",
        "Shift",
        "Blocked, ms",
      ],
      visited.map(({ page, requests, bytes, floor, lcp, shift, blocked }) => [
        page,
        String(requests),
        [bytes.raw, bytes.gzip, bytes.brotli].map(thousands).join(", "),
        thousands(floor.brotli),
        (bytes.brotli / floor.brotli).toFixed(2),
        formatSpread(lcp.ratio),
        String(shift),
        formatSpread(blocked, 0),
      ]),
    ),
  );
  if (lighthouse === undefined) {
    console.log(
      `\nLighthouse: left out${wish.lighthouse ? ", since npm could not install it" : ""}.`,
    );
  } else {
    const rows = Object.entries(judged).map(([page, { scores }]) => [page, ...scores.map(String)]);
    console.log(`\n${table(["Lighthouse, of 100, the best of three", ...CATEGORIES], rows)}`);
    for (const [page, { faults }] of Object.entries(judged)) {
      for (const fault of faults) console.log(`${page} ${fault}`);
    }
  }
  if (wish.json !== undefined) {
    writeJson(wish.json, { conditions: about, pages: visited, lighthouse: judged });
  }
}

/** A page beside its floor. The first pair only warms up the server and the browser. */
async function beside(browser: Browser, page: string) {
  const [ours, theirs] = [page, FLOOR + page].map((address) => serving.origin + address);
  const bytes = sizesOf(fileOf(page));
  const floor = sizesOf(path.join(site.folder, FLOOR, path.relative(SITE, fileOf(page))));
  const both = await pairs(
    countFor(page) + 1,
    () => visit(browser, ours ?? ""),
    () => visit(browser, theirs ?? ""),
  );
  const [visits, floors] = [both.ours.slice(1), both.theirs.slice(1)];
  const lcps = { ours: visits.map(({ lcp }) => lcp), theirs: floors.map(({ lcp }) => lcp) };
  return {
    page,
    pairs: countFor(page),
    bytes,
    floor,
    requests: Math.max(...visits.map(({ requests }) => requests)),
    lcp: { ...lcps, ratio: ratioOf(lcps) },
    shift: Math.max(...visits.map(({ shift }) => shift)),
    blocked: spreadOf(visits.map(({ blocked }) => blocked)),
    floorBlocked: spreadOf(floors.map(({ blocked }) => blocked)),
  };
}

/** One visit with an empty cache, over a connection of its own. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...CONNECTION });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let requests = 0;
  page.on("request", (request) => {
    if (!request.url().includes("/static/icon-")) requests += 1;
  });
  await page.goto(address);
  const { lcp, shift, blocked } = await page.evaluate(timings);
  await context.close();
  return { requests, lcp, shift, blocked };
}

/** What the browser noted of a page’s loading; runs in the page. */
async function timings() {
  const noted = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const entries: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      setTimeout(() => resolve(entries), 500);
    });
  const [largest, shifts, tasks] = await Promise.all(
    ["largest-contentful-paint", "layout-shift", "longtask"].map(noted),
  );
  const lcp = largest?.at(-1)?.startTime;
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  if (lcp === undefined || first === undefined) throw new Error("The page shows nothing.");
  const blocked = (tasks ?? []).map(({ startTime, duration }) =>
    Math.max(0, startTime + duration - Math.max(startTime, first) - 50),
  );
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
  return {
    lcp,
    shift: sum((shifts ?? []).map((entry) => (entry as unknown as { value: number }).value)),
    blocked: sum(blocked),
  };
}

/** The best of three judgements, or the first that is full: other work on the machine only ever takes points away. */
async function best(judge: () => Promise<Judgement>): Promise<Judgement> {
  const points = ({ scores }: Judgement) => scores.reduce((sum, score) => sum + score, 0);
  let found = await judge();
  for (let turn = 1; turn < 3 && found.faults.length > 0; turn += 1) {
    const next = await judge();
    if (points(next) > points(found)) found = next;
  }
  return found;
}

function sizesOf(file: string) {
  const content = readFileSync(file);
  return {
    raw: content.byteLength,
    gzip: gzipSync(content, { level: 9 }).byteLength,
    brotli: brotliCompressSync(content).byteLength,
  };
}

function thousands(bytes: number): string {
  return bytes.toLocaleString("en-GB");
}
