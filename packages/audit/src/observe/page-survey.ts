import type { Frame, Page } from "playwright";
import type { SeenItem } from "../observation-schema.ts";
import { within } from "./timeouts.ts";

/** A page with more frames than this keeps nothing in the rest that it could not keep in these. */
const MOST_FRAMES = 100;

/** How long a frame may take to answer, in milliseconds: one whose script never rests does not answer at all. */
const PATIENCE = 5000;

/** What a page holds once it has come to rest. */
export interface Survey {
  /** Where its links lead, as full addresses. */
  readonly links: readonly string[];
  readonly items: readonly Omit<SeenItem, "party">[];
}

/**
 * Looks at a page and all its frames. Undefined where the page itself does not answer; a frame that does
 * not is left out, and so is one that may store nothing.
 */
export async function survey(page: Page): Promise<Survey | undefined> {
  const main = page.mainFrame();
  const others = page.frames().filter((frame) => frame !== main);
  const [own, ...rest] = await Promise.all(
    [main, ...others].slice(0, MOST_FRAMES).map((frame) => within(PATIENCE, surveyFrame(frame))),
  );
  if (own === undefined) return undefined;
  const all = [own, ...rest.filter((each) => each !== undefined)];
  return { links: own.links, items: all.flatMap(({ items }) => items) };
}

async function surveyFrame(frame: Frame): Promise<Survey> {
  const { links, origin, ...stored } = await frame.evaluate(lookAround);
  const items = Object.entries(stored).flatMap(([storage, names]) =>
    names.map((name) => ({ storage: storageOf(storage), name, origin, valueLength: null })),
  );
  return { links, items };
}

function storageOf(key: string): "indexedDB" | "cacheStorage" | "serviceWorker" {
  if (key === "indexedDB" || key === "cacheStorage") return key;
  return "serviceWorker";
}

/** Runs inside the frame, and can use nothing of this file. */
async function lookAround() {
  const MOST = 10_000;
  const quietly = async (look: () => Promise<string[]>): Promise<string[]> => {
    try {
      return await look();
    } catch {
      // A frame without an origin of its own may store nothing.
      return [];
    }
  };
  const links = [...document.querySelectorAll("a[href], area[href]")]
    .slice(0, MOST)
    .map((link) => URL.parse(link.getAttribute("href") ?? "", document.baseURI)?.href)
    .filter((address) => address !== undefined);
  return {
    links: [...new Set(links)],
    origin: location.origin,
    indexedDB: await quietly(async () => {
      const databases = await indexedDB.databases();
      return databases.map(({ name = "" }) => name);
    }),
    cacheStorage: await quietly(() => caches.keys()),
    serviceWorker: await quietly(async () => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      return registrations.flatMap(({ active, waiting, installing }) => {
        const script = (active ?? waiting ?? installing)?.scriptURL;
        return script === undefined ? [] : [new URL(script).pathname];
      });
    }),
  };
}
