import type { LaunchOptions } from "playwright";
import type {
  Limits,
  Observations,
  Page,
  SeenCookie,
  SeenItem,
} from "../../src/observation-schema.ts";
import type { ObserveOptions, RunConfig } from "../../src/observe-websites.ts";
import { DOMAINS, type TestWebsites } from "../websites/index.ts";
import { websiteOf } from "./made-observations.ts";

/** Returns a task for one website. */
export function taskOf(
  start: string,
  limits: Partial<Limits> = {},
  states: RunConfig["states"] = ["before"],
): RunConfig {
  const website = websiteOf([start], { maxPages: 500, ...limits });
  const part = { number: 1, of: 1, list: "", name: null };
  return { domains: DOMAINS, states, websites: [website], part };
}

/** Returns options for the test websites, without pauses between pages. */
export function optionsOf(
  testWebsites: TestWebsites,
  launch: LaunchOptions,
  change: Partial<ObserveOptions> = {},
): ObserveOptions {
  return {
    launch,
    hostOverrides: testWebsites.hostOverrides,
    concurrency: 2,
    delay: 0,
    timeouts: { load: 20_000, settle: 700, maxSettle: 4000 },
    variables: new Map(),
    savePicture: (name) => name,
    write: () => {},
    onProgress: () => {},
    signal: new AbortController().signal,
    now: Date.now,
    ...change,
  };
}

/** An item with the address of the page on which it was found first. */
interface ItemOnPage {
  readonly page: string;
  readonly item: SeenCookie | SeenItem;
}

/** Returns every distinct item with the first page on which it was found. */
export function itemsByFirstPage({ pages }: Observations): ItemOnPage[] {
  const firstPages = new Map<string, ItemOnPage>();
  for (const { address, cookies, items } of pages) {
    for (const item of [...cookies, ...items]) {
      const key = JSON.stringify(withSortedKeys(item));
      if (!firstPages.has(key)) firstPages.set(key, { page: address, item });
    }
  }
  return [...firstPages.values()];
}

/** Sorts a list, to compare it regardless of its order. */
export function sorted<T extends object>(list: readonly T[]): T[] {
  const text = (each: T) => JSON.stringify(withSortedKeys(each));
  return list.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

export function pageAt({ pages }: Observations, address: string): Page | undefined {
  return pages.find((page) => page.address === address);
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, withSortedKeys(inner)]);
}
