import type { Journey } from "cookie-inventory";
import type {
  Choice,
  End,
  JourneyResult,
  Page,
  State,
  WebsiteEntry,
} from "../observation-schema.ts";
import type { CrawlContext } from "./crawler-session.ts";
import { JourneyCrawl } from "./journey-crawl.ts";

/** The entries of all journeys of a website in one state. */
interface StateEntries {
  readonly pages: readonly Page[];
  readonly journeys: readonly JourneyResult[];
  readonly choices: readonly Choice[];
}

/**
 * The journeys of a website, and the pages that are visited after them. Each journey starts in a new profile, so that its
 * result does not depend on other journeys or on the crawl.
 */
export class JourneyCrawls {
  readonly #context: CrawlContext;
  readonly #earlier: readonly WebsiteEntry[];
  readonly #readSites: (addresses: readonly string[]) => Promise<unknown>;
  /** The names of journeys that have failed: trying again with a wrong password could lock the account. */
  readonly #failed = new Set<string>();
  /** The pages of each journey in an earlier state, by its name. */
  readonly #pages = new Map<string, readonly Page[]>();
  readonly #skipped: End["left"][] = [];

  /** `earlier` are the entries that an interrupted run has written; `readSites` reads the files of new origins. */
  constructor(
    context: CrawlContext,
    earlier: readonly WebsiteEntry[],
    readSites: (addresses: readonly string[]) => Promise<unknown>,
  ) {
    this.#context = context;
    this.#earlier = earlier;
    this.#readSites = readSites;
  }

  /** Runs the journeys of a state. `crawled` are the pages that the crawl has visited, `choices` those made for it. */
  async run(
    state: State,
    crawled: readonly Page[],
    choices: readonly Choice[],
  ): Promise<StateEntries> {
    const pages: Page[] = [];
    const journeys: JourneyResult[] = [];
    const added = this.#earlier
      .filter((entry) => entry.type === "choice")
      .filter(
        (entry) => entry.state === state && !choices.some(({ origin }) => origin === entry.origin),
      );
    for (const journey of this.#context.website.journeys) {
      if (!runsIn(journey, state) || this.#failed.has(journey.name)) continue;
      const crawl = new JourneyCrawl(this.#context, journey, state, {
        earlier: this.#earlier,
        readSites: this.#readSites,
        crawled,
        choices: [...choices, ...added],
        earlierPages: this.#pages.get(journey.name) ?? [],
        write: this.#context.options.write,
        firstOrder: crawled.length + pages.length,
      });
      const finished = await crawl.run();
      if (finished.result.outcome === "failed") this.#failed.add(journey.name);
      this.#pages.set(journey.name, [...(this.#pages.get(journey.name) ?? []), ...finished.pages]);
      this.#skipped.push(finished.skipped);
      pages.push(...finished.pages);
      journeys.push(finished.result);
      added.push(...finished.choices);
    }
    return { pages, journeys, choices: added };
  }

  /** Adds what was found after journeys and skipped. */
  addSkipped(left: End["left"]): End["left"] {
    const all = [left, ...this.#skipped];
    const merge = (kind: keyof End["left"]) => [...new Set(all.flatMap((each) => each[kind]))];
    return {
      robots: merge("robots"),
      traps: merge("traps"),
      limit: merge("limit"),
      notPages: merge("notPages"),
    };
  }
}

function runsIn({ when }: Journey, state: State): boolean {
  return when === undefined || when.includes(state);
}
