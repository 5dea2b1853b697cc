import path from "node:path";
import {
  createColouriser,
  createTextReader,
  type DeclaredWebsite,
  projectOnDisk,
  readWebsites,
  resolveUserPath,
  toTerminalText,
  UserError,
} from "cookie-inventory";
import { firstPartyDomains } from "../crawl/crawl-scope.ts";
import { type Limits, startAddresses, STATES, type Website } from "../observation-schema.ts";
import type { RunConfig } from "../observe-websites.ts";
import { digestWebsites, selectShard } from "../run-shards.ts";
import type { RunOptions } from "./run-options.ts";

/** The options that decide what a run visits. */
type ConfigOptions = Pick<
  RunOptions,
  "consent" | "maxPages" | "maxDepth" | "include" | "exclude" | "seed" | "runName"
>;

/** Returns the run of one website with these start addresses. `domains` are the organisation’s. */
export function configFromAddresses(
  starts: readonly string[],
  options: ConfigOptions,
  domains: readonly string[],
): RunConfig {
  const { include, exclude } = options;
  const limits = toLimits(options, { include: [...include], exclude: [...exclude] });
  return createConfig(
    [{ number: 1, starts: [...starts], banner: null, journeys: [], delay: null, limits }],
    options,
    domains,
  );
}

/** Returns the run of a list of websites, or of a shard of it. Throws UserError with all errors in the list. */
export function configFromList(
  listFile: string,
  options: RunOptions,
  domains: readonly string[],
): RunConfig {
  const file = resolveUserPath(listFile);
  const project = projectOnDisk(path.dirname(file));
  const read = readWebsites(project, path.basename(file));
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({ ...problem, file: listFile }));
    const text = toTerminalText(
      problems,
      () => createTextReader(project)(path.basename(file)),
      createColouriser(process.stderr),
    );
    throw new UserError(`${text}\n\nAudit not started. Fix these errors first.`);
  }
  if (read.value.length === 0) throw new UserError(`“${listFile}” lists no websites: add one.`);
  const websites = read.value.map((website, index) => toWebsite(website, index + 1, options));
  const config = createConfig(websites, options, domains);
  const { shard } = options;
  return shard === undefined
    ? config
    : { ...config, websites: selectShard(websites, shard), part: { ...config.part, ...shard } };
}

function toWebsite(
  {
    address,
    maxPages,
    maxDepth,
    include,
    exclude = [],
    delay,
    journeys = [],
    ...declared
  }: DeclaredWebsite,
  number: number,
  options: RunOptions,
): Website {
  const { href, hostname } = new URL(address);
  const patterns = include ?? options.include;
  const limits = toLimits(options, {
    include: patterns.length > 0 ? [...patterns] : withAndWithoutWww(hostname),
    exclude: [...options.exclude, ...exclude],
    ...(maxPages === undefined ? {} : { maxPages }),
    ...(maxDepth === undefined ? {} : { maxDepth }),
  });
  const banner = toBanner(declared);
  return { number, starts: [href], banner, journeys, delay: delay ?? null, limits };
}

function toBanner({ banner, bannerChecked }: Partial<DeclaredWebsite>): Website["banner"] {
  if (banner !== "none") return banner ?? null;
  return bannerChecked === undefined ? null : { none: bannerChecked };
}

/** Returns the host with and without “www.”, as many websites redirect between the two. */
function withAndWithoutWww(hostname: string): string[] {
  return [hostname, hostname.startsWith("www.") ? hostname.slice(4) : `www.${hostname}`];
}

function toLimits(
  { maxPages, maxDepth, seed }: ConfigOptions,
  website: Partial<Limits> & Pick<Limits, "include" | "exclude">,
): Limits {
  return { maxPages, maxDepth: maxDepth ?? null, seed, ...website };
}

function createConfig(
  websites: readonly Website[],
  { consent, runName }: ConfigOptions,
  organisationDomains: readonly string[],
): RunConfig {
  const states = consent ? STATES : (["before"] as const);
  const domains = firstPartyDomains(organisationDomains, startAddresses({ websites }));
  const list = digestWebsites({ websites: [...websites], states: [...states], domains });
  return {
    domains,
    states,
    websites,
    part: { number: 1, of: 1, list, name: runName ?? null },
  };
}
