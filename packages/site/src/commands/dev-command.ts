import { cpSync, existsSync, rmSync } from "node:fs";
import { Eleventy } from "@11ty/eleventy";
import type { Command } from "commander";
import {
  createColouriser,
  createTextReader,
  projectFolder,
  projectOnDisk,
  toTerminalReport,
} from "cookie-inventory";
import { newBuildFolder } from "../build/build-site.ts";
import { hideBenchmarkMessages } from "../build/eleventy-benchmarks.ts";
import { findConfigFile } from "../build/eleventy-config.ts";
import { checkProject } from "../check/check-project.ts";
import { formatBuildFailure, isContentError } from "./build-failure.ts";
import { parsePort } from "./port-option.ts";

const LAST_BUILD = "_site";

/** In milliseconds: gives the browser time to load the page, since nothing is served while the check runs. */
const CHECK_DELAY = 300;

/** `privacy-notice dev` */
export default function defineDev(command: Command): void {
  command
    .option("--port <number>", "the port of the server", parsePort, 8080)
    .addHelpText("after", "\nPress Ctrl+C to stop. Exit codes: 2 could not run.")
    .action(dev);
}

/** Eleventy’s server, which keeps serving the last good pages when a build fails. */
class DevServer extends Eleventy {
  #isFirst = true;

  override async write() {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    try {
      const written = await super.write();
      if (!isFirst) console.log("Rebuilt. The browser reloads the page.");
      return written;
    } catch (cause) {
      // The check prints problems in the content after this.
      if (!isContentError(cause)) console.error(formatBuildFailure(cause));
      console.log("The browser still shows the last pages that could be built.");
      // Wait for the next edit instead of stopping.
      if (isFirst) {
        // Eleventy watches the files that it has found, and a build that fails early has found none.
        await this.eleventyFiles.getFiles();
        return [[], []] as Awaited<ReturnType<Eleventy["write"]>>;
      }
      throw cause;
    }
  }
}

async function dev({ port }: { readonly port: number }): Promise<void> {
  projectFolder();
  const configPath = findConfigFile();
  const folder = newBuildFolder();
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
  if (existsSync(LAST_BUILD)) cpSync(LAST_BUILD, folder, { recursive: true });

  let nextCheck: NodeJS.Timeout | undefined;
  const server = new DevServer(undefined, folder, {
    configPath,
    quietMode: true,
    runMode: "serve",
    config: (eleventy) => {
      hideBenchmarkMessages(eleventy);
      // In milliseconds. Pages are small: a file that is still being written causes another build.
      eleventy.setChokidarConfig({
        awaitWriteFinish: { stabilityThreshold: 30, pollInterval: 10 },
      });
      eleventy.on("eleventy.beforeWatch", () => clearTimeout(nextCheck));
      eleventy.on("eleventy.afterwatch", () => {
        nextCheck = setTimeout(() => {
          printCheck().catch((cause: unknown) => console.error(cause));
        }, CHECK_DELAY);
      });
    },
  });
  server.disableLogger();
  await server.init();
  await server.watch();
  await server.serve(port);
  await printCheck();
}

/** Checks the current files and prints the problems. Questions are only counted. */
async function printCheck(): Promise<void> {
  const project = projectOnDisk(process.cwd());
  const problems = await checkProject(project, Temporal.Now.plainDateISO("Europe/London"));
  const printed = problems.filter(({ severity }) => severity !== "question");
  console.log(
    toTerminalReport(
      printed,
      problems,
      createTextReader(project),
      createColouriser(process.stdout),
    ),
  );
}
