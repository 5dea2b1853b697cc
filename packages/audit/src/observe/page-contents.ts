import { OTHER_STORAGES } from "cookie-inventory";
import type { Frame, Page } from "playwright";
import type { SeenItem } from "../observation-schema.ts";
import { UNKNOWN_SETTER } from "./unattributed-items.ts";
import { withTimeout } from "./with-timeout.ts";

/** The maximum number of frames to read, with the main one; more of them could not store anything different. */
const MAX_FRAMES = 100;

/** The time to wait for a frame inside a page, in milliseconds: one with a script that does not stop never answers. */
const FRAME_TIMEOUT = 5000;

/** The links of a settled page, and the items that can be read from it. */
export interface PageContents {
  /** Full addresses. */
  readonly links: readonly string[];
  readonly items: readonly Omit<SeenItem, "party">[];
}

/**
 * Reads a page and all its frames. Returns undefined if the page itself does not respond within `timeout` milliseconds,
 * which is that for a page to load: on a busy machine, both take long. Skips frames that do not respond or may not
 * store anything.
 */
export async function readPageContents(
  page: Page,
  timeout: number,
): Promise<PageContents | undefined> {
  const mainFrame = page.mainFrame();
  const childFrames = page.frames().filter((frame) => frame !== mainFrame);
  const [main, ...children] = await Promise.all([
    withTimeout(Math.max(timeout, FRAME_TIMEOUT), readFrame(mainFrame)),
    ...childFrames
      .slice(0, MAX_FRAMES - 1)
      .map((frame) => withTimeout(FRAME_TIMEOUT, readFrame(frame))),
  ]);
  if (main === undefined) return undefined;
  const all = [main, ...children.filter((each) => each !== undefined)];
  return { links: main.links, items: all.flatMap(({ items }) => items) };
}

async function readFrame(frame: Frame): Promise<PageContents> {
  const { links, origin, ...stored } = await frame.evaluate(readDocument);
  const items = OTHER_STORAGES.flatMap((storage) =>
    stored[storage].map((name) => ({
      storage,
      name,
      origin,
      setBy: UNKNOWN_SETTER,
      valueLength: null,
    })),
  );
  return { links, items };
}

/** Returns the links and items of a document. Runs inside the frame, so it cannot use anything else in this file. */
async function readDocument() {
  const MAX_LINKS = 10_000;
  const MAX_ENTRIES = 10_000;
  const readOrEmpty = async (read: () => Promise<string[]>): Promise<string[]> => {
    try {
      return await read();
    } catch {
      // A frame with an opaque origin may not store anything.
      return [];
    }
  };
  const links = [...document.querySelectorAll("a[href], area[href]")]
    .slice(0, MAX_LINKS)
    .map((link) => URL.parse(link.getAttribute("href") ?? "", document.baseURI)?.href)
    .filter((address) => address !== undefined);
  return {
    links: [...new Set(links)],
    // Not that of the address, which frames like about:srcdoc do not have.
    origin: globalThis.origin,
    localStorage: await readOrEmpty(async () => Object.keys(localStorage).slice(0, MAX_ENTRIES)),
    sessionStorage: await readOrEmpty(async () =>
      Object.keys(sessionStorage).slice(0, MAX_ENTRIES),
    ),
    indexedDB: await readOrEmpty(async () => {
      const databases = await indexedDB.databases();
      return databases.map(({ name = "" }) => name);
    }),
    cacheStorage: await readOrEmpty(() => caches.keys()),
    serviceWorker: await readOrEmpty(async () => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      return registrations.flatMap(({ active, waiting, installing }) => {
        const script = (active ?? waiting ?? installing)?.scriptURL;
        return script === undefined ? [] : [new URL(script).pathname];
      });
    }),
  };
}
