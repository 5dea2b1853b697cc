import type { Page } from "playwright";
import { expect } from "playwright/test";

/** A website with a consent tool, set up as its documentation says, and how a visitor answers its banner. */
export interface ConsentTool {
  /** The host of its website. */
  readonly host: string;
  /** The language of its website; English by default. */
  readonly lang?: string;
  /** HTML for the start of the body of each page. */
  readonly bodyStart?: string;
  /**
   * HTML for the end of the body. The tool calls `countVisit()` on every page after analytics was
   * accepted. Files of packages are at /node_modules/, and the bundle of pages/NAME.jsx is at /bundles/NAME.js and .css.
   */
  readonly html: string;
  /** Further documents by host and path. */
  readonly documents?: Readonly<Record<string, string>>;
  /** Rejects everything that can be rejected, as a visitor does. */
  readonly reject: (page: Page) => Promise<void>;
  /** Accepts everything, as a visitor does. */
  readonly accept: (page: Page) => Promise<void>;
}

/**
 * Returns functions that answer a banner by clicking a button with this text. They click again if it is still there: a
 * visitor does the same, and tarteaucitron’s buttons do nothing for the first half second.
 */
export function clickButtons(
  rejectText: string,
  acceptText: string,
): Pick<ConsentTool, "reject" | "accept"> {
  const click = (text: string) => async (page: Page) => {
    const button = page.getByText(text, { exact: true }).filter({ visible: true });
    await button.click();
    // Some banners only move out of the window.
    const isGone = expect(button).not.toBeInViewport({ timeout: 2000 });
    await isGone.catch(async () => {
      // Unless it has gone meanwhile.
      await button.click({ timeout: 5000 }).catch(() => {});
      await expect(button).not.toBeInViewport();
    });
  };
  return { reject: click(rejectText), accept: click(acceptText) };
}
