import type { BrowserContext, Page } from "playwright";
import { type InjectedScript, type Hear, type Watched, watchPage } from "./devtools-target.ts";
import { within } from "./timeouts.ts";

/** How long a tab may take to close, or to leave its page, in milliseconds. */
const PATIENCE = 5000;

/** Who is told what happens in a tab. */
export interface Watcher {
  readonly hear: Hear;
  readonly onDialog: () => void;
  readonly onWindow: () => void;
  /** Whether the page may not go to an address: then nobody is asked for it. */
  readonly isBarred: (address: string) => boolean;
  /** Called when nothing more can happen in it; `why` is a sentence. */
  readonly onGone: (why: string) => void;
}

/** A tab of the browser, in which one page is visited after the other: opening one takes longer than most pages. */
export class Tab {
  readonly page: Page;
  #watched: Watched | undefined;
  #watcher: Watcher | undefined;
  #isSound = true;

  private constructor(page: Page) {
    this.page = page;
    page.on("dialog", (dialog) => {
      // A page that asks whether to stay would keep the tab from its next one.
      const isFarewell = dialog.type() === "beforeunload";
      if (!isFarewell) this.#watcher?.onDialog();
      void (isFarewell ? dialog.accept() : dialog.dismiss()).catch(() => {});
    });
    page.on("popup", (popup) => {
      this.#watcher?.onWindow();
      void popup.close().catch(() => {});
    });
    page.on("crash", () => this.#gone("The tab crashed."));
    page.on("close", () => this.#gone("The browser crashed."));
  }

  /** Opens one, with a `consentScript` in its documents. Throws Playwright's error where the browser is gone. */
  static async open(profile: BrowserContext, consentScript?: InjectedScript): Promise<Tab> {
    const tab = new Tab(await profile.newPage());
    const hear: Hear = (...event) => tab.#watcher?.hear(...event);
    tab.#watched = await watchPage(tab.page, hear, consentScript);
    await tab.#guard(tab.#watched);
    return tab;
  }

  /** Stops the page where it may not go, on the way of a redirect too: nothing else tells of these in time. */
  async #guard({ session, frameId: own }: Watched): Promise<void> {
    session.on("Fetch.requestPaused", ({ requestId, frameId, request }) => {
      const isBarred = frameId === own && this.#watcher?.isBarred(request.url);
      const answer = isBarred
        ? session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" })
        : session.send("Fetch.continueRequest", { requestId });
      // The request may be over by now.
      answer.catch(() => {});
    });
    await session.send("Fetch.enable", { patterns: [{ resourceType: "Document" }] });
  }

  /** Tells this watcher from now on, and no other. */
  watch(watcher: Watcher | undefined): void {
    this.#watcher = watcher;
  }

  /** The protocol's name of the profile that it is open in. */
  get profile(): string {
    return this.#watched?.profile ?? "";
  }

  /** Loads no more of the page. */
  async stop(): Promise<void> {
    await this.#watched?.session.send("Page.stopLoading").catch(() => {});
  }

  /** Leaves the page, as a visitor does. Returns whether the tab can be used again. */
  async leave(): Promise<boolean> {
    const left = await within(
      PATIENCE,
      this.page.goto("about:blank").then(() => true),
    );
    return left === true && this.#isSound;
  }

  async close(): Promise<void> {
    this.#watcher = undefined;
    await within(PATIENCE, this.page.close());
  }

  #gone(why: string): void {
    this.#isSound = false;
    this.#watcher?.onGone(why);
  }
}

/** The tabs that wait for their next page. */
export class Tabs {
  readonly #idle = new WeakMap<BrowserContext, Tab[]>();

  /** A tab of this profile. Throws Playwright's error where the browser is gone. */
  async take(profile: BrowserContext): Promise<Tab> {
    return this.#idle.get(profile)?.pop() ?? Tab.open(profile);
  }

  /** Gives one back whose page is at rest, or has been left. */
  give(profile: BrowserContext, tab: Tab): void {
    const idle = this.#idle.get(profile) ?? [];
    this.#idle.set(profile, [...idle, tab]);
  }
}
