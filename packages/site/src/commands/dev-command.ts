import { cpSync, existsSync, rmSync } from "node:fs";
import { Eleventy } from "@11ty/eleventy";
import type { Command } from "commander";
import {
  createColouriser,
  projectFolder,
  projectOnDisk,
  createTextReader,
  toTerminalReport,
} from "cookie-inventory";
import { hideBenchmarkMessages } from "../build/eleventy-benchmarks.ts";
import { newBuildFolder } from "../build/build-site.ts";
import { findConfigFile } from "../build/eleventy-config.ts";
import { checkProject } from "../check/check-project.ts";
import { buildFailureText, isAboutFiles } from "./build-failure.ts";
import { toPort } from "./port-option.ts";

const LAST_BUILD = "_site";

/** By then the browser has its new page, in milliseconds: while the check runs, nothing is served. */
const CHECK_DELAY = 300;

/** `privacy-notice dev` */
export default function defineDev(command: Command): void {
  command
    .option("--port <number>", "the port to serve it at", toPort, 8080)
    .addHelpText("after", "\nEnds with Ctrl+C. Exit code: 2 could not run.")
    .action(dev);
}

/** Eleventy’s own server; a build that fails leaves the last good pages. */
class DevServer extends Eleventy {
  #isFirst = true;

  override async write() {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    try {
      const written = await super.write();
      if (!isFirst) console.log("Built again: look at the browser.");
      return written;
    } catch (cause) {
      // The check prints problems in what editors wrote, after this.
      if (!isAboutFiles(cause)) console.error(buildFailureText(cause));
      console.log("You still see the last pages that could be built.");
      // Nothing to compare with yet: wait for the next edit instead of ending.
      if (isFirst) {
        // Eleventy watches the files that it has found; a build that fails early has found none.
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
      // Pages are small: what is not written at once is seen by the next look. In milliseconds.
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

/** Prints what the check finds in the files as they are now; of questions, only how many there are. */
async function printCheck(): Promise<void> {
  const project = projectOnDisk(process.cwd());
  const problems = await checkProject(project, Temporal.Now.plainDateISO("Europe/London"));
  const shown = problems.filter(({ severity }) => severity !== "question");
  console.log(
    toTerminalReport(shown, problems, createTextReader(project), createColouriser(process.stdout)),
  );
}
