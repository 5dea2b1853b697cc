import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { beginJournal, continueJournal, readJournal, readObservations } from "../journal.ts";
import type { Observations } from "../observations.ts";
import { observe, type ObserveOptions, resume } from "../observe.ts";
import { chromiumOptions } from "../browser/find-chromium.ts";
import type { AuditOptions } from "./audit-options.ts";
import { listedTask, taskOf } from "./audit-task.ts";
import { fromWhereTyped, ROOT, writeWhole } from "cookie-inventory";
import { showProgress } from "./progress-line.ts";

/** A page that does not come to rest is watched for as long as this, in milliseconds. */
const REST = 5000;

/** What keeps a page from being visited, where nothing has failed. */
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

/** What there is to compare: seen now, in a run that was cut off, or in an earlier one. */
export async function see(
  starts: readonly string[],
  options: AuditOptions,
  domains: readonly string[],
): Promise<Observations> {
  const { resume: cutOff, from, sites } = options;
  const sources = [
    ...(starts.length > 0 ? ["an address"] : []),
    ...(sites === undefined ? [] : ["--sites"]),
    ...(cutOff === undefined ? [] : ["--resume"]),
    ...(from === undefined ? [] : ["--from"]),
  ];
  if (sources.length === 0) {
    throw new Error("Name the website to visit: npm run audit -- https://www.example.gov.uk");
  }
  if (sources.length > 1) throw new Error(`Name only one of ${sources.join(" and ")}.`);
  if (options.shard !== undefined && sites === undefined) {
    throw new Error("“--shard” splits a list of websites: name one with “--sites”.");
  }
  if (from !== undefined) return readObservations(fromWhereTyped(from));
  if (cutOff !== undefined) {
    const file = fromWhereTyped(cutOff);
    const entries = readJournal(file);
    return keepSeen(file, options, (rest) =>
      resume(entries, { ...rest, write: continueJournal(file) }),
    );
  }
  const task =
    sites === undefined ? taskOf(starts, options, domains) : listedTask(sites, options, domains);
  const file = `${fromWhereTyped(options.observations ?? defaultFile(starts, options))}.part`;
  if (options.observations === undefined) mkdirSync(path.dirname(file), { recursive: true });
  const write = beginJournal(file);
  return keepSeen(file, options, (rest) => observe(task, { ...rest, write }));
}

/** Lets a run write into a journal, and puts what it has seen into a file of its own in the end. */
async function keepSeen(
  journal: string,
  { concurrency, delay, timeout, watch, map, trust }: AuditOptions,
  begin: (options: Omit<ObserveOptions, "write">) => Promise<Observations>,
): Promise<Observations> {
  const shown = path.relative(fromWhereTyped("."), journal);
  console.error(`What is seen is written to ${shown} as it comes.`);
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort(new Error(`Stopped. Go on with: npm run audit -- --resume ${shown}`));
  });
  const progress = showProgress(process.stderr);
  try {
    const seen = await begin({
      launch: await chromiumOptions(process.env),
      detour: { map, ...(trust === undefined ? {} : { certificate: trust }) },
      concurrency,
      delay,
      patience: { load: timeout * 1000, watch, rest: Math.max(watch, REST) },
      tell: progress.tell,
      signal: interrupt.signal,
      now: Date.now,
    });
    progress.end();
    const nothing = whyNothing(seen);
    // One website of a list that is away must not take the others along.
    const isAlone = seen.run.websites.length === 1 && seen.run.part.of === 1;
    if (nothing !== undefined && isAlone) {
      rmSync(journal);
      throw new Error(nothing);
    }
    const file = journal.replace(/\.part$/, "");
    writeWhole(file, `${JSON.stringify(seen)}\n`);
    rmSync(journal);
    console.error(
      `Everything that was seen stands in ${path.relative(fromWhereTyped("."), file)}.\n`,
    );
    return seen;
  } finally {
    progress.end();
  }
}

/** Why no page at all could be visited; undefined where one was. */
function whyNothing({ pages, sites }: Observations): string | undefined {
  if (pages.some(({ outcome }) => outcome === "visited")) return undefined;
  const reasons = pages.map(({ address, outcome, why }) => {
    // Where not even robots.txt can be had, it is the website that is not there.
    const site = sites.find(({ origin }) => origin === new URL(address).origin);
    return `${address}: ${why ?? site?.robots.why ?? UNVISITED[outcome]}`;
  });
  return `No page could be visited, so nothing can be said of the inventory.\n${reasons.join("\n")}`;
}

/** One for each run, so that none is lost. */
function defaultFile(starts: readonly string[], { shard }: AuditOptions): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  const part = shard === undefined ? "" : `-${shard.number}-of-${shard.of}`;
  const what = URL.parse(starts[0] ?? "")?.hostname ?? `websites${part}`;
  return path.join(ROOT, ".audit", `${what}-${moment}.json`);
}
