import path from "node:path";
import {
  resolveUserPath,
  type DeclaredWebsite,
  createColouriser,
  projectOnDisk,
  readWebsites,
  createTextReader,
  toTerminalText,
  UserError,
} from "cookie-inventory";
import { ownDomains } from "../crawl/crawl-scope.ts";
import { type Limits, startAddresses, STATES, type Website } from "../observation-schema.ts";
import type { Task } from "../observe-websites.ts";
import { listOf, shardOf } from "../shards-of-run.ts";
import type { CrawlOptions } from "./crawl-arguments.ts";

/** One website, from the addresses that were typed. `domains` are the organisation's own. */
export function taskOf(
  starts: readonly string[],
  options: CrawlOptions,
  domains: readonly string[],
): Task {
  const { include, exclude } = options;
  const limits = limitsOf(options, { include: [...include], exclude: [...exclude] });
  return wholeTask(
    [{ number: 1, starts: [...starts], banner: null, delay: null, limits }],
    options,
    domains,
  );
}

/**
 * The websites of a list, or of the part of it that was asked for. Throws UserError with every
 * mistake in the list.
 */
export function listedTask(typed: string, options: CrawlOptions, domains: readonly string[]): Task {
  const file = resolveUserPath(typed);
  const project = projectOnDisk(path.dirname(file));
  const read = readWebsites(project, path.basename(file));
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({ ...problem, file: typed }));
    const text = toTerminalText(
      problems,
      () => createTextReader(project)(path.basename(file)),
      createColouriser(process.stderr),
    );
    throw new UserError(`${text}\n\nAudit not started. Fix these errors first.`);
  }
  if (read.value.length === 0) throw new UserError(`“${typed}” lists no website yet: add one.`);
  const websites = read.value.map((website, index) => toWebsite(website, index + 1, options));
  const task = wholeTask(websites, options, domains);
  const { shard } = options;
  return shard === undefined
    ? task
    : { ...task, websites: shardOf(websites, shard), part: { ...task.part, ...shard } };
}

function toWebsite(
  { address, maxPages, maxDepth, include, exclude = [], delay, banner }: DeclaredWebsite,
  number: number,
  options: CrawlOptions,
): Website {
  const { href, hostname } = new URL(address);
  const asked = include ?? options.include;
  const limits = limitsOf(options, {
    include: asked.length > 0 ? [...asked] : hostsOf(hostname),
    exclude: [...options.exclude, ...exclude],
    ...(maxPages === undefined ? {} : { maxPages }),
    ...(maxDepth === undefined ? {} : { maxDepth }),
  });
  return { number, starts: [href], banner: banner ?? null, delay: delay ?? null, limits };
}

/** Another host is another website of the list; but many lead from the bare domain to “www.”, or back. */
function hostsOf(hostname: string): string[] {
  return [hostname, hostname.startsWith("www.") ? hostname.slice(4) : `www.${hostname}`];
}

function limitsOf(
  { maxPages, maxDepth, seed }: CrawlOptions,
  own: Partial<Limits> & Pick<Limits, "include" | "exclude">,
): Limits {
  return { maxPages, maxDepth: maxDepth ?? null, seed, ...own };
}

function wholeTask(
  websites: readonly Website[],
  { consent, run }: CrawlOptions,
  domains: readonly string[],
): Task {
  const states = consent ? STATES : (["before"] as const);
  const all = ownDomains(domains, startAddresses({ websites }));
  const list = listOf({ websites: [...websites], states: [...states], domains: all });
  return { domains: all, states, websites, part: { number: 1, of: 1, list, name: run ?? null } };
}
