import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright/test";
import type { Open } from "./accessible-page.ts";
import { expect, test } from "./site-test.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0 to 2.2 at levels A and AA, best practices, and what axe leaves off by itself. */
const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {
    "target-size": { enabled: true },
    "td-has-header": { enabled: true },
    "table-fake-caption": { enabled: true },
  },
};

/** What axe finds wrong on a page: “rule: selector” for each element. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(
        options,
      ),
    OPTIONS,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}

/** What axe says of a page, light and dark, in a narrow window and a wide one; `name` is what tests call it. */
export function testWithAxe(name: string, open: Open): void {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing wrong on ${name}, ${colorScheme}, ${width} px wide`, async ({
        sharedPage: page,
      }) => {
        await open(page, width);
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      });
    }
  }
}
