import type { Journey } from "cookie-inventory";
import { type Choice, type Page, type State, wasChoiceMade } from "../observation-schema.ts";
import { ConsentChoices } from "./consent-choices.ts";
import { originOf } from "./crawl-scope.ts";
import type { CrawlContext, CrawlerSession } from "./crawler-session.ts";

/**
 * The choices that a journey needs in its own profile: on the origins that its steps open, as far as they are known. What
 * other origins store is left out of the results, because no choice was made there.
 */
export class JourneyChoices {
  readonly #context: CrawlContext;
  readonly #state: State;
  /** The first page of the steps. */
  readonly #start: string;
  /** The choices of the crawl, by origin. */
  readonly #made: Map<string, Choice>;
  /** The addresses on which to look for a banner, by origin. */
  readonly #addresses: ReadonlyMap<string, readonly string[]>;
  /** The choices on origins that the crawl has not opened. */
  readonly added: Choice[] = [];

  constructor(
    context: CrawlContext,
    { steps }: Journey,
    state: State,
    found: {
      readonly crawled: readonly Page[];
      readonly choices: readonly Choice[];
      readonly earlierPages: readonly Page[];
    },
  ) {
    const base = context.website.starts[0];
    const targets = steps.flatMap(({ goTo }) =>
      goTo === undefined ? [] : new URL(goTo, base).href,
    );
    const opened = found.earlierPages.map(({ address }) => address);
    const needed = new Set([...targets, ...opened].map(originOf));
    const crawled = found.crawled
      .filter(({ outcome }) => outcome === "visited")
      .map(({ address }) => address);
    this.#context = context;
    this.#state = state;
    this.#start = targets[0] ?? "";
    this.#made = new Map(found.choices.map((choice) => [choice.origin, choice]));
    // A choice that is shared was made on an origin that the steps may not open.
    const isShared = [...needed].some((origin) => this.#made.get(origin)?.outcome === "shared");
    const addresses = [...crawled, ...targets, ...opened].filter(
      (address) =>
        context.scope.partyOf(new URL(address).hostname) === "first" &&
        (needed.has(originOf(address)) ||
          (isShared && this.#made.get(originOf(address))?.outcome === "made")),
    );
    this.#addresses = Map.groupBy(addresses, originOf);
  }

  /** Makes the choices. Returns why the journey cannot run, if its first page has none; undefined if it can. */
  async make(session: CrawlerSession): Promise<string | undefined> {
    const state = this.#state;
    if (state === "before") return undefined;
    const origin = originOf(this.#start);
    const known = this.#made.get(origin);
    if (known !== undefined && !wasChoiceMade(known)) return known.why ?? "";
    const pages = [...this.#addresses].flatMap(([, addresses]) =>
      addresses.map((address) => ({ address })),
    );
    const others = [...this.#made.values()].filter((choice) => !wasChoiceMade(choice));
    const choices = new ConsentChoices(this.#context, session, state, pages, others);
    const made = await choices.makeOnce();
    for (const choice of made.values()) {
      if (this.#made.has(choice.origin)) continue;
      this.#made.set(choice.origin, choice);
      this.added.push(choice);
    }
    const choice = made.get(origin);
    return choice !== undefined && wasChoiceMade(choice) ? undefined : (choice?.why ?? "");
  }

  /** Whether what a page stores belongs in the results of this state. */
  covers(address: string): boolean {
    if (this.#state === "before") return true;
    const choice = this.#made.get(originOf(address));
    return choice !== undefined && wasChoiceMade(choice);
  }
}
