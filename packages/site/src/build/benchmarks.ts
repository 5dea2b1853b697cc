import type { UserConfig } from "../eleventy/eleventy-types.ts";

/**
 * Keeps Eleventy from printing which filters and data files took a tenth of a build: on a busy machine any of them can,
 * and the people who run this package’s commands cannot do anything about it.
 */
export function silenceBenchmarks({ benchmarkManager }: UserConfig): void {
  for (const group of ["Configuration", "Data"])
    benchmarkManager.get(group).setMinimumThresholdMs(0);
}
