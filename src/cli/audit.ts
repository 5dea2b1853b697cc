import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { compare } from "../audit/compare/compare.ts";
import { beginJournal, continueJournal, readJournal, readObservations } from "../audit/journal.ts";
import type { Observations } from "../audit/observations.ts";
import { observe, type ObserveOptions, resume } from "../audit/observe.ts";
import { exitCodeOf, outcomeOf } from "../audit/outcome.ts";
import { storedThings } from "../audit/things.ts";
import { chromiumOptions } from "../browser/find.ts";
import { type Project, projectOnDisk } from "../files/project.ts";
import { readInventory } from "../inventory/read.ts";
import { readOrganisation } from "../organisation/organisation.ts";
import { problemsOf } from "../problems/problem.ts";
import { toText } from "../problems/text.ts";
import { addAuditOptions, type AuditOptions } from "./audit-options.ts";
import { writeAudit } from "./audit-report.ts";
import { fromWhereTyped, ROOT, runCommand, writeWhole } from "./command.ts";
import { showProgress } from "./progress.ts";
import { paintFor, textOfFiles } from "./terminal.ts";

/** A page that does not come to rest is watched for as long as this, in milliseconds. */
const REST = 5000;

/** What keeps a page from being visited, where nothing has failed. */
const UNVISITED = {
  visited: "",
  failed: "",
  missing: "There is no such page. Correct the address.",
  "needs-login": "It can be seen only after logging in, which the audit cannot.",
  download: "It is a file and no page. Name the address of a page.",
  elsewhere:
    "It leads to a website that is not the organisation’s. Name that website, or add its domain to _data/organisation.json.",
  forbidden: "Its robots.txt forbids it. Let “privacy-notice-audit” in there.",
};

const command = addAuditOptions(
  new Command("npm run audit --")
    .description("Visits websites and tells where the inventory of cookies is untrue.")
    .addHelpText(
      "after",
      "\nEnds with 0 if nothing untrue was found, 1 if something was, 2 if nobody can say.\ndocs/auditing.md tells more.",
    ),
  process.env["GITHUB_ACTIONS"] === "true",
);

await runCommand(command, () => run(command.processedArgs.flat(), command.opts<AuditOptions>()));

async function run(starts: readonly string[], options: AuditOptions): Promise<number> {
  const project = projectOnDisk(ROOT);
  const { organisation, inventory } = readFacts(project);
  const observations = await see(starts, options, organisation.domains);
  const outcome = outcomeOf(observations);
  const findings = compare(observations, inventory);
  await writeAudit(
    {
      observations,
      things: storedThings(observations),
      findings,
      outcome,
      inventory: inventory.data,
      organisation,
    },
    options,
    project,
  );
  return exitCodeOf(outcome, findings);
}

/** What the websites are held against. Throws an Error that tells every mistake in it. */
function readFacts(project: Project) {
  const organisation = readOrganisation(project);
  const { inventory, problems } = readInventory(project);
  if (organisation.ok && inventory !== undefined && problems.length === 0) {
    return { organisation: organisation.value, inventory };
  }
  const all = [...problemsOf([organisation]), ...problems];
  const text = toText(all, textOfFiles(project), paintFor(process.stderr));
  throw new Error(`${text}\n\nNothing was visited: mend this first.`);
}

/** What there is to compare: seen now, in a run that was cut off, or in an earlier one. */
async function see(
  starts: readonly string[],
  options: AuditOptions,
  domains: readonly string[],
): Promise<Observations> {
  const { resume: cutOff, from } = options;
  const sources = [
    ...(starts.length > 0 ? ["an address"] : []),
    ...(cutOff === undefined ? [] : ["--resume"]),
    ...(from === undefined ? [] : ["--from"]),
  ];
  if (sources.length === 0) {
    throw new Error("Name the website to visit: npm run audit -- https://www.example.gov.uk");
  }
  if (sources.length > 1) throw new Error(`Name only one of ${sources.join(" and ")}.`);
  if (from !== undefined) return readObservations(fromWhereTyped(from));
  if (cutOff !== undefined) {
    const file = fromWhereTyped(cutOff);
    const entries = readJournal(file);
    return keepSeen(file, options, (rest) =>
      resume(entries, { ...rest, write: continueJournal(file) }),
    );
  }
  const file = `${fromWhereTyped(options.observations ?? defaultFile(starts))}.part`;
  if (options.observations === undefined) mkdirSync(path.dirname(file), { recursive: true });
  const { maxPages, maxDepth = null, include, exclude, seed } = options;
  const task = {
    starts,
    domains,
    limits: { maxPages, maxDepth, include: [...include], exclude: [...exclude], seed },
  };
  const write = beginJournal(file);
  return keepSeen(file, options, (rest) => observe(task, { ...rest, write }));
}

/** Lets a run write into a journal, and puts what it has seen into a file of its own in the end. */
async function keepSeen(
  journal: string,
  { concurrency, delay, timeout, watch, map, trust }: AuditOptions,
  begin: (options: Omit<ObserveOptions, "write">) => Promise<Observations>,
): Promise<Observations> {
  const shown = path.relative(fromWhereTyped("."), journal);
  console.error(`What is seen is written to ${shown} as it comes.`);
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort(new Error(`Stopped. Go on with: npm run audit -- --resume ${shown}`));
  });
  const progress = showProgress(process.stderr);
  try {
    const seen = await begin({
      launch: await chromiumOptions(process.env),
      detour: { map, ...(trust === undefined ? {} : { certificate: trust }) },
      concurrency,
      delay,
      patience: { load: timeout * 1000, watch, rest: Math.max(watch, REST) },
      tell: progress.tell,
      signal: interrupt.signal,
      now: Date.now,
    });
    progress.end();
    const nothing = whyNothing(seen);
    if (nothing !== undefined) {
      rmSync(journal);
      throw new Error(nothing);
    }
    const file = journal.replace(/\.part$/, "");
    writeWhole(file, `${JSON.stringify(seen)}\n`);
    rmSync(journal);
    console.error(
      `Everything that was seen stands in ${path.relative(fromWhereTyped("."), file)}.\n`,
    );
    return seen;
  } finally {
    progress.end();
  }
}

/** Why no page at all could be visited; undefined where one was. */
function whyNothing({ pages, sites }: Observations): string | undefined {
  if (pages.some(({ outcome }) => outcome === "visited")) return undefined;
  const reasons = pages.map(({ address, outcome, why }) => {
    // Where not even robots.txt can be had, it is the website that is not there.
    const site = sites.find(({ origin }) => origin === new URL(address).origin);
    return `${address}: ${why ?? site?.robots.why ?? UNVISITED[outcome]}`;
  });
  return `No page could be visited, so nothing can be said of the inventory.\n${reasons.join("\n")}`;
}

/** One for each run, so that none is lost. */
function defaultFile(starts: readonly string[]): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  return path.join(ROOT, ".audit", `${new URL(starts[0] ?? "").hostname}-${moment}.json`);
}
