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

/** Everything that a task can leave unsaid: one website, as a visitor sees it who answers nothing. */
export function taskOf(
  start: string,
  limits: Partial<Limits> = {},
  states: RunConfig["states"] = ["before"],
): RunConfig {
  const website = websiteOf([start], { maxPages: 500, ...limits });
  const part = { number: 1, of: 1, list: "", name: null };
  return { domains: DOMAINS, states, websites: [website], part };
}

/** How the test websites are visited: without the pauses that others are owed. */
export function optionsOf(
  testWebsites: TestWebsites,
  launch: LaunchOptions,
  rest: Partial<ObserveOptions> = {},
): ObserveOptions {
  return {
    launch,
    hostOverrides: testWebsites.hostOverrides,
    concurrency: 2,
    delay: 0,
    timeouts: { load: 20_000, watch: 700, rest: 4000 },
    write: () => {},
    onProgress: () => {},
    signal: new AbortController().signal,
    now: Date.now,
    ...rest,
  };
}

/** What was seen, each item once, with the page on which it was seen first. */
export function sightings({ pages }: Observations): { on: string; seen: SeenCookie | SeenItem }[] {
  const found = new Map<string, { on: string; seen: SeenCookie | SeenItem }>();
  for (const { address, cookies, items } of pages) {
    for (const seen of [...cookies, ...items]) {
      const key = JSON.stringify(withSortedKeys(seen));
      if (!found.has(key)) found.set(key, { on: address, seen });
    }
  }
  return [...found.values()];
}

/** A list that can be compared whatever its order. */
export function sorted<T extends object>(list: readonly T[]): T[] {
  const text = (each: T) => JSON.stringify(withSortedKeys(each));
  return list.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** The page of an address, as far as a test looks at it. */
export function pageAt({ pages }: Observations, address: string): Page | undefined {
  return pages.find((page) => page.address === address);
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, withSortedKeys(inner)]);
}
