import { rmSync } from "node:fs";
import { inspect, isDeepStrictEqual } from "node:util";
import type { Command } from "commander";
import {
  createColouriser,
  createTextReader,
  type Problem,
  projectFolder,
  projectOnDisk,
  toTerminalReport,
} from "cookie-inventory";
import getPort from "get-port";
import { toBuildProblems } from "../build/build-failure.ts";
import { newBuildFolder } from "../build/build-folder.ts";
import { checkFilesForEleventy } from "../build/check-files.ts";
import { findConfigFile } from "../build/eleventy-config.ts";
import { checkProject } from "../check/check-project.ts";
import { mergeProblems } from "../check/check-site.ts";
import { DevServer } from "../development/dev-server.ts";
import { createProblemMiddleware } from "../development/problem-middleware.ts";
import {
  createProblemReport,
  NO_PROBLEMS,
  type ProblemReport,
} from "../development/problem-report.ts";
import { parsePort } from "./port-option.ts";

const LAST_BUILD = "_site";

/** In milliseconds: gives the browser time to load the page, since nothing is served while the check runs. */
const CHECK_DELAY = 300;

/** How many ports to try before any free one. */
const PORTS_TRIED = 20;

/** `privacy-notice dev` */
export default function defineDev(command: Command): void {
  command
    .option("--port <number>", "the port of the server", parsePort, 8080)
    .addHelpText(
      "after",
      "\nIf the port is in use, the server takes another one: see the last line that it prints.\nPress Ctrl+C to stop. Exit codes: 2 could not run.",
    )
    .action(dev);
}

async function dev({ port: wanted }: { readonly port: number }): Promise<void> {
  projectFolder();
  findConfigFile();
  checkFilesForEleventy();
  const folder = newBuildFolder(LAST_BUILD);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));

  const port = await findFreePort(wanted);
  if (port !== wanted && wanted !== 0)
    console.log(`Port ${wanted} is not available, so the server uses port ${port}.`);
  await new Preview(folder, port).start();
}

/** Returns the port, or the next one that is free. */
function findFreePort(wanted: number): Promise<number> {
  const next = Array.from({ length: PORTS_TRIED }, (_each, index) => wanted + index);
  return getPort({ port: next.filter((port) => port < 65_536) });
}

/** The development server, with the problems that it shows in the terminal and in the pages. */
class Preview {
  readonly #folder: string;
  readonly #port: number;
  #report: ProblemReport = NO_PROBLEMS;
  #nextCheck: NodeJS.Timeout | undefined;
  readonly #middleware = createProblemMiddleware(() => this.#report);

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** Serves the site. If the configuration cannot be loaded, serves the reason until it can. */
  async start(): Promise<void> {
    const server: DevServer = this.#createServer(() => {
      // A failed build has nothing new that the browser could load first.
      clearTimeout(this.#nextCheck);
      const delay = server.failure === undefined ? CHECK_DELAY : 0;
      this.#nextCheck = setTimeout(() => {
        this.#check(server).catch((cause: unknown) => console.error(cause));
      }, delay);
    });
    try {
      await server.init();
    } catch (cause) {
      await this.#waitForConfig(cause);
      return this.start();
    }
    await server.watch();
    await server.serve(this.#port);
    await this.#check(server);
  }

  #createServer(onIdle: () => void, configFailure?: unknown): DevServer {
    return new DevServer({
      folder: this.#folder,
      previousSite: LAST_BUILD,
      middleware: this.#middleware,
      onChange: () => clearTimeout(this.#nextCheck),
      onRebuild: (failure) => {
        if (failure !== undefined) return;
        // The problems of the last check stay until the next has run, which reloads the page only if they differ.
        if (this.#report.isOutdated) this.#report = NO_PROBLEMS;
        console.log("Rebuilt. The browser reloads the page.");
      },
      onIdle,
      configFailure,
    });
  }

  async #waitForConfig(cause: unknown): Promise<void> {
    const changed = Promise.withResolvers<void>();
    const server = this.#createServer(changed.resolve, cause);
    await server.init();
    await server.watch();
    await server.serve(this.#port);
    await this.#check(server);
    await changed.promise;
    await server.stopWatch();
  }

  /** Checks the current files, prints the problems and the address, and shows them in the pages. */
  async #check(server: DevServer): Promise<void> {
    const { failure } = server;
    const project = projectOnDisk(process.cwd());
    const checked = await checkProject(project, Temporal.Now.plainDateISO("Europe/London"));
    const built = explainFailure(failure);
    const problems = mergeProblems(checked, built.problems);
    // Open questions are only counted.
    const shown = problems.filter(({ severity }) => severity !== "question");

    if (built.internalError !== null) console.log(`${built.internalError}\n`);
    const paint = createColouriser(process.stdout);
    console.log(toTerminalReport(shown, problems, createTextReader(project), paint));
    if (failure !== undefined)
      console.log("Nothing was built. The browser shows the reason until it is fixed.");

    const report = createProblemReport(project, shown, failure !== undefined, built.internalError);
    const hasChanged = !isDeepStrictEqual(report, this.#report);
    this.#report = report;
    if (hasChanged) await server.reloadPages();
    console.log(`Server at ${server.eleventyServe.server.getServerUrl("localhost")}`);
  }
}

/** Returns the problems that stopped a build, or the stack of an error in this package. */
function explainFailure(failure: unknown): {
  readonly problems: readonly Problem[];
  readonly internalError: string | null;
} {
  if (failure === undefined) return { problems: [], internalError: null };
  try {
    return { problems: toBuildProblems(failure), internalError: null };
  } catch {
    return { problems: [], internalError: inspect(failure) };
  }
}
