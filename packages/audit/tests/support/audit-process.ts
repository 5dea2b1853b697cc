import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Family } from "../websites/index.ts";
import { plainEnvironment } from "privacy-notice";

/** How a run of the command ended; the code is null where it was killed. */
interface Ended {
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

/** Runs “npm run audit --” in a copy of the project, and stops it where that is asked for. */
export function runAudit(folder: string, args: readonly string[], stop?: Stop): Promise<Ended> {
  return new Promise((resolve) => {
    const isWindows = process.platform === "win32";
    const child = spawn(process.execPath, ["src/cli/audit.ts", ...args], {
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

/** Tells the command where the websites of a family really are. */
export function detourTo({ hosts, port, certificateFile }: Family): string[] {
  const places = hosts.map((host) => `${host}=127.0.0.1:${port}`);
  return ["--trust", certificateFile, "--map", ...places];
}
