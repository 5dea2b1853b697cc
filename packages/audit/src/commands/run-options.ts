import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { resolveUserPath, UserError } from "cookie-inventory";
import { RUN_DEFAULTS } from "../crawl/run-defaults.ts";
import { parseAddress, parseDomain } from "../crawl/start-address.ts";
import type { Shard } from "../run-shards.ts";
import type { ResultsOptions } from "./report-options.ts";

/** The options of `storage-audit run`. */
export interface RunOptions extends ResultsOptions {
  readonly websites?: string;
  readonly shard?: Shard;
  readonly runName?: string;
  /** First-party domains, in addition to the organisation’s and those of the start addresses. */
  readonly domain: readonly string[];
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
  readonly settle: number;
  readonly resolve?: ReadonlyMap<string, { host: string; port: number }>;
  /** The content of the file, as PEM. */
  readonly caFile?: string;
  readonly evidence?: string;
  readonly resume?: string;
}

/** The options that are saved with a run. A resumed run keeps them. */
const SAVED_OPTIONS: readonly (keyof RunOptions)[] = [
  "websites",
  "shard",
  "runName",
  "domain",
  "consent",
  "maxPages",
  "maxDepth",
  "include",
  "exclude",
  "seed",
  "results",
];

/** Returns the options that were given and are not saved with the run, such as “--delay”. */
export function unsavedOptions(command: Command): string[] {
  return givenOptions(command).flatMap(({ key, flag }) =>
    key === "resume" || SAVED_OPTIONS.some((saved) => saved === key) ? [] : [flag],
  );
}

/** Throws UserError if a run is to be resumed with addresses or options that it would ignore. */
export function refuseIgnoredOptions(starts: readonly string[], command: Command): void {
  const given = givenOptions(command);
  if (!given.some(({ key }) => key === "resume")) return;
  const ignored = [
    ...starts,
    ...given.flatMap(({ key, flag }) => (SAVED_OPTIONS.some((saved) => saved === key) ? flag : [])),
  ];
  if (ignored.length === 0) return;
  throw new UserError(
    `“--resume” continues a run with the websites and options that it was started with. Leave out ${ignored.join(", ")}.`,
  );
}

function givenOptions(command: Command): { key: string; flag: string }[] {
  return command.options
    .map((option) => ({ key: option.attributeName(), flag: option.long ?? option.flags }))
    .filter(({ key }) => command.getOptionValueSource(key) === "cli");
}

/** Adds the arguments and options of `storage-audit run` to a command. */
export function addRunArguments(command: Command): Command {
  return command
    .argument("[address...]", "where to start, such as https://www.example.gov.uk", toAddresses, [])
    .option("--websites <file>", "crawl the websites in a list, such as _data/websites.json")
    .option("--shard <shard>", "crawl only part of the list, such as 2/5", toShard)
    .option("--run-name <name>", "name of the run, the same for all its shards")
    .option(
      "--domain <domain...>",
      "count these domains as first party too, such as example.org",
      toDomains,
      [],
    )
    .option("--no-consent", "only check what is stored before visitors make a choice")
    .option(
      "--max-pages <number>",
      "maximum number of pages to visit",
      toInteger(1),
      RUN_DEFAULTS.maxPages,
    )
    .option(
      "--max-depth <number>",
      "maximum number of links to follow from a start address",
      toInteger(0),
    )
    .option("--include <pattern...>", "only visit matching addresses, such as /forms/*", [])
    .option("--exclude <pattern...>", "skip addresses, such as *.example.gov.uk/maps/*", [])
    .option(
      "--seed <text>",
      "change to get a different sample of a large website",
      RUN_DEFAULTS.seed,
    )
    .option(
      "--concurrency <number>",
      "pages to load at the same time",
      toInteger(1, 32),
      RUN_DEFAULTS.concurrency,
    )
    .option(
      "--delay <milliseconds>",
      "pause between two pages of a host",
      toInteger(0),
      RUN_DEFAULTS.delay,
    )
    .option(
      "--timeout <seconds>",
      "maximum time for a page to load",
      toInteger(1),
      RUN_DEFAULTS.timeout / 1000,
    )
    .option(
      "--settle <milliseconds>",
      "time to watch a page after it loads",
      toInteger(0),
      RUN_DEFAULTS.settle,
    )
    .option(
      "--resolve <host=address...>",
      "connect to another address for a host, such as www.example.gov.uk=10.0.0.7:8443",
      toOverrides,
    )
    .option("--ca-file <file>", "trust this certificate too (PEM)", toCertificate)
    .option("--results <file>", "save the results to this file, instead of in .audit")
    .option("--evidence <folder>", "save pictures, requests and scripts as evidence")
    .option("--resume <file>", "continue an interrupted run");
}

function toShard(text: string): Shard {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of) {
    throw new InvalidArgumentError("Write it like 2/5: the second of five shards.");
  }
  return { number, of };
}

/** Adds an address; one without a scheme gets https. */
function toAddresses(text: string, previous: readonly string[]): string[] {
  const address = parseAddress(text);
  if (address === undefined)
    throw new InvalidArgumentError("Write it like https://www.example.gov.uk.");
  return [...previous, address];
}

function toDomains(text: string, previous: readonly string[]): string[] {
  const domain = parseDomain(text);
  if (domain === undefined)
    throw new InvalidArgumentError("Write it like example.org, without https://.");
  return [...previous, domain];
}

function toInteger(min: number, max = 1_000_000): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Write a whole number from ${min} to ${max}.`);
  };
}

function toOverrides(
  text: string,
  previous: RunOptions["resolve"] = new Map(),
): RunOptions["resolve"] {
  const [, name, host, port] = /^([^=\s]+)=(.+?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (name === undefined || host === undefined) {
    throw new InvalidArgumentError("Write it like www.example.gov.uk=10.0.0.7:8443.");
  }
  return new Map([...previous, [name.toLowerCase(), { host, port: Number(port ?? 443) }]]);
}

function toCertificate(file: string): string {
  try {
    const text = readFileSync(resolveUserPath(file), "utf8");
    return new X509Certificate(text).toString();
  } catch {
    throw new InvalidArgumentError("Name a file that contains a certificate in PEM format.");
  }
}
