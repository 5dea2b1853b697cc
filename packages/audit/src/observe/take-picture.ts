import type { Page } from "playwright";
import { withTimeout } from "./with-timeout.ts";

/** How long a picture may take, in milliseconds. */
export const PICTURE_TIMEOUT = 20_000;

/** Returns a picture (PNG) of what a visitor sees of an open page; undefined if that fails. */
export function takePicture(page: Page): Promise<Uint8Array | undefined> {
  return withTimeout(PICTURE_TIMEOUT, page.screenshot());
}
