import type { Taken } from "./own.ts";
import { type Compared, ratioOf, type Spread, spreadOf, table, told } from "./pairs.ts";

type Figures = Pick<Taken, "seconds" | "megabytes">;

/** One thing that was measured, as the table and the JSON have it. */
export interface Row {
  readonly what: string;
  readonly seconds: Spread;
  /** The most memory that any of the runs held, in megabytes; null where nobody can tell. */
  readonly megabytes: number | null;
  /** Milliseconds for each page or record, in the middle run. */
  readonly each?: number;
  /** What it was compared with, how long that took, and how many times that ours takes, pair by pair. */
  readonly than?: string;
  readonly theirSeconds?: Spread;
  readonly theirMegabytes?: number | null;
  readonly ratio?: Spread;
  /** The same of the processors’ time, null where nobody can tell. */
  readonly processorRatio?: Spread | null;
  /** What the ratio of seconds must not exceed. */
  readonly most?: number;
}

/** Ours beside something else. */
export function beside(what: string, than: string, found: Compared<Taken>, most?: number): Row {
  const { ours, theirs } = found;
  const processor = ratioOf({
    ours: ours.map(({ processorSeconds }) => processorSeconds),
    theirs: theirs.map(({ processorSeconds }) => processorSeconds),
  });
  return {
    what,
    ...figures(ours),
    than,
    theirSeconds: figures(theirs).seconds,
    theirMegabytes: figures(theirs).megabytes,
    ratio: ratioOf({ ours: ours.map(secondsOf), theirs: theirs.map(secondsOf) }),
    processorRatio: Number.isNaN(processor.median) ? null : processor,
    ...(most === undefined ? {} : { most }),
  };
}

/** Ours by itself; `count` is how many pages or records it has. */
export function by(what: string, taken: readonly Figures[], count?: number): Row {
  const found = figures(taken);
  return {
    what,
    ...found,
    ...(count === undefined ? {} : { each: (found.seconds.median / count) * 1000 }),
  };
}

/** The rows as a table: medians, with the lowest and the highest. */
export function tableOf(rows: readonly Row[]): string {
  if (rows.every(({ than }) => than === undefined))
    return table(
      ["what", "seconds", "MB", "ms each"],
      rows.map(({ what, seconds, megabytes, each }) => [
        what,
        told(seconds),
        megabytesOf(megabytes),
        each?.toFixed(2) ?? "",
      ]),
    );
  return table(
    [
      "what",
      "seconds",
      "MB",
      "ms each",
      "beside",
      "its seconds",
      "its MB",
      "ratio",
      "at most",
      "of CPU",
    ],
    rows.map((row) => [
      row.what,
      told(row.seconds),
      megabytesOf(row.megabytes),
      row.each?.toFixed(2) ?? "",
      row.than ?? "",
      row.theirSeconds === undefined ? "" : told(row.theirSeconds),
      row.theirMegabytes === undefined ? "" : megabytesOf(row.theirMegabytes),
      row.ratio === undefined ? "" : told(row.ratio),
      row.most === undefined || row.ratio === undefined ? "" : verdict(row.ratio, row.most),
      row.processorRatio ? told(row.processorRatio) : "",
    ]),
  );
}

function verdict({ median }: Spread, most: number): string {
  return `${most.toFixed(2)}${median <= most ? "" : ": not met"}`;
}

function figures(taken: readonly Figures[]) {
  const most = Math.max(...taken.map(({ megabytes }) => megabytes));
  return {
    seconds: spreadOf(taken.map(secondsOf)),
    megabytes: Number.isNaN(most) ? null : Math.round(most),
  };
}

function secondsOf({ seconds }: Figures): number {
  return seconds;
}

function megabytesOf(megabytes: number | null): string {
  return megabytes === null ? "–" : String(megabytes);
}
