import { readFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { type Command, InvalidArgumentError } from "commander";
import { resolveUserPath } from "cookie-inventory";
import type { Shard } from "../shards-of-run.ts";
import type { ResultsOptions } from "./report-options.ts";

/** The options of `storage-audit run`. */
export interface CrawlOptions extends ResultsOptions {
  readonly sites?: string;
  readonly shard?: Shard;
  readonly run?: string;
  readonly consent: boolean;
  readonly maxPages: number;
  readonly maxDepth?: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly seed: string;
  readonly concurrency: number;
  /** In milliseconds. */
  readonly delay: number;
  /** In seconds. */
  readonly timeout: number;
  /** In milliseconds. */
  readonly watch: number;
  readonly map?: ReadonlyMap<string, { host: string; port: number }>;
  /** A certificate, as PEM. */
  readonly trust?: string;
  readonly resume?: string;
}

/** Adds the arguments and options of a crawl to a command. */
export function addCrawlArguments(command: Command): Command {
  return command
    .argument("[address...]", "where to start, such as https://www.example.gov.uk", toAddresses, [])
    .option("--sites <file>", "crawl the websites of a list, such as _data/websites.json")
    .option("--shard <shard>", "crawl only a part of that list, such as 2/5", toShard)
    .option("--run <name>", "name of the run, the same for all its shards")
    .option("--no-consent", "only look at what is stored before any choice")
    .option("--max-pages <number>", "maximum number of pages to visit", toWhole(1), 500)
    .option("--max-depth <number>", "maximum number of links from a start address", toWhole(0))
    .option("--include <pattern...>", "only visit matching addresses, such as /forms/*", [])
    .option("--exclude <pattern...>", "skip addresses, such as *.example.gov.uk/maps/*", [])
    .option("--seed <word>", "choose another sample where a site is larger than the limit", "1")
    .option("--concurrency <number>", "number of pages to load at the same time", toWhole(1, 32), 2)
    .option("--delay <milliseconds>", "pause between two pages of a host", toWhole(0), 500)
    .option("--timeout <seconds>", "time for a page to load", toWhole(1), 30)
    .option("--watch <milliseconds>", "time to watch a page once loaded", toWhole(0), 1000)
    .option(
      "--map <host=address...>",
      "where a host really is, such as www.example.gov.uk=10.0.0.7:8443: for a copy that is not public",
      toMap,
    )
    .option("--trust <file>", "one more certificate to trust (PEM), for such a copy", toCertificate)
    .option("--observations <file>", "save the results to this file, instead of in .audit")
    .option("--resume <file>", "continue a run that was interrupted");
}

function toShard(typed: string): Shard {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(typed)?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of) {
    throw new InvalidArgumentError("Write it like 2/5: the second of five shards.");
  }
  return { number, of };
}

/** Addresses as they were typed; a host alone means its website. */
function toAddresses(typed: string, before: readonly string[]): string[] {
  const address = URL.parse(
    /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]+:\d/.test(typed) ? typed : `https://${typed}`,
  );
  if (
    address === null ||
    !/^https?:$/.test(address.protocol) ||
    !/[.]|^localhost$/.test(address.hostname)
  ) {
    throw new InvalidArgumentError("Write it like https://www.example.gov.uk.");
  }
  return [...before, address.href];
}

function toWhole(least: number, most = 1_000_000): (typed: string) => number {
  return (typed) => {
    const number = Number(typed);
    if (/^\d+$/.test(typed) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };
}

function toMap(typed: string, before: CrawlOptions["map"] = new Map()): CrawlOptions["map"] {
  const [, name, host, port] = /^([^=\s]+)=(.+?)(?::(\d{1,5}))?$/.exec(typed) ?? [];
  if (name === undefined || host === undefined) {
    throw new InvalidArgumentError("Write it like www.example.gov.uk=10.0.0.7:8443.");
  }
  return new Map([...before, [name.toLowerCase(), { host, port: Number(port ?? 443) }]]);
}

function toCertificate(typed: string): string {
  try {
    const text = readFileSync(resolveUserPath(typed), "utf8");
    return new X509Certificate(text).toString();
  } catch {
    throw new InvalidArgumentError("Name a file that holds a certificate in PEM form.");
  }
}
