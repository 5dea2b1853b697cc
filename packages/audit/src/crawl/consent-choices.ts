import type { BrowserContext } from "playwright";
import {
  answerBanner,
  type BannerSearch,
  type ChoiceResult,
  showsBanner,
} from "../consent/answer-banner.ts";
import type { Choice, Page } from "../observation-schema.ts";
import { originOf, siteOf } from "./crawl-scope.ts";
import type { CrawlContext, CrawlerSession } from "./crawler-session.ts";

/** The maximum number of pages of an origin on which to look for its banner. */
const MAX_PAGES = 2;

function hasButtonsOrTool({ signs }: ChoiceResult): boolean {
  return signs !== null && (signs.buttons.length > 0 || signs.tool !== null);
}

const NOTHING_STORED = {
  signs: null,
  picture: null,
  milliseconds: 0,
  hosts: [],
  cookies: [],
  items: [],
};

/**
 * Makes the same choice on every origin of a website, once for each browser context: the context after a crash no
 * longer has the cookies of earlier choices.
 */
export class ConsentChoices {
  readonly #context: CrawlContext;
  readonly #session: CrawlerSession;
  readonly #state: Choice["state"];
  readonly #addressesByOrigin: ReadonlyMap<string, readonly string[]>;
  readonly #withoutBanner: ReadonlyMap<string, Choice>;
  readonly #originsWithBanner: ReadonlySet<string>;
  readonly #made = new WeakMap<BrowserContext, Promise<ReadonlyMap<string, Choice>>>();

  /**
   * `pages` are those to visit, in crawl order. No banner is looked for on the origins on which the choices of
   * `otherStates` found none. On those on which they found one, a late banner is waited for.
   */
  constructor(
    context: CrawlContext,
    session: CrawlerSession,
    state: Choice["state"],
    pages: readonly Pick<Page, "address">[],
    otherStates: readonly Choice[],
  ) {
    this.#context = context;
    this.#session = session;
    this.#state = state;
    const addresses = pages.map(({ address }) => address);
    this.#addressesByOrigin = Map.groupBy(addresses, originOf);
    const withoutBanner = otherStates.filter(
      ({ outcome }) => outcome === "unknown" || outcome === "none",
    );
    this.#withoutBanner = new Map(withoutBanner.map((choice) => [choice.origin, choice]));
    this.#originsWithBanner = new Set(
      otherStates.flatMap(({ origin, banner, outcome }) =>
        banner === null || outcome === "shared" ? [] : [origin],
      ),
    );
  }

  /** Returns the choices in the current browser context, by origin, in the order in which they were made. */
  async makeOnce(): Promise<ReadonlyMap<string, Choice>> {
    const profile = await this.#context.browser.profile();
    const made = this.#made.get(profile) ?? this.#makeAll();
    this.#made.set(profile, made);
    return made;
  }

  async #makeAll(): Promise<ReadonlyMap<string, Choice>> {
    const made = new Map<string, Choice>();
    for (const [origin, addresses] of this.#addressesByOrigin) {
      const known = this.#withoutBanner.get(origin);
      const choice =
        known === undefined
          ? await this.#make(origin, addresses.slice(0, MAX_PAGES), [...made.values()])
          : { ...known, milliseconds: 0, state: this.#state };
      made.set(origin, choice);
    }
    return made;
  }

  async #make(
    origin: string,
    addresses: readonly string[],
    made: readonly Choice[],
  ): Promise<Choice> {
    const { website, options } = this.#context;
    const started = options.now();
    const sameSite = made.find(
      ({ outcome, origin: other }) => outcome === "made" && siteOf(other) === siteOf(origin),
    );
    let last: ChoiceResult | undefined;
    let isShared: boolean | undefined;
    for (const address of addresses) {
      options.signal.throwIfAborted();
      last = await this.#chooseOn(address);
      if (last.banner !== null) break;
      if (last.outcome !== "unknown") continue;
      // If the choice on another origin applies here, only a visitor who has made no choice is shown the banner.
      if (sameSite !== undefined) isShared ??= await this.#asksNewVisitor(address);
      // Where nothing looks like a banner, another page of the same origin would hardly show one.
      if (isShared === true || !hasButtonsOrTool(last)) break;
    }
    const { screenshot, ...result } = last ?? {};
    const choice: Choice = {
      type: "choice",
      website: website.number,
      state: this.#state,
      origin,
      outcome: "unknown",
      banner: null,
      address: null,
      why: null,
      ...NOTHING_STORED,
      ...result,
    };
    if (choice.outcome !== "unknown") return this.#withPicture(choice, screenshot);
    const milliseconds = options.now() - started;
    if (isShared === true && sameSite !== undefined) {
      const why = `The choice made on ${sameSite.origin} applies here too.`;
      return {
        ...choice,
        outcome: "shared",
        banner: sameSite.banner,
        why,
        signs: null,
        milliseconds,
      };
    }
    const withDeclared = { ...this.#withDeclared(choice), milliseconds };
    return this.#withPicture(withDeclared, screenshot);
  }

  #withPicture(choice: Choice, screenshot: Uint8Array | undefined): Choice {
    const { savePicture } = this.#context.options;
    const isNeeded = choice.outcome === "unknown" || choice.outcome === "failed";
    if (!isNeeded || screenshot === undefined || savePicture === undefined) return choice;
    const name = `${new URL(choice.origin).hostname}-${choice.state}`;
    return { ...choice, picture: savePicture(name, screenshot) };
  }

  /** Applies what the list of websites says to a choice for which no banner was found. */
  #withDeclared(choice: Choice): Choice {
    const { banner } = this.#context.website;
    if (banner === null || !("none" in banner)) return choice;
    return (choice.signs?.buttons.length ?? 0) > 0
      ? {
          ...choice,
          why: `The list of websites says that there was no banner on ${banner.none}. ${choice.why ?? ""}`.trim(),
        }
      : { ...choice, outcome: "none", why: `There was no banner on ${banner.none}.`, signs: null };
  }

  #search(address: string): BannerSearch {
    const { banner } = this.#context.website;
    return {
      selectors: banner === null || "none" in banner ? null : banner,
      isExpected: this.#originsWithBanner.has(originOf(address)),
    };
  }

  async #chooseOn(address: string): Promise<ChoiceResult> {
    await this.#session.waitForTurn(address);
    try {
      return await answerBanner(
        address,
        this.#state,
        this.#search(address),
        await this.#session.visitContext(),
      );
    } catch (cause) {
      const why = this.#session.failureMessage(cause);
      return { outcome: "failed", banner: null, address, why, ...NOTHING_STORED };
    }
  }

  async #asksNewVisitor(address: string): Promise<boolean> {
    const { browser } = this.#context;
    const profile = await browser.openSeparateProfile();
    if (profile === undefined) return false;
    try {
      return await showsBanner(address, this.#search(address), {
        ...(await this.#session.visitContext()),
        profile,
      });
    } catch {
      return false;
    } finally {
      await profile.close().catch(() => {});
    }
  }
}
