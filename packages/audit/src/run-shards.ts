import { DAY, digestOf, UserError } from "cookie-inventory";
import { assembleResults } from "./assemble-results.ts";
import { joinFirst } from "./compare/quoting.ts";
import type { Observations, Run, Website } from "./observation-schema.ts";
import { formatCount } from "./report/number-format.ts";

/** A shard of a list of websites, such as 2 of 5. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** The results of a shard, and the file in which they are saved. */
export interface ShardFile {
  readonly file: string;
  readonly observations: Observations;
}

/**
 * Returns the websites of a shard, always the same ones. Shards differ by at most one website. The largest websites, by
 * their limits, are dealt out first, back and forth, so that no shard gets the larger one in every round.
 */
export function selectShard(websites: readonly Website[], { number, of }: Shard): Website[] {
  const largestFirst = websites.toSorted((a, b) => b.limits.maxPages - a.limits.maxPages);
  return largestFirst
    .filter((_website, index) => {
      const position = index % of;
      const isForward = Math.floor(index / of) % 2 === 0;
      return (isForward ? position : of - 1 - position) === number - 1;
    })
    .toSorted((a, b) => a.number - b.number);
}

/** Returns a digest of what a run visits and how: only shards with the same digest can be merged. */
export function digestWebsites({
  websites,
  states,
  domains,
}: Pick<Run, "websites" | "states" | "domains">): string {
  return digestOf(JSON.stringify([websites, states, domains]));
}

/**
 * Merges the results of all shards of a run, as if it had not been split. Throws UserError, which names the file, if they
 * are not the shards of one run, or not all of them.
 */
export function mergeShards(shards: readonly ShardFile[]): Observations {
  const sorted = shards.toSorted((a, b) => numberOf(a) - numberOf(b));
  const [first] = sorted;
  if (first === undefined) throw new UserError("Name the files to merge.");
  const { part } = first.observations.run;
  for (const other of sorted) {
    checkSameRun(first, other, findDifference(part, other.observations.run.part));
  }
  checkStartTimes(sorted);
  checkDuplicates(sorted);
  checkMissing(sorted, part.of);
  const all = sorted.map(({ observations }) => observations);
  const runs = all.map(({ run }) => run);
  const run: Run = {
    ...first.observations.run,
    browser: [...new Set(runs.map(({ browser }) => browser))].join(" and "),
    started: runs.reduce((a, b) => (startTimeOf(b) < startTimeOf(a) ? b : a)).started,
    websites: runs.flatMap(({ websites }) => websites).toSorted((a, b) => a.number - b.number),
    part: { ...part, number: 1, of: 1 },
  };
  return assembleResults(
    run,
    all.flatMap(({ sites, pages, choices, journeys, ends }) => [
      ...sites,
      ...pages,
      ...choices,
      ...journeys,
      ...ends,
    ]),
  );
}

function checkSameRun(first: ShardFile, other: ShardFile, difference: string | undefined): void {
  if (difference === undefined) return;
  throw new UserError(
    `“${first.file}” and “${other.file}” are from different runs: ${difference}. Name the shards of one run.`,
  );
}

/** Returns why two shards are from different runs; undefined if they can be from the same one. */
function findDifference(first: Run["part"], other: Run["part"]): string | undefined {
  if (first.list !== other.list) return "their websites or options differ";
  if (first.name !== other.name) {
    return `one is ${nameOf(first)}, the other is ${nameOf(other)}`;
  }
  if (first.of !== other.of) {
    return `one was split into ${formatCount(first.of, "shard")}, the other into ${other.of}`;
  }
  return undefined;
}

function nameOf({ name }: Run["part"]): string {
  return name === null ? "unnamed" : `named “${name}”`;
}

/** Checks that all shards started within a day: later, the websites may have changed. */
function checkStartTimes(shards: readonly ShardFile[]): void {
  const sorted = shards.toSorted(
    (a, b) => startTimeOf(a.observations.run) - startTimeOf(b.observations.run),
  );
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return;
  const seconds = (startTimeOf(last.observations.run) - startTimeOf(first.observations.run)) / 1000;
  checkSameRun(first, last, seconds > DAY ? "they started more than a day apart" : undefined);
}

function checkDuplicates(shards: readonly ShardFile[]): void {
  for (const [index, shard] of shards.entries()) {
    const previous = shards[index - 1];
    if (previous !== undefined && numberOf(previous) === numberOf(shard)) {
      throw new UserError(
        `“${previous.file}” and “${shard.file}” are the same shard, ${numberOf(shard)} of ${shard.observations.run.part.of}. Name only one of them.`,
      );
    }
  }
}

function checkMissing(shards: readonly ShardFile[], of: number): void {
  const numbers = new Set(shards.map(numberOf));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  );
  if (missing.length === 0) return;
  const isOne = missing.length === 1;
  const which = `${isOne ? "Shard" : "Shards"} ${joinFirst(missing.map(String))} of ${of}`;
  const options = joinFirst(missing.map((number) => `“--shard ${number}/${of}”`));
  throw new UserError(
    `${which} ${isOne ? "is" : "are"} missing. Run the audit with ${options}, and name ${isOne ? "that file" : "those files"} too.`,
  );
}

function numberOf({ observations }: ShardFile): number {
  return observations.run.part.number;
}

function startTimeOf({ started }: Run): number {
  return Date.parse(started);
}
