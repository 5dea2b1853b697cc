import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/* Lighthouse as PageSpeed Insights runs it: a phone, its throttling computed. It is no dependency, being large. */

const VERSION = "13.5.0";

/** The four scores from 0 to 100, in this order. */
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** What Lighthouse says of a page. */
export interface Judgement {
  readonly scores: readonly number[];
  /** The audits that cost points, with their reasons. */
  readonly faults: readonly string[];
}

/** Lighthouse, installed for as long as the measurement lasts. */
export interface Lighthouse {
  readonly version: string;
  readonly judge: (address: string) => Promise<Judgement>;
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

/** Installs Lighthouse into a temporary folder; undefined where npm cannot. `chromium` is the browser it is to use. */
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
  const judge = async (address: string) => {
    const file = path.join(folder, "report.json");
    // Not in one go: the server that it asks for the page may be this very process.
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
      (ended) => ended.stderr,
      // What went wrong stands in the report, where there is one.
      (cause: unknown) => String(cause),
    );
    let report: Report;
    try {
      report = JSON.parse(readFileSync(file, "utf8")) as Report;
    } catch (cause) {
      throw new Error(`Lighthouse wrote no report: ${stderr}`, { cause });
    }
    rmSync(file);
    return judgementOf(report);
  };
  return { version: VERSION, judge, dispose };
}

function judgementOf({ runtimeError, categories, audits }: Report): Judgement {
  if (runtimeError) throw new Error(runtimeError.message);
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
  // A category of 100 may hold an audit of 99: it costs nothing.
  const short = CATEGORIES.filter((_, at) => scores[at] !== 100);
  const ids = short.flatMap((name) => categories[name]?.auditRefs ?? []);
  const faults = ids
    .filter(({ weight }) => weight > 0)
    .flatMap(({ id }) => {
      const { score = null, title = "", explanation, displayValue } = audits[id] ?? {};
      if (score === null || score === 1) return [];
      return [`${id}: ${explanation ?? displayValue ?? title}`];
    });
  return { scores, faults };
}
