import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import { checkProject } from "../check/check.ts";
import { projectOnDisk } from "../files/project.ts";
import { toReport } from "../problems/text.ts";
import { isAboutFiles, printFailure } from "./failure.ts";
import { paintFor, textOfFiles } from "./terminal.ts";

const PORT = 8080;
const LAST_BUILD = "_site";
const PREVIEW = path.join(".build", String(process.pid));

/**
 * An edited TypeScript module starts this process anew, and Eleventy's page finds the new server only
 * when its window gets the focus: so tell it that it has.
 */
const RECONNECT = `<script>setInterval(() => dispatchEvent(new Event("focus")), 300)</script>`;

/** Eleventy's own server, which says what is wrong in our words and goes on serving the last good pages. */
class Preview extends Eleventy {
  #isFirst = true;

  override async write() {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    try {
      const written = await super.write();
      if (!isFirst) console.log("Built again: look at the browser.");
      return written;
    } catch (cause) {
      // What editors have to mend is said by the check, after this.
      if (!isAboutFiles(cause)) printFailure(cause, "");
      console.log("You still see the last pages that could be built.");
      // Nothing to compare with yet: wait for the editor's next save instead of ending.
      if (isFirst) return [[], []] as Awaited<ReturnType<Eleventy["write"]>>;
      throw cause;
    }
  }
}

/** The browser has its new page by then, in milliseconds: while the check works, nobody is served. */
const FETCHED = 300;
let nextCheck: NodeJS.Timeout | undefined;

function checkSoon(): void {
  nextCheck = setTimeout(() => {
    showProblems().catch((cause: unknown) => printFailure(cause, ""));
  }, FETCHED);
}

/** Prints what the check says of the files as they are now; of questions, how many there are. */
async function showProblems(): Promise<void> {
  const project = projectOnDisk(process.cwd());
  const problems = await checkProject(project, Temporal.Now.plainDateISO("Europe/London"));
  const toMend = problems.filter(({ severity }) => severity !== "question");
  console.log(toReport(toMend, problems, textOfFiles(project), paintFor(process.stdout)));
}

// Eleventy takes the current folder for the project's.
process.chdir(path.join(import.meta.dirname, "../.."));
process.on("exit", () => rmSync(PREVIEW, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));

if (existsSync(LAST_BUILD)) cpSync(LAST_BUILD, PREVIEW, { recursive: true });
const preview = new Preview(undefined, PREVIEW, {
  configPath: ".eleventy.ts",
  quietMode: true,
  runMode: "serve",
  config: (eleventy) => {
    eleventy.addTransform("reconnect", (html) => html.replace("</body>", `${RECONNECT}</body>`));
    // Pages are small: what is not written at once is seen by the next look.
    eleventy.setChokidarConfig({ awaitWriteFinish: { stabilityThreshold: 30, pollInterval: 10 } });
    eleventy.on("eleventy.beforeWatch", () => clearTimeout(nextCheck));
    eleventy.on("eleventy.afterwatch", checkSoon);
  },
});
preview.disableLogger();
await preview.init();
await preview.watch();
await preview.serve(PORT);
await showProblems();
// Node starts this process anew when a module changes that it has loaded: these it may not have needed yet.
await Promise.all([import("../site/publish.ts"), import("../site/edition-html.ts")]);
