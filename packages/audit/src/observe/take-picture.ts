import type { Page, PageScreenshotOptions } from "playwright";
import { withTimeout } from "./with-timeout.ts";

/** How long a picture may take, in milliseconds. */
const PICTURE_TIMEOUT = 20_000;

/** Returns a picture (PNG) of what a visitor sees of an open page; undefined if that fails. */
export function takePicture(
  page: Page,
  options?: PageScreenshotOptions,
): Promise<Buffer | undefined> {
  return withTimeout(PICTURE_TIMEOUT, page.screenshot(options));
}
