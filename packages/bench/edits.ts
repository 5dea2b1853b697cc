import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium } from "playwright";
import { chromiumOptions } from "storage-audit";
import { type Started, startServer, STATEMENT_FILE } from "privacy-notice";

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

  const server = startServer(folder);
  const browser = await chromium.launch(await chromiumOptions(process.env));
  try {
    const page = await browser.newPage();
    await page.goto(await addressOf(server));
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
    throw new Error(server.printed(), { cause });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function addressOf({ address, printed }: Started): Promise<string> {
  for (let tries = 0; tries < 300 && address() === ""; tries += 1) await setTimeout(100);
  if (address() === "") throw new Error(`“npm start” does not serve: ${printed()}`);
  return address();
}
