import path from "node:path";
import { UserError } from "cookie-inventory";
import type { LaunchOptions } from "playwright";
import { readInventoryFile } from "./audit-inputs.ts";
import { chromiumOptions } from "./browser/find-chromium.ts";
import { configFromAddresses } from "./commands/run-config.ts";
import { RUN_DEFAULTS, toTimeouts } from "./crawl/run-defaults.ts";
import { parseAddress, parseDomain } from "./crawl/start-address.ts";
import { observe, type Progress } from "./observe-websites.ts";
import { type Audit, createAudit } from "./report/audit-result.ts";

/** What to audit, and how. All but the addresses have the defaults of `storage-audit run`. */
export interface AuditOptions {
  /** Where to start, such as https://www.example.com. Their domains count as first party. */
  readonly addresses: readonly string[];
  /** The path of a cookie inventory to compare with. Without one, what is stored is only listed. */
  readonly inventory?: string;
  /** More first-party domains, such as example.org. */
  readonly domains?: readonly string[];
  /** Whether to visit the websites after rejecting and after accepting cookies too; true by default. */
  readonly consent?: boolean;
  readonly maxPages?: number;
  /** The maximum number of links to follow from a start address; no limit by default. */
  readonly maxDepth?: number;
  /** Patterns of addresses to visit, such as /forms/*; all by default. */
  readonly include?: readonly string[];
  /** Patterns of addresses to skip. */
  readonly exclude?: readonly string[];
  /** Picks the sample of a website that has more pages than the limit. */
  readonly seed?: string;
  /** The maximum number of pages that load at the same time. */
  readonly concurrency?: number;
  /** The pause between two pages of a host, in milliseconds. */
  readonly delay?: number;
  /** The maximum time for a page to load, in milliseconds. */
  readonly timeout?: number;
  /** The minimum time to watch a page after it has loaded, in milliseconds. */
  readonly settle?: number;
  /** Where to connect for a host instead of its own address, by host name in lower case. */
  readonly hosts?: ReadonlyMap<string, { readonly host: string; readonly port: number }>;
  /** A certificate to trust too, as PEM. */
  readonly certificate?: string;
  /** Playwright’s options to start Chromium; by default, those for the Chromium that is found on this machine. */
  readonly launch?: LaunchOptions;
  /** Called after each page. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborts the audit. */
  readonly signal?: AbortSignal;
}

/**
 * Crawls websites and returns what they store, compared with an inventory if there is one. Pages that could not be
 * loaded are part of the result. Throws UserError if an option or the inventory is wrong, the reason of the signal if
 * the audit is aborted, and an Error if the browser cannot be started.
 */
export async function audit(options: AuditOptions): Promise<Audit> {
  const { consent = true, include = [], exclude = [], maxDepth } = options;
  const { delay, timeout, settle, concurrency, maxPages, seed } = { ...RUN_DEFAULTS, ...options };
  const addresses = options.addresses.map((text) => checkValue(text, parseAddress, "an address"));
  if (addresses.length === 0) throw new UserError("Name at least one address.");
  const domains = (options.domains ?? []).map((text) => checkValue(text, parseDomain, "a domain"));
  const inventory =
    options.inventory === undefined ? null : readInventoryFile(path.resolve(options.inventory));
  const limits = {
    maxPages,
    include,
    exclude,
    seed,
    ...(maxDepth === undefined ? {} : { maxDepth }),
  };
  const observations = await observe(
    configFromAddresses(addresses, { ...limits, consent }, domains),
    {
      launch: options.launch ?? (await chromiumOptions(process.env)),
      hostOverrides: {
        map: options.hosts ?? new Map(),
        ...(options.certificate === undefined ? {} : { certificate: options.certificate }),
      },
      concurrency,
      delay,
      timeouts: toTimeouts(timeout, settle),
      // Only the steps of a list of websites use variables.
      variables: new Map(),
      write: () => {},
      onProgress: options.onProgress ?? (() => {}),
      signal: options.signal ?? new AbortController().signal,
      now: Date.now,
    },
  );
  return createAudit(observations, inventory, null);
}

/** Returns the parsed value of an option. Throws UserError if it is not valid. */
function checkValue(
  text: string,
  parse: (text: string) => string | undefined,
  noun: string,
): string {
  const value = parse(text);
  if (value !== undefined) return value;
  throw new UserError(`“${text}” is not ${noun}. Write ${noun} such as ${EXAMPLES[noun]}.`);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  "an address": "https://www.example.com",
  "a domain": "example.com",
};
