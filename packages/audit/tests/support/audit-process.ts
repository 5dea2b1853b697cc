import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type CommandResult, loadAgain, runInProcess } from "test-support";
import type { TestWebsites } from "../websites/index.ts";

/** Stops a command when the content of its `journal` meets a condition. */
export interface StopCondition {
  readonly journal: string;
  readonly isMet: (content: string) => boolean;
  readonly signal: "SIGINT" | "SIGKILL";
  /** The folder for temporary files. */
  readonly temporaryFolder?: string;
}

const COMMAND = path.join(import.meta.dirname, "../../bin/storage-audit.js");
/** What the command loads. */
const MODULE = new URL("../../src/cli.ts", import.meta.url);

/** Runs `storage-audit` in a project’s folder and in the test’s process. */
export function runAuditInProcess(folder: string, args: readonly string[]): Promise<CommandResult> {
  return runInProcess(() => loadAgain(MODULE), folder, args, plainEnvironment());
}

/** Runs `storage-audit` in a project’s folder, in a process of its own. */
export function runAudit(
  folder: string,
  args: readonly string[],
  stop?: StopCondition,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const isWindows = process.platform === "win32";
    const child = spawn(process.execPath, [COMMAND, ...args], {
      cwd: folder,
      env: plainEnvironment(stop?.temporaryFolder),
      // In a process group, because a terminal sends signals to the whole group.
      detached: stop !== undefined && !isWindows,
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => (stdout += String(text)));
    child.stderr.on("data", (text) => (stderr += String(text)));
    const timer = setInterval(() => {
      if (stop === undefined || child.pid === undefined || !existsSync(stop.journal)) return;
      if (!stop.isMet(readFileSync(stop.journal, "utf8"))) return;
      clearInterval(timer);
      // npm passes on the signal that the terminal has sent to the whole group.
      for (const target of [child.pid, child.pid]) {
        process.kill(isWindows ? target : -target, stop.signal);
      }
    }, 10);
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ code, stdout, stderr });
    });
  });
}

/** Returns the options that connect the command to the test websites. */
export function hostOptions({ hosts, port, certificateFile }: TestWebsites): string[] {
  const mappings = hosts.map((host) => `${host}=127.0.0.1:${port}`);
  return ["--ca-file", certificateFile, "--resolve", ...mappings];
}

/** Returns the environment without colours and without the variables of npm and GitHub Actions. */
function plainEnvironment(temporaryFolder?: string): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _color, INIT_CWD: _folder, GITHUB_ACTIONS: _github, ...rest } = process.env;
  const temporary =
    temporaryFolder === undefined ? {} : { TMPDIR: temporaryFolder, TEMP: temporaryFolder };
  return { ...rest, ...temporary, NO_COLOR: "1" };
}
