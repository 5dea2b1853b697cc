import type { UserConfig } from "../eleventy/eleventy-types.ts";

/**
 * Stops Eleventy from listing the filters and data files that took a tenth of a build: on a busy machine any of them
 * can, and users of this package’s commands cannot change that.
 */
export function hideBenchmarkMessages({ benchmarkManager }: UserConfig): void {
  for (const group of ["Configuration", "Data"])
    benchmarkManager.get(group).setMinimumThresholdMs(0);
}
