import { readFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Shard } from "../parts.ts";
import { fromWhereTyped } from "cookie-inventory";

/** The forms in which a report can be written. */
const FORMATS = ["text", "json", "sarif", "github", "markdown", "html"] as const;

/** What can be typed behind “npm run audit -- merge”. */
export interface ReportOptions {
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly observations?: string;
  readonly update?: true;
  readonly dryRun?: true;
  readonly previous?: string;
}

/** What can be typed behind “npm run audit --”. */
export interface AuditOptions extends ReportOptions {
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
  readonly map: ReadonlyMap<string, { host: string; port: number }>;
  /** A certificate, as PEM. */
  readonly trust?: string;
  readonly resume?: string;
  readonly from?: string;
}

/** Adds the arguments and options of a run to a command. */
export function addAuditOptions(command: Command): Command {
  return command
    .argument("[address...]", "where to start, such as https://www.example.gov.uk", toAddresses, [])
    .option("--sites <file>", "visit the websites of a list, such as _data/websites.json")
    .option("--shard <part>", "only a part of that list, such as 2/5", toShard)
    .option("--run <name>", "what all parts of one run call it")
    .option("--no-consent", "look only at what is stored before any choice")
    .option("--max-pages <number>", "visit so many pages at the most", toWhole(1), 500)
    .option("--max-depth <number>", "follow so many links from a start address", toWhole(0))
    .option("--include <pattern...>", "visit these addresses alone, such as /forms/*", [])
    .option(
      "--exclude <pattern...>",
      "leave these addresses out, such as *.example.gov.uk/maps/*",
      [],
    )
    .option("--seed <word>", "which sample is taken where a site is larger than the limit", "1")
    .option("--concurrency <number>", "load so many pages at the same time", toWhole(1, 32), 2)
    .option("--delay <milliseconds>", "between two pages of a host", toWhole(0), 500)
    .option("--timeout <seconds>", "for a page to load", toWhole(1), 30)
    .option(
      "--watch <milliseconds>",
      "watch each page for so long after it has loaded",
      toWhole(0),
      1000,
    )
    .option(
      "--map <host=address...>",
      "where a host really is, such as www.example.gov.uk=10.0.0.7:8443: for a copy that is not public",
      toMap,
      new Map(),
    )
    .option("--trust <file>", "one more certificate to trust (PEM), for such a copy", toCertificate)
    .option("--resume <file>", "go on with a run that was cut off")
    .option("--from <file>", "compare what an earlier run has seen, and visit nothing");
}

/** Adds what can be done with what was seen. `inGitHub`: whether GitHub's machine runs the command. */
export function addReportOptions(command: Command, inGitHub: boolean): Command {
  return command
    .addOption(
      new Option("--format <form>", "how to write the report")
        .choices(FORMATS)
        .default(inGitHub ? "github" : "text"),
    )
    .option("--output <file>", "write the report into a file instead of the terminal")
    .option("--observations <file>", "keep what was seen here, instead of in .audit")
    .option("--update", "write into _data/cookies.json what was seen")
    .option("--dry-run", "with --update: show the difference, and write nothing")
    .option(
      "--previous <file>",
      "with --update: retire what neither this run nor that one has seen, if both are complete",
    );
}

function toShard(typed: string): Shard {
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(typed)?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of) {
    throw new InvalidArgumentError("Write it like 2/5: the second of five parts.");
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

function toMap(typed: string, before: AuditOptions["map"]): AuditOptions["map"] {
  const [, name, host, port] = /^([^=\s]+)=(.+?)(?::(\d{1,5}))?$/.exec(typed) ?? [];
  if (name === undefined || host === undefined) {
    throw new InvalidArgumentError("Write it like www.example.gov.uk=10.0.0.7:8443.");
  }
  return new Map([...before, [name.toLowerCase(), { host, port: Number(port ?? 443) }]]);
}

function toCertificate(typed: string): string {
  try {
    const text = readFileSync(fromWhereTyped(typed), "utf8");
    return new X509Certificate(text).toString();
  } catch {
    throw new InvalidArgumentError("Name a file that holds a certificate in PEM form.");
  }
}
