import { mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { resolveUserPath, UserError } from "cookie-inventory";
import { chromiumOptions } from "../browser/find-chromium.ts";
import { toTimeouts } from "../crawl/run-defaults.ts";
import { USER_AGENT } from "../crawl/user-agent.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import {
  createJournal,
  formatResults,
  openJournal,
  readJournal,
  replaceJournal,
} from "../journal.ts";
import { readVariables } from "../journey/journey-variables.ts";
import type { JournalEntry, Observations, Run } from "../observation-schema.ts";
import { observe, type ObserveOptions, resume } from "../observe-websites.ts";
import { createPictureFolder } from "./picture-folder.ts";
import { storedItems } from "../stored-items.ts";
import { showProgress } from "./progress-line.ts";
import { configFromAddresses, configFromList } from "./run-config.ts";
import type { RunOptions } from "./run-options.ts";
import { runUntilStopped } from "./stop-signals.ts";

/** The end of the names of progress files. */
const JOURNAL_ENDING = ".part";

/** Messages for pages that were not visited and did not fail. */
const NOT_VISITED = {
  visited: "",
  failed: "",
  missing: "There is no such page. Check the address.",
  "needs-login": "It needs a login, which the audit does not have.",
  download: "It is a file. Use the address of a page.",
  elsewhere:
    "It redirects to a third party’s website. Use the address of that website, or add its domain with “--domain” (for a privacy notice: “domains” in _data/organisation.json).",
  forbidden: `Its robots.txt disallows it. Allow “${USER_AGENT}” there.`,
};

/**
 * Starts a crawl, or resumes an interrupted one. Returns the results and saves them to a file. `unsavedOptions` are those
 * that have to be given again to resume it.
 */
export async function crawlAndSave(
  starts: readonly string[],
  options: RunOptions,
  domains: readonly string[],
  unsavedOptions: readonly string[],
): Promise<Observations> {
  const { resume: interrupted, websites } = options;
  if (interrupted !== undefined) {
    const file = resolveUserPath(interrupted);
    if (!file.endsWith(JOURNAL_ENDING))
      throw new UserError(
        `“${interrupted}” is not a progress file: name the file that ends in ${JOURNAL_ENDING}.`,
      );
    const entries = readJournal(file);
    const run = entries.find((entry) => entry.type === "run");
    const variables = readVariables(run?.websites ?? [], process.env);
    const evidence = reopenEvidence(options, run);
    return saveResults(file, options, unsavedOptions, evidence, (rest) =>
      resume(entries, { ...rest, variables, write: openJournal(file) }),
    );
  }
  if (starts.length === 0 && websites === undefined)
    throw new UserError(
      "Name the website to visit: npx storage-audit run https://www.example.gov.uk",
    );
  if (starts.length > 0 && websites !== undefined)
    throw new UserError("Use only one of an address and --websites.");
  if (options.shard !== undefined && websites === undefined)
    throw new UserError("“--shard” needs a list of websites: add “--websites”.");
  const config =
    websites === undefined
      ? configFromAddresses(starts, options, domains)
      : configFromList(websites, options, domains);
  const variables = readVariables(config.websites, process.env);
  const file = `${resolveUserPath(options.results ?? defaultFile(starts, options))}${JOURNAL_ENDING}`;
  const evidence = createEvidence(options);
  if (options.results === undefined) mkdirSync(path.dirname(file), { recursive: true });
  const writeToJournal = createJournal(file);
  const write = (entry: JournalEntry) => {
    if (entry.type === "run") evidence?.begin(entry);
    writeToJournal(entry);
  };
  return saveResults(file, options, unsavedOptions, evidence, (rest) =>
    observe(config, { ...rest, variables, write }),
  );
}

function createEvidence({ evidence }: RunOptions): EvidenceFolder | undefined {
  return evidence === undefined ? undefined : EvidenceFolder.create(evidence, Date.now);
}

/** Continues the evidence of an interrupted run. */
function reopenEvidence(
  { evidence }: RunOptions,
  run: Run | undefined,
): EvidenceFolder | undefined {
  if (evidence === undefined || run === undefined) return undefined;
  return EvidenceFolder.reopen(evidence, run, Date.now);
}

