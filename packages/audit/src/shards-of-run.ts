import { DAY, digestOf, UserError } from "cookie-inventory";
import { listFirst } from "./compare/quoting.ts";
import { mergeResults } from "./merge-results.ts";
import type { Observations, Run, Website } from "./observation-schema.ts";
import { formatCount } from "./report/number-format.ts";

/** Which part of a list of websites is visited. */
export interface Shard {
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
}

/** A part of a run, and the file in which it stands. */
export interface Part {
  readonly file: string;
  readonly observations: Observations;
}

/**
 * The websites of a part, the same each time. The parts differ by one website at the most, and the large ones, by
 * their limits, are dealt out there and back, so that no part has the larger one of every few.
 */
export function shardOf(websites: readonly Website[], { number, of }: Shard): Website[] {
  const largestFirst = websites.toSorted((a, b) => b.limits.maxPages - a.limits.maxPages);
  return largestFirst
    .filter((_website, index) => {
      const turn = index % of;
      const isThere = Math.floor(index / of) % 2 === 0;
      return (isThere ? turn : of - 1 - turn) === number - 1;
    })
    .toSorted((a, b) => a.number - b.number);
}

/** By this two runs are told apart that visit different websites, or in another way. */
export function listOf({
  websites,
  states,
  domains,
}: Pick<Run, "websites" | "states" | "domains">): string {
  return digestOf(JSON.stringify([websites, states, domains]));
}

/**
 * One run of several parts, as if it had not been split. Throws UserError that says which file is wrong where they
 * are not the parts of one run, or not all of them.
 */
export function mergeShards(parts: readonly Part[]): Observations {
  const inTurn = parts.toSorted((a, b) => numberOf(a) - numberOf(b));
  const [first] = inTurn;
  if (first === undefined) throw new UserError("Name the files to merge.");
  const ours = first.observations.run.part;
  for (const other of inTurn) {
    refuseStranger(first, other, difference(ours, other.observations.run.part));
  }
  refuseApart(inTurn);
  refuseTwice(inTurn);
  refuseMissing(inTurn, ours.of);
  const all = inTurn.map(({ observations }) => observations);
  const runs = all.map(({ run }) => run);
  const run: Run = {
    ...first.observations.run,
    browser: [...new Set(runs.map(({ browser }) => browser))].join(" and "),
    started: runs.reduce((a, b) => (startOf(b) < startOf(a) ? b : a)).started,
    websites: runs.flatMap(({ websites }) => websites).toSorted((a, b) => a.number - b.number),
    part: { ...first.observations.run.part, number: 1, of: 1 },
  };
  return mergeResults(
    run,
    all.flatMap(({ sites, pages, choices, ends }) => [...sites, ...pages, ...choices, ...ends]),
  );
}

function refuseStranger(first: Part, other: Part, why: string | undefined): void {
  if (why === undefined) return;
  throw new UserError(
    `“${other.file}” is of another run than “${first.file}”: ${why}. Name the parts of one run.`,
  );
}

/** What tells the parts of two runs apart; undefined for parts of one. */
function difference(ours: Run["part"], theirs: Run["part"]): string | undefined {
  if (ours.list !== theirs.list) {
    return "its list of websites, or the way in which they are visited, is another one";
  }
  if (ours.name !== theirs.name) {
    return `one is called ${called(ours.name)}, the other ${called(theirs.name)}`;
  }
  if (ours.of !== theirs.of) {
    return `one was split into ${formatCount(ours.of, "part")}, the other into ${theirs.of}`;
  }
  return undefined;
}

function called(name: string | null): string {
  return name === null ? "nothing" : `“${name}”`;
}

/** By tomorrow the websites may be other ones. */
function refuseApart(parts: readonly Part[]): void {
  const byStart = parts.toSorted(
    (a, b) => startOf(a.observations.run) - startOf(b.observations.run),
  );
  const [first, last] = [byStart[0], byStart.at(-1)];
  if (first === undefined || last === undefined) return;
  const seconds = (startOf(last.observations.run) - startOf(first.observations.run)) / 1000;
  refuseStranger(first, last, seconds > DAY ? "they were begun more than a day apart" : undefined);
}

function refuseTwice(parts: readonly Part[]): void {
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (before !== undefined && numberOf(before) === numberOf(part)) {
      throw new UserError(
        `“${before.file}” and “${part.file}” are the same part, ${numberOf(part)} of ${part.observations.run.part.of}: name one of them.`,
      );
    }
  }
}

function refuseMissing(parts: readonly Part[], of: number): void {
  const there = new Set(parts.map(numberOf));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !there.has(number),
  );
  if (missing.length === 0) return;
  const [are, that] = missing.length === 1 ? ["is", "that file"] : ["are", "those files"];
  const numbers = `${missing.length === 1 ? "Part" : "Parts"} ${listFirst(missing.map(String))} of ${of}`;
  const options = listFirst(missing.map((number) => `“--shard ${number}/${of}”`));
  throw new UserError(`${numbers} ${are} missing. Audit with ${options}, and name ${that} too.`);
}

function numberOf({ observations }: Part): number {
  return observations.run.part.number;
}

function startOf({ started }: Run): number {
  return Date.parse(started);
}
