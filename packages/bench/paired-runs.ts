import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/*
 * What the measurements of speed share: turns, medians with their spread, a table and its JSON. A machine's speed
 * drifts, so what is compared runs in turns, and each ratio is of two runs that stood side by side.
 */

/** The lowest, middle and highest of some numbers. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One item beside another. */
export interface Compared<T> {
  readonly ours: readonly T[];
  readonly theirs: readonly T[];
}

export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [below = Number.NaN, above = Number.NaN] = [Math.floor(middle), Math.ceil(middle)].map(
    (index) => sorted[index],
  );
  return {
    min: sorted[0] ?? Number.NaN,
    median: (below + above) / 2,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** Runs both in turns, each first in every other pair, so that neither always has the warmer machine. */
export async function pairs<T>(
  count: number,
  ours: () => T | Promise<T>,
  theirs: () => T | Promise<T>,
): Promise<Compared<T>> {
  const found = { ours: new Array<T>(), theirs: new Array<T>() };
  for (let pair = 0; pair < count; pair += 1) {
    if (pair % 2 === 0) found.ours.push(await ours());
    found.theirs.push(await theirs());
    if (pair % 2 === 1) found.ours.push(await ours());
  }
  return found;
}

/** How many times theirs ours takes, pair by pair. */
export function ratioOf({ ours, theirs }: Compared<number>): Spread {
  return spreadOf(ours.map((each, pair) => each / (theirs[pair] ?? Number.NaN)));
}

/** A spread as “0.61 (0.58–0.70)”. */
export function formatSpread({ min, median, max }: Spread, digits = 2): string {
  const [low, middle, high] = [min, median, max].map((each) => each.toFixed(digits));
  return `${middle} (${low}–${high})`;
}

/** Rows below a head, as Markdown that is also even in a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? "")].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** Where and with what something was measured. */
export interface Conditions {
  readonly processors: string;
  readonly memory: string;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** This machine, and Node’s version with others that were used. */
export function conditions(versions: Readonly<Record<string, string>> = {}): Conditions {
  const cpus = os.cpus();
  return {
    processors: `${cpus.length} × ${cpus[0]?.model.trim() ?? "unknown"}`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: systemName(),
    versions: { Node: process.versions.node, ...versions },
  };
}

/** The conditions in one line, for above a table. */
export function conditionsLine({ processors, memory, system, versions }: Conditions): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${processors}, ${memory}, ${system}; ${names.join(", ")}`;
}

/** Writes what was measured as JSON. */
export function writeJson(file: string, measured: unknown): void {
  writeFileSync(path.resolve(file), `${JSON.stringify(measured, null, 2)}\n`);
}

function systemName(): string {
  try {
    const text = readFileSync("/etc/os-release", "utf8");
    return /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? os.type();
  } catch {
    return `${os.type()} ${os.release()}`;
  }
}
