import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { resolveUserPath, projectFolder, UserError, writeFileAtomically } from "cookie-inventory";
import { chromiumOptions } from "../browser/find-chromium.ts";
import { beginJournal, continueJournal, readJournal } from "../journal.ts";
import type { Observations } from "../observation-schema.ts";
import { observe, type ObserveOptions, resume } from "../observe-websites.ts";
import type { CrawlOptions } from "./crawl-arguments.ts";
import { listedTask, taskOf } from "./crawl-task.ts";
import { showProgress } from "./progress-line.ts";

/** A page that does not come to rest is watched for as long as this, in milliseconds. */
const REST = 5000;

/** Why a page was not visited, where nothing has failed. */
const UNVISITED = {
  visited: "",
  failed: "",
  missing: "There is no such page. Correct the address.",
  "needs-login": "It can be seen only after logging in, which the audit cannot.",
  download: "It is a file and no page. Name the address of a page.",
  elsewhere:
    "It leads to a website that is not the organisation’s. Name that website, or add its domain to _data/organisation.json.",
  forbidden: "Its robots.txt forbids it. Let “privacy-notice-audit” in there.",
};

/** The results of a new crawl, or of an interrupted one that is continued; they are saved to a file as well. */
export async function crawlAndSave(
  starts: readonly string[],
  options: CrawlOptions,
  domains: readonly string[],
): Promise<Observations> {
  const { resume: interrupted, sites } = options;
  const sources = [
    ...(starts.length > 0 ? ["an address"] : []),
    ...(sites === undefined ? [] : ["--sites"]),
    ...(interrupted === undefined ? [] : ["--resume"]),
  ];
  if (sources.length === 0)
    throw new UserError(
      "Name the website to visit: npx storage-audit run https://www.example.gov.uk",
    );
  if (sources.length > 1) throw new UserError(`Name only one of ${sources.join(" and ")}.`);
  if (options.shard !== undefined && sites === undefined)
    throw new UserError("“--shard” splits a list of websites: name one with “--sites”.");
  if (interrupted !== undefined) {
    const file = resolveUserPath(interrupted);
    const entries = readJournal(file);
    return save(file, options, (rest) =>
      resume(entries, { ...rest, write: continueJournal(file) }),
    );
  }
  const task =
    sites === undefined ? taskOf(starts, options, domains) : listedTask(sites, options, domains);
  const file = `${resolveUserPath(options.observations ?? defaultFile(starts, options))}.part`;
  if (options.observations === undefined) mkdirSync(path.dirname(file), { recursive: true });
  const write = beginJournal(file);
  return save(file, options, (rest) => observe(task, { ...rest, write }));
}

/** Lets a crawl write into a journal, and saves its results to a file of their own in the end. */
async function save(
  journal: string,
  { concurrency, delay, timeout, watch, map = new Map(), trust }: CrawlOptions,
  begin: (options: Omit<ObserveOptions, "write">) => Promise<Observations>,
): Promise<Observations> {
  const shown = path.relative(resolveUserPath("."), journal);
  console.error(`Saving progress to ${shown}.`);
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort(
      new UserError(`Stopped. Continue with: npx storage-audit run --resume ${shown}`),
    );
  });
  const progress = showProgress(process.stderr);
  try {
    const results = await begin({
      launch: await chromiumOptions(process.env),
      hostOverrides: { map, ...(trust === undefined ? {} : { certificate: trust }) },
      concurrency,
      delay,
      timeouts: { load: timeout * 1000, watch, rest: Math.max(watch, REST) },
      tell: progress.tell,
      signal: interrupt.signal,
      now: Date.now,
    });
    progress.end();
    const nothing = whyNothing(results);
    // One website of a list that cannot be reached must not keep the others from being reported.
    const isAlone = results.run.websites.length === 1 && results.run.part.of === 1;
    if (nothing !== undefined && isAlone) {
      rmSync(journal);
      throw new UserError(nothing);
    }
    const file = journal.replace(/\.part$/, "");
    writeFileAtomically(file, `${JSON.stringify(results)}\n`);
    rmSync(journal);
    console.error(`Results saved to ${path.relative(resolveUserPath("."), file)}.\n`);
    return results;
  } finally {
    progress.end();
  }
}

/** Why no page at all could be visited; undefined where one was. */
function whyNothing({ pages, sites }: Observations): string | undefined {
  if (pages.some(({ outcome }) => outcome === "visited")) return undefined;
  const reasons = pages.map(({ address, outcome, why }) => {
    // Where not even robots.txt can be read, the website itself is unreachable.
    const site = sites.find(({ origin }) => origin === new URL(address).origin);
    return `${address}: ${why ?? site?.robots.why ?? UNVISITED[outcome]}`;
  });
  return `No page could be visited, so nothing can be said of the inventory.\n${reasons.join("\n")}`;
}

/** A new file for each run, so that none is lost. */
function defaultFile(starts: readonly string[], { shard }: CrawlOptions): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  const part = shard === undefined ? "" : `-${shard.number}-of-${shard.of}`;
  const what = URL.parse(starts[0] ?? "")?.hostname ?? `websites${part}`;
  return path.join(projectFolder(), ".audit", `${what}-${moment}.json`);
}