/** Runs a crawl that writes to a journal, and replaces the journal with the results. */
async function saveResults(
  journalFile: string,
  options: RunOptions,
  unsavedOptions: readonly string[],
  evidence: EvidenceFolder | undefined,
  crawl: (options: Omit<ObserveOptions, "variables" | "write">) => Promise<Observations>,
): Promise<Observations> {
  const { concurrency, delay, timeout, settle, resolve: map = new Map(), caFile } = options;
  const relativePath = path.relative(resolveUserPath("."), journalFile);
  console.error(`Saving progress to ${relativePath}.`);
  const progress = showProgress(process.stderr);
  try {
    const results = await runUntilStopped(
      () => {
        progress.clear();
        return explainStop(journalFile, relativePath, unsavedOptions);
      },
      async (signal) =>
        crawl({
          launch: await chromiumOptions(process.env),
          hostOverrides: { map, ...(caFile === undefined ? {} : { certificate: caFile }) },
          concurrency,
          delay,
          timeouts: toTimeouts(timeout * 1000, settle),
          savePicture: createPictureFolder(journalFile),
          ...(evidence && { evidence }),
          onProgress: progress.update,
          signal,
          now: Date.now,
        }),
    );
    progress.clear();
    const failure = explainNoVisits(results);
    // In a list, the other websites are reported even if one could not be visited.
    const isOnlyWebsite = results.run.websites.length === 1 && results.run.part.of === 1;
    if (failure !== undefined && isOnlyWebsite) {
      // If nothing was stored, by a redirect for example, neither the journal nor the results are of any use.
      if (storedItems(results).length === 0) {
        rmSync(journalFile);
        evidence?.discard();
        throw new UserError(failure);
      }
      console.error(failure);
    }
    const file = relativePath.slice(0, -JOURNAL_ENDING.length);
    const text = formatResults(results);
    const digest = evidence?.finish(text);
    replaceJournal(relativePath, file, text);
    if (digest !== undefined) {
      console.error(`Evidence saved to ${options.evidence}. SHA-256 of its index.json: ${digest}`);
    }
    console.error(`Results saved to ${file}.\n`);
    return results;
  } finally {
    progress.clear();
  }
}

/** Returns the message for a run that was stopped. Deletes a journal without entries, which cannot be resumed. */
function explainStop(
  journalFile: string,
  name: string,
  unsavedOptions: readonly string[],
): UserError {
  if ((statSync(journalFile, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    rmSync(journalFile, { force: true });
    return new UserError("Stopped before anything was recorded. Start the audit again.");
  }
  const argument = /^[\w./\\:-]+$/.test(name) ? name : `"${name}"`;
  const repeat =
    unsavedOptions.length === 0 ? "" : `\nAdd the same options again: ${unsavedOptions.join(", ")}`;
  return new UserError(
    `Stopped. Continue with: npx storage-audit run --resume ${argument}${repeat}`,
  );
}

/** Returns why no page could be visited; undefined if one was. */
function explainNoVisits({ pages, sites }: Observations): string | undefined {
  if (pages.some(({ outcome }) => outcome === "visited")) return undefined;
  const reasons = pages.map(({ address, outcome, why }) => {
    // If robots.txt could not be read, the website cannot be reached at all.
    const site = sites.find(({ origin }) => origin === new URL(address).origin);
    return `${address}: ${why ?? site?.robots.why ?? NOT_VISITED[outcome]}`;
  });
  return `No page could be visited.\n${reasons.join("\n")}`;
}

/** Returns the path of a new file for each run, so that no results are overwritten. */
function defaultFile(starts: readonly string[], { shard }: RunOptions): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  const suffix = shard === undefined ? "" : `-${shard.number}-of-${shard.of}`;
  const name = URL.parse(starts[0] ?? "")?.hostname ?? `websites${suffix}`;
  return path.join(process.cwd(), ".audit", `${name}-${time}.json`);
}
