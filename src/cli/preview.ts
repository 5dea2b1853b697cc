import { existsSync } from "node:fs";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { serveSite } from "../hosting/server.ts";
import { ROOT } from "./command.ts";
import { printFailure } from "./failure.ts";

const SITE = "_site";

const command = new Command("npm run preview --")
  .description("Serves the built site with the headers, redirects and compression of production.")
  .option("--port <number>", "the port to serve it at", toPort, 8888)
  .parse();
const { port } = command.opts<{ port: number }>();

process.chdir(ROOT);
try {
  if (!existsSync(SITE)) throw new Error(`There is no built site: run “npm run build” first.`);
  const { origin } = await serveSite(ROOT, path.resolve(SITE), port);
  console.log(`Open ${origin}/ (Ctrl+C ends it).`);
} catch (cause) {
  printFailure(portTaken(cause) ?? cause, "Nothing is served.");
  process.exitCode = 1;
}

function portTaken(cause: unknown): Error | undefined {
  if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE")) return undefined;
  return new Error(
    `Another program has port ${port}: choose one with “npm run preview -- --port ${port < 65_535 ? port + 1 : 8888}”.`,
  );
}

function toPort(value: string): number {
  const number = Number(value);
  if (/^\d{1,5}$/.test(value) && number < 65_536) return number;
  throw new InvalidArgumentError("Write a number up to 65535.");
}
