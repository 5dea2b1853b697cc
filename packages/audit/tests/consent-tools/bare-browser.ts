import {
  type Browser,
  type BrowserContext,
  chromium,
  type LaunchOptions,
  type Page,
} from "playwright";
import type { State } from "../../src/observation-schema.ts";
import type { ConsentTool } from "./consent-tool.ts";

/*
 * The truth that the audit is compared with: what a browser holds after a visitor’s choice. Nothing of the audit is used.
 */

/** The kind and name of each stored item in each state, sorted. */
export type Truth = Readonly<Record<State, readonly string[]>>;

/** How long pages may need after they have loaded: to store items, and to take notice of a click. In milliseconds. */
const SETTLE = 2000;

/** Starts a browser that does not announce automation, and opens all hosts on one port of this machine. */
export function startBareBrowser(launch: LaunchOptions, port: number): Promise<Browser> {
  return chromium.launch({
    ...launch,
    ignoreDefaultArgs: ["--enable-automation"],
    args: [
      ...(launch.args ?? []),
      "--disable-blink-features=AutomationControlled",
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
    ],
  });
}

/**
 * Makes each choice in a new profile and then opens both pages. Returns what is stored at the end: some tools test
 * whether they can store, and remove the item at once, which the audit does not report.
 */
export async function findTruth(browser: Browser, tool: ConsentTool): Promise<Truth> {
  const [before, rejected, accepted] = await Promise.all([
    storedAfter(browser, tool, async () => {}),
    storedAfter(browser, tool, tool.reject),
    storedAfter(browser, tool, tool.accept),
  ]);
  return { before, rejected, accepted };
}

async function storedAfter(
  browser: Browser,
  { host }: ConsentTool,
  choose: ConsentTool["reject"],
): Promise<string[]> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    const items = await listenForStorage(context, page);
    await page.goto(`https://${host}/`);
    await page.waitForTimeout(SETTLE);
    await choose(page);
    await page.waitForTimeout(SETTLE);
    for (const path of ["/about", "/"]) {
      await page.goto(`https://${host}${path}`);
      await page.waitForTimeout(SETTLE);
    }
    const cookies = await context.cookies();
    const stored = [...cookies.map(({ name }) => `cookie ${name}`), ...items];
    return [...stored, ...(await databases(page))].toSorted();
  } finally {
    await context.close();
  }
}

/** Returns the items in localStorage and sessionStorage, which change while the page is open. */
async function listenForStorage(context: BrowserContext, page: Page): Promise<Set<string>> {
  const stored = new Set<string>();
  const nameOf = (key: string, isLocal: boolean) =>
    `${isLocal ? "localStorage" : "sessionStorage"} ${key}`;
  const devTools = await context.newCDPSession(page);
  devTools.on("DOMStorage.domStorageItemAdded", ({ key, storageId: { isLocalStorage } }) => {
    stored.add(nameOf(key, isLocalStorage));
  });
  devTools.on("DOMStorage.domStorageItemRemoved", ({ key, storageId: { isLocalStorage } }) => {
    stored.delete(nameOf(key, isLocalStorage));
  });
  await devTools.send("DOMStorage.enable");
  return stored;
}

function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((name) => `cacheStorage ${name}`),
  ]);
}
