import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright";
import { chromiumOptions } from "../../src/browser/find.ts";
import { STATEMENT_FILE } from "../../src/statement/page.ts";
import { plainEnvironment } from "../support/workspace.ts";
import { NODE } from "./own.ts";

/*
 * How long it takes from a saved edit to the new sentence on the screen, with “npm start” and a browser that nobody
 * touches.
 */

/** Between edits the check has its say, and must not be what is measured. */
const PAUSE = 2500;

/** Seconds from the saving of an edit until the browser shows it, for each of so many edits of a sentence. */
export async function secondsToScreen(folder: string, count: number): Promise<number[]> {
  const statement = path.join(folder, STATEMENT_FILE);
  const written = readFileSync(statement, "utf8");
  const withSentence = (sentence: string) =>
    // After the first paragraph that ends with a full stop.
    written.replace(/(?<=\n\n[A-Z][^\n]*\.)(?=\n)/, ` ${sentence}`);

  const args = ["-r", "./src/cli/node-version.cjs", "--watch", "--watch-preserve-output"];
  const server = spawn(NODE, [...args, "src/cli/start.ts"], {
    cwd: folder,
    env: plainEnvironment(),
  });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  let printed = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk) => (printed += String(chunk)));
  const browser = await chromium.launch(await chromiumOptions(process.env));
  try {
    const page = await browser.newPage();
    await page.goto(await addressIn(() => printed));
    const taken: number[] = [];
    // The first edit finds a server that has not built again yet: it is not counted.
    for (let edit = 0; edit <= count; edit += 1) {
      await setTimeout(PAUSE);
      const sentence = `We keep it safe, for the ${edit + 1}. time.`;
      const shown = page.waitForFunction(
        (words) => document.querySelector("main")?.textContent.includes(words),
        sentence,
      );
      const saved = performance.now();
      writeFileSync(statement, withSentence(sentence));
      await shown;
      if (edit > 0) taken.push((performance.now() - saved) / 1000);
    }
    return taken;
  } catch (cause) {
    throw new Error(printed, { cause });
  } finally {
    await browser.close();
    server.kill("SIGINT");
    await ended;
  }
}

async function addressIn(printed: () => string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    // Another server may have the port already; then Eleventy takes the next one.
    const address = /http:\/\/localhost:\d+\//.exec(printed())?.[0];
    if (address !== undefined) return address;
    await setTimeout(100);
  }
  throw new Error(`“npm start” does not serve: ${printed()}`);
}
