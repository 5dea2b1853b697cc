import { type Page, test as base } from "playwright/test";
import { serveSite } from "../hosting/preview-server.ts";
import { PROJECT_FOLDER, SITE_FOLDER } from "./built-site.ts";

/** The live site to test instead of a local server, such as https://privacy.example.gov.uk. */
const LIVE_ADDRESS = process.env["SITE_ADDRESS"];

interface WorkerFixtures {
  /** The address of this worker’s server, such as http://127.0.0.1:41234. */
  origin: string;
  /** A page for tests that only inspect it, shared by a worker: three times as fast as a new page for each test. */
  sharedPage: Page;
}

/** Playwright’s `test` with the built site as its baseURL. */
export const test = base.extend<{ baseURL: string }, WorkerFixtures>({
  origin: [
    async ({}, use) => {
      if (LIVE_ADDRESS !== undefined) return use(LIVE_ADDRESS);
      const server = await serveSite(PROJECT_FOLDER, SITE_FOLDER, 0);
      await use(server.origin);
      server.close();
    },
    { scope: "worker" },
  ],
  sharedPage: [
    async ({ browser, origin }, use) => {
      const context = await browser.newContext({ baseURL: origin });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ origin }, use) => use(origin),
});

export { expect } from "playwright/test";

/** Opens the page under test in a window of `width` pixels (1280 by default), with no emulated media. */
export type OpenPage = (page: Page, width?: number) => Promise<void>;

/** Opens a page in a window of `width` pixels, and resets the media that earlier tests of a shared page emulated. */
export async function openPage(page: Page, pagePath: string, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({
    media: null,
    colorScheme: "light",
    forcedColors: null,
    reducedMotion: null,
  });
  await page.goto(pagePath);
}
