import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { projectFolder, UserError } from "cookie-inventory";
import { serveSite } from "../hosting/preview-server.ts";
import { parsePort } from "./port-option.ts";

const SITE = "_site";

/** `privacy-notice preview` */
export default function definePreview(command: Command): void {
  command
    .option("--port <number>", "the port of the server", parsePort, 8888)
    .addHelpText("after", "\nPress Ctrl+C to stop. Exit codes: 2 could not run.")
    .action(preview);
}

async function preview({ port }: { readonly port: number }): Promise<void> {
  const root = projectFolder();
  if (!existsSync(SITE)) throw new UserError("There is no _site. Run “npm run build” first.");
  try {
    const { origin } = await serveSite(root, path.resolve(SITE), port);
    console.log(`Open ${origin}/ (press Ctrl+C to stop).`);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE")) throw cause;
    throw new UserError(
      `Port ${port} is in use. Choose another one with “npx privacy-notice preview --port ${port < 65_535 ? port + 1 : 8888}”.`,
    );
  }
}
