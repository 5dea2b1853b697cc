import type { BannerSelectors } from "cookie-inventory";
import { z } from "zod";
import type { TargetInfo } from "../observe/devtools-target.ts";
import {
  ANSWERED,
  type AnswerResult,
  answerWithButtons,
  answerWithSelectors,
  BUTTONS_MISSING,
  isGone,
  notAnswered,
  poll,
  waitUntilGone,
} from "./banner-clicks.ts";
import { BannerDocuments } from "./banner-documents.ts";
import { CUSTOM_BANNER, RECOGNISED_BANNER } from "./banner-kinds.ts";
import { CONSENT_SCRIPT } from "./banner-rules.ts";
import { type BannerPart, findBannerParts, isBanner, isBannerLike } from "./banner-search.ts";
import { type BannerSigns, describeSigns } from "./banner-signs.ts";
import { BANNER_TIMEOUTS } from "./banner-timeouts.ts";
import type { Answer } from "./button-texts.ts";
import { KnownBanner, NOT_SAVED } from "./known-banner.ts";

const bindingCalled = z.object({
  name: z.string(),
  payload: z.string(),
  executionContextId: z.int(),
});

/**
 * The cookie banner of a page, whose protocol events must be passed to `handleEvent`. It is recognised by the
 * selectors in the list of websites or, without them, by a rule of autoconsent or else by its buttons.
 */
export class CookieBanner {
  readonly #selectors: BannerSelectors | null;
  readonly #isExpected: boolean;
  readonly #documents = new BannerDocuments();
  readonly #known = new KnownBanner(this.#documents);
  #kind: string | undefined;
  /** The part of the page that was recognised as the banner before the answer. */
  #part: BannerPart | undefined;
  /** When the search for the banner began. */
  #started = 0;
  /** How long the banner took to appear after the page had loaded, in milliseconds. */
  #delay = Infinity;

  /** `isExpected`: whether the page showed a banner to another new visitor, so that a late one is worth waiting for. */
  constructor(selectors: BannerSelectors | null, isExpected = false) {
    this.#selectors = selectors;
    this.#isExpected = isExpected;
  }

  handleEvent(target: TargetInfo, method: string, params: unknown): void {
    this.#documents.handleEvent(target, method, params);
    if (method !== "Runtime.bindingCalled") return;
    const { name, payload, executionContextId: id } = bindingCalled.parse(params);
    if (name === CONSENT_SCRIPT.binding) this.#known.receive(payload, { target, id });
  }

  /** Waits until a banner is shown and returns its kind; undefined if none appears in time. */
  async waitForKind(): Promise<string | undefined> {
    this.#started = Date.now();
    let recognised: { readonly at: number; readonly searches: number } | undefined;
    let isScrolled = false;
    await poll(BANNER_TIMEOUTS.search, async () => {
      await this.findKind();
      const { searches, tool } = this.#known;
      if (this.#kind === RECOGNISED_BANNER) {
        if (searches === 0 && tool === undefined) return false;
        recognised ??= { at: Date.now(), searches };
        // One whole search for a rule must have begun and ended since the banner was recognised.
        const isWithoutRule = searches >= recognised.searches + 2;
        return isWithoutRule || Date.now() - recognised.at >= BANNER_TIMEOUTS.rule;
      }
      if (this.#kind !== undefined) return true;
      const elapsed = Date.now() - this.#started;
      if (!isScrolled && elapsed >= BANNER_TIMEOUTS.scroll) {
        isScrolled = true;
        await this.#documents.scroll();
      }
      // A whole search for a rule must have ended.
      if (searches < 2 && tool === undefined) return false;
      if (elapsed >= BANNER_TIMEOUTS.expectedBanner) return true;
      const isExpected = this.#isExpected || tool !== undefined;
      return !isExpected && elapsed >= BANNER_TIMEOUTS.banner && !(await this.#isAppearing());
    });
    return this.#kind;
  }

  /** Returns the kind of the banner that is shown now; undefined if none is. */
  async findKind(): Promise<string | undefined> {
    this.#kind = await this.#lookForKind();
    if (this.#kind !== undefined) this.#delay = Math.min(this.#delay, Date.now() - this.#started);
    return this.#kind;
  }

  /** Gives the answer, and checks that the banner goes away. */
  async answer(answer: Answer): Promise<AnswerResult> {
    const part = (await findBannerParts(this.#documents)).find(isBanner);
    this.#part = part;
    if (this.#selectors !== null) {
      return answerWithSelectors(this.#documents, this.#selectors, answer);
    }
    if (this.#kind !== RECOGNISED_BANNER) {
      const result = await this.#known.answer(answer);
      if (result.isAnswered || result === NOT_SAVED || part === undefined) return result;
      // A rule fails on a slow page if the message after the answer comes late.
      if (await isGone(this.#documents, part)) return ANSWERED;
    }
    if (part === undefined) return BUTTONS_MISSING;
    // Some tools show their buttons before they respond to clicks.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const result = await answerWithButtons(this.#documents, part, answer);
      if (!result.isAnswered) return result;
      if (await waitUntilGone(this.#documents, part)) return result;
    }
    return STILL_SHOWN;
  }

  /** Forgets the banner before a page is opened on which it must not be shown again. */
  forget(): void {
    this.#known.forget();
  }

  /** Whether the banner is shown on the page that was opened after the answer. */
  async isShownAgain(): Promise<boolean> {
    const { again, expectedBanner } = BANNER_TIMEOUTS;
    // It would come back about as fast as it appeared the first time.
    const timeout = Math.min(Math.max(again, 2 * this.#delay), expectedBanner);
    return poll(timeout, async () => {
      if (this.#selectors !== null) return this.#isShown(this.#selectors.shown);
      // Some rules take a hidden banner for one that is shown.
      return this.#part === undefined
        ? this.#known.kind !== undefined
        : (await findBannerParts(this.#documents)).some(isBanner);
    });
  }

  /** Returns what looks like a cookie banner on the page; null if nothing does. */
  async findSigns(): Promise<BannerSigns | null> {
    const parts = await findBannerParts(this.#documents);
    return describeSigns(parts.filter(isBannerLike), this.#known);
  }

  async #lookForKind(): Promise<string | undefined> {
    const { kind } = this.#known;
    if (this.#selectors !== null) {
      return (await this.#isShown(this.#selectors.shown)) ? CUSTOM_BANNER : undefined;
    }
    if (kind !== undefined) return kind;
    return (await findBannerParts(this.#documents)).some(isBanner) ? RECOGNISED_BANNER : undefined;
  }

  async #isAppearing(): Promise<boolean> {
    const contexts = this.#documents.all();
    return (await Promise.all(contexts.map((each) => this.#documents.isAppearing(each)))).includes(
      true,
    );
  }

  async #isShown(selector: string): Promise<boolean> {
    for (const context of this.#documents.all()) {
      if (await this.#documents.isShown(context, selector)) return true;
    }
    return false;
  }
}

const STILL_SHOWN = notAnswered(
  "A button of the banner was clicked, but the banner is still shown.",
);
