import { test as base, type Page } from "playwright/test";
import { serveSite } from "../hosting/preview-server.ts";
import { PROJECT, SITE } from "./built-site.ts";

/** The address of a site that is live already, such as https://privacy.example.gov.uk: then it is the one under test. */
const LIVE = process.env["SITE_ADDRESS"];

interface WorkerFixtures {
  /** Where this worker's server is, such as http://127.0.0.1:41234. */
  origin: string;
  /** One page for all tests of a worker that only look: three times as fast as a page for each. */
  sharedPage: Page;
}

/** A test against the built site: `page.goto("/")` opens its first page. */
export const test = base.extend<{ baseURL: string }, WorkerFixtures>({
  origin: [
    async ({}, use) => {
      if (LIVE !== undefined) return use(LIVE);
      const serving = await serveSite(PROJECT, SITE, 0);
      await use(serving.origin);
      serving.close();
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

/** Opens the page that is tested afresh, in a window that is `width` pixels wide: 1280 if it is not given. */
export type Open = (page: Page, width?: number) => Promise<void>;

/** Puts a shared page back to how visitors first meet it: 1280 px wide, light, on screen. */
export async function openAfresh(page: Page, pagePath: string, width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({
    media: null,
    colorScheme: "light",
    forcedColors: null,
    reducedMotion: null,
  });
  await page.goto(pagePath);
}
