import type { BrowserContext } from "playwright";
import { asks, choose, type Chosen } from "../consent/answer-banner.ts";
import type { Choice, Page } from "../observation-schema.ts";
import { siteOf } from "./crawl-scope.ts";
import type { CrawlContext, CrawlerSession } from "./crawler-session.ts";

/** On so many pages of an origin its banner is looked for. */
const MOST_PAGES = 2;

const NOTHING = { milliseconds: 0, hosts: [], cookies: [], items: [] };

/**
 * Makes the same choice on every origin of a website, in each profile in which it is asked for: a browser that
 * was started again has forgotten what was chosen.
 */
export class Choices {
  readonly #ground: CrawlContext;
  readonly #visitor: CrawlerSession;
  readonly #state: Choice["state"];
  readonly #origins: ReadonlyMap<string, readonly string[]>;
  readonly #unknown: ReadonlyMap<string, Choice>;
  readonly #made = new WeakMap<BrowserContext, Promise<ReadonlyMap<string, Choice>>>();

  /**
   * `pages` are those to be visited, in their order. Where an `earlier` choice met no banner that is known,
   * none is looked for again.
   */
  constructor(
    ground: CrawlContext,
    visitor: CrawlerSession,
    state: Choice["state"],
    pages: readonly Page[],
    earlier: readonly Choice[],
  ) {
    this.#ground = ground;
    this.#visitor = visitor;
    this.#state = state;
    const addresses = pages.map(({ address }) => address);
    this.#origins = Map.groupBy(addresses, (address) => new URL(address).origin);
    const unknown = earlier.filter(({ outcome }) => outcome === "unknown");
    this.#unknown = new Map(unknown.map((choice) => [choice.origin, choice]));
  }

  /** The choices in the profile that is in use, by origin, in the order in which they were made. */
  async inUse(): Promise<ReadonlyMap<string, Choice>> {
    const profile = await this.#ground.browser.profile();
    const made = this.#made.get(profile) ?? this.#makeAll();
    this.#made.set(profile, made);
    return made;
  }

  async #makeAll(): Promise<ReadonlyMap<string, Choice>> {
    const made = new Map<string, Choice>();
    for (const [origin, addresses] of this.#origins) {
      const earlier = this.#unknown.get(origin);
      const choice =
        earlier === undefined
          ? await this.#make(origin, addresses.slice(0, MOST_PAGES), [...made.values()])
          : { ...earlier, ...NOTHING, state: this.#state };
      made.set(origin, choice);
    }
    return made;
  }

  async #make(
    origin: string,
    addresses: readonly string[],
    made: readonly Choice[],
  ): Promise<Choice> {
    const { website, options } = this.#ground;
    const began = options.now();
    let last: Chosen | undefined;
    for (const address of addresses) {
      options.signal.throwIfAborted();
      last = await this.#chooseOn(address);
      if (last.banner !== null) break;
    }
    const choice: Choice = {
      type: "choice",
      website: website.number,
      state: this.#state,
      origin,
      outcome: "unknown",
      banner: null,
      address: null,
      why: null,
      ...NOTHING,
      ...last,
    };
    if (choice.outcome !== "unknown") return choice;
    const other = made.find(
      ({ outcome, origin: their }) => outcome === "made" && siteOf(their) === siteOf(origin),
    );
    const [first = ""] = addresses;
    // Where another origin's answer has settled it, only a visitor who was never asked is shown the banner.
    const isShared = other !== undefined && (await this.#asksApart(first));
    const milliseconds = options.now() - began;
    return isShared
      ? {
          ...choice,
          outcome: "shared",
          banner: other.banner,
          why: `The choice that was made on ${other.origin} holds here too.`,
          milliseconds,
        }
      : { ...choice, milliseconds };
  }

  async #chooseOn(address: string): Promise<Chosen> {
    const { website, sites, gate, options } = this.#ground;
    await gate.pass(
      new URL(address).host,
      Math.max(website.delay ?? options.delay, sites.delay(address)),
    );
    try {
      return await choose(address, this.#state, website.banner, await this.#visitor.around());
    } catch (cause) {
      const why = this.#visitor.failureMessage(cause);
      return { outcome: "failed", banner: null, address, why, ...NOTHING };
    }
  }

  async #asksApart(address: string): Promise<boolean> {
    const { browser, website } = this.#ground;
    const profile = await browser.apart();
    if (profile === undefined) return false;
    try {
      return await asks(address, website.banner, { ...(await this.#visitor.around()), profile });
    } catch {
      return false;
    } finally {
      await profile.close().catch(() => {});
    }
  }
}
