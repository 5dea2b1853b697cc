import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TestWebsites } from "../websites/index.ts";

/** How a run of the command ended; the code is null where it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** When a run is stopped: once what its `journal` holds is enough. */
export interface Stop {
  readonly journal: string;
  readonly isEnough: (written: string) => boolean;
  readonly signal: "SIGINT" | "SIGKILL";
}

const COMMAND = path.join(import.meta.dirname, "../../bin/storage-audit.js");

/** Runs `storage-audit` in a project’s folder, and stops it where that is asked for. */
export function runAudit(folder: string, args: readonly string[], stop?: Stop): Promise<Ended> {
  return new Promise((resolve) => {
    const isWindows = process.platform === "win32";
    const child = spawn(process.execPath, [COMMAND, ...args], {
      cwd: folder,
      env: plainEnvironment(),
      // A group of its own, as from a terminal, which tells all of it at once.
      detached: stop !== undefined && !isWindows,
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => (stdout += String(text)));
    child.stderr.on("data", (text) => (stderr += String(text)));
    const timer = setInterval(() => {
      if (stop === undefined || child.pid === undefined || !existsSync(stop.journal)) return;
      if (!stop.isEnough(readFileSync(stop.journal, "utf8"))) return;
      clearInterval(timer);
      if (isWindows) child.kill(stop.signal);
      else process.kill(-child.pid, stop.signal);
    }, 10);
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ code, stdout, stderr });
    });
  });
}

/** Tells the command where the test websites really are. */
export function detourTo({ hosts, port, certificateFile }: TestWebsites): string[] {
  const places = hosts.map((host) => `${host}=127.0.0.1:${port}`);
  return ["--ca-file", certificateFile, "--resolve", ...places];
}

/** The environment without what npm and GitHub put into it, and without colours. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _color, INIT_CWD: _folder, GITHUB_ACTIONS: _github, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}
