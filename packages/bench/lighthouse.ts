import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/* Runs Lighthouse as PageSpeed Insights does: on a phone, with simulated throttling. It is too large a dependency. */

const VERSION = "13.5.0";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Lighthouse’s result for a page. */
export interface LighthouseResult {
  /** From 0 to 100, in the order of CATEGORIES. */
  readonly scores: readonly number[];
  /** The audits that lower a score, with their reasons. */
  readonly failedAudits: readonly string[];
}

/** A temporary installation of Lighthouse. */
export interface Lighthouse {
  readonly version: string;
  readonly run: (address: string) => Promise<LighthouseResult>;
  readonly dispose: () => void;
}

interface Report {
  readonly runtimeError?: { readonly message: string };
  readonly categories: Record<
    string,
    { score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  readonly audits: Record<
    string,
    { score: number | null; title: string; explanation?: string; displayValue?: string }
  >;
}

/** Installs Lighthouse into a temporary folder. Returns undefined if npm fails. `chromium` is the browser’s path. */
export function installLighthouse(chromium: string): Lighthouse | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), "privacy-notice-lighthouse-"));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  const { status } = spawnSync(
    "npm",
    [
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--prefix",
      folder,
      `lighthouse@${VERSION}`,
    ],
    { cwd: folder, stdio: "ignore", shell: process.platform === "win32" },
  );
  if (status !== 0) {
    dispose();
    return undefined;
  }
  const run = async (address: string) => {
    const file = path.join(folder, "report.json");
    // Not spawnSync: the page may be served by this process.
    const stderr = await promisify(execFile)(
      process.execPath,
      [
        path.join(folder, "node_modules/lighthouse/cli/index.js"),
        address,
        "--output=json",
        `--output-path=${file}`,
        `--only-categories=${CATEGORIES.join(",")}`,
        "--chrome-flags=--headless=new --no-sandbox",
        "--quiet",
      ],
      { env: { ...process.env, CHROME_PATH: chromium } },
    ).then(
      (output) => output.stderr,
      // If there is a report, it contains the error.
      (cause: unknown) => String(cause),
    );
    let report: Report;
    try {
      report = JSON.parse(readFileSync(file, "utf8")) as Report;
    } catch (cause) {
      throw new Error(`Lighthouse wrote no report: ${stderr}`, { cause });
    }
    rmSync(file);
    return toResult(report);
  };
  return { version: VERSION, run, dispose };
}

function toResult({ runtimeError, categories, audits }: Report): LighthouseResult {
  if (runtimeError) throw new Error(runtimeError.message);
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
  // A category with a score of 100 may contain an audit below 100.
  const imperfect = CATEGORIES.filter((_, index) => scores[index] !== 100);
  const audited = imperfect.flatMap((name) => categories[name]?.auditRefs ?? []);
  const failedAudits = audited
    .filter(({ weight }) => weight > 0)
    .flatMap(({ id }) => {
      const { score = null, title = "", explanation, displayValue } = audits[id] ?? {};
      if (score === null || score === 1) return [];
      return [`${id}: ${explanation ?? displayValue ?? title}`];
    });
  return { scores, failedAudits };
}
