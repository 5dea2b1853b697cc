import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/*
 * Paired measurements. The speed of a machine drifts, so two programs are compared in alternating runs, and each ratio
 * is of two adjacent runs.
 */

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

interface PairedResults<T> {
  readonly subject: readonly T[];
  readonly baseline: readonly T[];
}

export function toSpread(numbers: readonly number[]): Spread {
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

/** Runs both `count` times. Their order changes with each pair, so that neither always runs on a warmer machine. */
export async function runInPairs<T>(
  count: number,
  subject: () => T | Promise<T>,
  baseline: () => T | Promise<T>,
): Promise<PairedResults<T>> {
  const results = { subject: new Array<T>(), baseline: new Array<T>() };
  for (let pair = 0; pair < count; pair += 1) {
    if (pair % 2 === 0) results.subject.push(await subject());
    results.baseline.push(await baseline());
    if (pair % 2 === 1) results.subject.push(await subject());
  }
  return results;
}

/** Returns the spread of subject ÷ baseline, pair by pair. */
export function toRatioSpread({ subject, baseline }: PairedResults<number>): Spread {
  return toSpread(subject.map((each, pair) => each / (baseline[pair] ?? Number.NaN)));
}

/** Formats a spread as “0.61 (0.58–0.70)”: median, minimum and maximum. */
export function formatSpread({ min, median, max }: Spread, digits = 2): string {
  const [low, middle, high] = [min, median, max].map((each) => each.toFixed(digits));
  return `${middle} (${low}–${high})`;
}

/** Formats a Markdown table whose columns are aligned in a terminal too. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = header.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? "")].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const separator = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(header), separator, ...rows.map(line)].join("\n");
}

/** The machine and the software versions of a measurement. */
interface Environment {
  readonly processors: string;
  readonly memory: string;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** Returns this machine’s environment, with the versions of Node.js and of `versions`. */
export function readEnvironment(versions: Readonly<Record<string, string>> = {}): Environment {
  const cpus = os.cpus();
  return {
    processors: `${cpus.length} × ${cpus[0]?.model.trim() ?? "unknown"}`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    system: readSystemName(),
    versions: { Node: process.versions.node, ...versions },
  };
}

/** Formats an environment in one line. */
export function formatEnvironment({ processors, memory, system, versions }: Environment): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${processors}, ${memory}, ${system}; ${names.join(", ")}`;
}

export function writeJson(file: string, results: unknown): void {
  writeFileSync(path.resolve(file), `${JSON.stringify(results, null, 2)}\n`);
}

function readSystemName(): string {
  try {
    const text = readFileSync("/etc/os-release", "utf8");
    return /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? os.type();
  } catch {
    return `${os.type()} ${os.release()}`;
  }
}
