import { spawn } from "node:child_process";
import { plainEnvironment } from "./workspace.ts";

/** “npm start” as it runs in a folder. */
export interface Started {
  /** Where it serves the site, such as http://localhost:8080/; empty until it does. */
  readonly address: () => string;
  /** All that it has printed so far. */
  readonly printed: () => string;
  /** Ends it, and waits until it has ended. */
  readonly stop: () => Promise<void>;
}

/** Starts the server as “npm start” does, without npm. `folder` is a project with its packages. */
export function startServer(folder: string): Started {
  const args = ["-r", "./src/cli/node-version.cjs", "--watch", "--watch-preserve-output"];
  const server = spawn(process.execPath, [...args, "src/cli/start.ts"], {
    cwd: folder,
    env: plainEnvironment(),
  });
  const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
  let printed = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk) => (printed += String(chunk)));
  return {
    // Another server may have the port already; then Eleventy takes the next one.
    address: () => /http:\/\/localhost:\d+\//.exec(printed)?.[0] ?? "",
    printed: () => printed,
    stop: () => {
      server.kill("SIGINT");
      return ended;
    },
  };
}
