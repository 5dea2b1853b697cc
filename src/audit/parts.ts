import { createHash } from "node:crypto";
import { DAY } from "../inventory/duration.ts";
import { gather } from "./gather.ts";
import type { Observations, Run, Website } from "./observations.ts";

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

/** Of each `of` websites one: the parts differ by one website at the most, and are the same each time. */
export function shardOf(websites: readonly Website[], { number, of }: Shard): Website[] {
  return websites.filter((_website, index) => index % of === number - 1);
}

/** By this two runs are told apart that visit different websites, or in another way. */
export function listOf({
  websites,
  states,
  domains,
}: Pick<Run, "websites" | "states" | "domains">): string {
  return createHash("sha256")
    .update(JSON.stringify([websites, states, domains]))
    .digest("hex");
}

/**
 * One run of several parts, as if it had not been split. Throws an Error that says which file is wrong where they
 * are not the parts of one run, or not all of them.
 */
export function merge(parts: readonly Part[]): Observations {
  const inTurn = parts.toSorted((a, b) => numberOf(a) - numberOf(b));
  const [first] = inTurn;
  if (first === undefined) throw new Error("Name the files to merge.");
  for (const other of inTurn.slice(1)) refuseStranger(first, other);
  const { of } = first.observations.run.part;
  refuseTwice(inTurn);
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !inTurn.some((part) => numberOf(part) === number),
  );
  if (missing.length > 0) {
    const [one] = missing;
    const are =
      missing.length === 1 ? `Part ${one} of ${of} is` : `Parts ${missing.join(", ")} of ${of} are`;
    throw new Error(`${are} missing. Audit with “--shard ${one}/${of}”, and name that file too.`);
  }
  const all = inTurn.map(({ observations }) => observations);
  const runs = all.map(({ run }) => run);
  const run: Run = {
    ...first.observations.run,
    browser: [...new Set(runs.map(({ browser }) => browser))].join(" and "),
    started: runs.map(({ started }) => started).toSorted()[0] ?? first.observations.run.started,
    websites: runs.flatMap(({ websites }) => websites).toSorted((a, b) => a.number - b.number),
    part: { ...first.observations.run.part, number: 1, of: 1 },
  };
  return gather(
    run,
    all.flatMap(({ sites, pages, choices, ends }) => [...sites, ...pages, ...choices, ...ends]),
  );
}

function refuseStranger(first: Part, other: Part): void {
  const [ours, theirs] = [first.observations.run, other.observations.run];
  const apart = Math.abs(Date.parse(ours.started) - Date.parse(theirs.started)) / 1000;
  const why =
    ours.part.list !== theirs.part.list
      ? "its list of websites, or the way in which they are visited, is another one"
      : ours.part.name !== theirs.part.name
        ? `one is called “${ours.part.name ?? ""}”, the other “${theirs.part.name ?? ""}”`
        : ours.part.of !== theirs.part.of
          ? `one was split into ${ours.part.of} parts, the other into ${theirs.part.of}`
          : apart > DAY
            ? "they were begun more than a day apart"
            : undefined;
  if (why === undefined) return;
  throw new Error(
    `“${other.file}” is of another run than “${first.file}”: ${why}. Name the parts of one run.`,
  );
}

function refuseTwice(parts: readonly Part[]): void {
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (before !== undefined && numberOf(before) === numberOf(part)) {
      throw new Error(
        `“${before.file}” and “${part.file}” are the same part, ${numberOf(part)} of ${part.observations.run.part.of}: name one of them.`,
      );
    }
  }
}

function numberOf({ observations }: Part): number {
  return observations.run.part.number;
}
