import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright/test";
import { expect } from "./site-fixtures.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0 to 2.2 at levels A and AA, best practices, and rules that axe disables by default. */
const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {
    "target-size": { enabled: true },
    "td-has-header": { enabled: true },
    "table-fake-caption": { enabled: true },
  },
};

/** Only the rules whose result depends on colours. */
const COLOUR_OPTIONS: RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

/** Runs axe on the open page. Returns “rule: selector” for each element that violates a rule. */
export async function findAxeViolations(page: Page, options = OPTIONS): Promise<string[]> {
  const hasAxe = await page.evaluate(() => "axe" in globalThis);
  if (!hasAxe) await page.evaluate(AXE);
  const results = await page.evaluate(
    (runOptions) =>
      (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(
        runOptions,
      ),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}

const SCHEMES = [
  ["light", OPTIONS],
  ["dark", COLOUR_OPTIONS],
] as const;

/** Expects no axe violations on the open page, in light and dark, and in a narrow and a wide window. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [colorScheme, options] of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const violations = await findAxeViolations(page, options);
      expect.soft(violations, `${colorScheme}, ${width} px wide`).toEqual([]);
    }
  }
}
